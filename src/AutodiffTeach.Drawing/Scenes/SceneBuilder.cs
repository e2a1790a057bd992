using AutodiffTeach.Drawing.Layout;
using AutodiffTeach.Drawing.Typesetting;

namespace AutodiffTeach.Drawing.Scenes;

/// <summary>Turns a sketch into a scene: measures the text, lays the boxes out, and places everything.</summary>
public static class SceneBuilder
{
    private const double PartialSize = 12;
    private const double PartialMargin = 3;
    private const double BandSize = 13;
    private const double BandBaseline = 17;

    /// <summary>Builds the picture of a sketch.</summary>
    /// <param name="sketch">What to draw.</param>
    /// <param name="options">What to show and how.</param>
    /// <exception cref="ArgumentException">The sketch is not an acyclic graph with unique ids.</exception>
    public static Scene Build(Sketch sketch, SceneOptions options)
    {
        ArgumentNullException.ThrowIfNull(sketch);
        ArgumentNullException.ThrowIfNull(options);
        var sources = sketch.Nodes.ToDictionary(node => node.Id, StringComparer.Ordinal);
        var blocks = sketch.Nodes.ToDictionary(node => node.Id, node => new NodeBlock(node, options), StringComparer.Ordinal);
        var labels = sketch.Edges.Select(edge => PartialOf(edge, options)).ToArray();
        var repetition = Repeat(Diagram(sketch, blocks, labels), options);
        var engine = options.Layout ?? new TimelineLayout(options.Parameters);
        var arrangement = engine.Arrange(repetition.Diagram);

        var nodes = arrangement.Boxes.Select(box => PlaceNode(box, repetition.Originals.GetValueOrDefault(box.Box.Id, box.Box.Id), sources, blocks, options)).ToArray();
        var byId = nodes.ToDictionary(node => node.Id, StringComparer.Ordinal);
        var edges = arrangement.Routes.Select((route, i) => PlaceEdge(route, i, sketch.Edges[i], labels[i], byId, options)).ToArray();
        var bands = options.ShowBands ? arrangement.Bands.Select(PlaceBand).ToArray() : [];
        return new Scene(sketch.Title, sketch.Description, arrangement.Size, nodes, edges, bands, arrangement.Junctions, options.Style);
    }

    /// <summary>The diagram that a sketch becomes: what <see cref="Build"/> gives to the layout engine.</summary>
    /// <param name="sketch">What to draw.</param>
    /// <param name="options">What to show and how.</param>
    public static Diagram Measure(Sketch sketch, SceneOptions options)
    {
        ArgumentNullException.ThrowIfNull(sketch);
        ArgumentNullException.ThrowIfNull(options);
        var blocks = sketch.Nodes.ToDictionary(node => node.Id, node => new NodeBlock(node, options), StringComparer.Ordinal);
        return Repeat(Diagram(sketch, blocks, [.. sketch.Edges.Select(edge => PartialOf(edge, options))]), options).Diagram;
    }

    private static ParameterRepetition Repeat(Diagram diagram, SceneOptions options) =>
        options.Parameters == ParameterPlacement.Repeated ? ParameterRepetition.Of(diagram) : new ParameterRepetition(diagram, new Dictionary<string, string>());

    private static bool ShowsNumber(SketchEdge edge, SceneOptions options) => options.Partials == PartialDisplay.Numbers && edge.PartialValue is not null;

    private static MathText? PartialOf(SketchEdge edge, SceneOptions options)
    {
        var text = ShowsNumber(edge, options) ? edge.PartialValue!.ToLabel(options.Digits) : edge.Partial;
        return text is null || options.Partials == PartialDisplay.None ? null : MathText.Set(text, PartialSize);
    }

    private static Diagram Diagram(Sketch sketch, Dictionary<string, NodeBlock> blocks, MathText?[] labels)
    {
        var boxes = sketch.Nodes.Select(node => new Box(node.Id, blocks[node.Id].Size.Width, blocks[node.Id].Size.Height, node.Role) { Time = node.Time });
        var wires = sketch.Edges.Select((edge, i) => new Wire(edge.From, edge.To)
        {
            Position = edge.Position,
            Label = labels[i] is { } label ? new Size(label.Width + 2 * PartialMargin, label.Height + PartialMargin) : default,
        });
        return new Diagram([.. boxes], [.. wires]);
    }

    private static SceneNode PlaceNode(PlacedBox box, string original, Dictionary<string, SketchNode> sources, Dictionary<string, NodeBlock> blocks, SceneOptions options)
    {
        var source = sources[original];
        return blocks[original].Place(source, box.Box.Id, box.Region) with
        {
            Time = box.Box.Time,
            Emphasis = EmphasisOf(options.Highlight, highlight => highlight.Nodes.Contains(original)),
            Name = Narration.Node(source, options),
        };
    }

    private static SceneEdge PlaceEdge(Route route, int index, SketchEdge source, MathText? label, Dictionary<string, SceneNode> nodes, SceneOptions options)
    {
        var (from, to) = (nodes[route.Wire.From], nodes[route.Wire.To]);
        return new SceneEdge(index, from.Id, to.Id, source, Outline.Extend(route.Curve, from, to))
        {
            ShowsNumber = ShowsNumber(source, options),
            Texts = label is not null && route.Label is { } center ? [new SceneText(TextKind.Partial, PlacedText.Centered(label, center))] : [],
            Emphasis = EmphasisOf(options.Highlight, highlight => highlight.Edges.Contains(index)),
            Name = Narration.Edge(from.Source, to.Source, source, options),
        };
    }

    private static Emphasis EmphasisOf(Highlight? highlight, Func<Highlight, bool> isMarked) =>
        highlight is null ? Emphasis.Normal : isMarked(highlight) ? Emphasis.Strong : Emphasis.Dimmed;

    private static SceneBand PlaceBand(Band band)
    {
        var text = MathText.Set(FormattableString.Invariant($"t = {band.Time}"), BandSize);
        return new SceneBand(band.Time, band.Region, new PlacedText(text, new Point(band.Region.Center.X - text.Width / 2, BandBaseline)));
    }
}
