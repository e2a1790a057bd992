using AutodiffTeach.Drawing.Layout;

namespace AutodiffTeach.Drawing.Scenes;

/// <summary>Turns a sketch into a scene: measures the text, lays the boxes out, and places everything.</summary>
public static class SceneBuilder
{
    /// <summary>Builds the picture of a sketch.</summary>
    /// <param name="sketch">What to draw.</param>
    /// <param name="options">What to show and how.</param>
    /// <exception cref="ArgumentException">The sketch is not an acyclic graph with unique ids.</exception>
    public static Scene Build(Sketch sketch, SceneOptions options)
    {
        ArgumentNullException.ThrowIfNull(sketch);
        ArgumentNullException.ThrowIfNull(options);
        var composition = new Composition(sketch, options);
        var arrangement = composition.Arrange(options.Layout ?? new TimelineLayout(options.Parameters));
        var nodes = arrangement.Boxes.Select(box => PlaceNode(box, composition, options)).ToArray();
        var edges = arrangement.Routes.Select((route, i) => PlaceEdge(route, i, sketch.Edges[i], composition, options)).ToArray();
        var bands = options.Bands == BandDisplay.None ? [] : arrangement.Bands.Select(SceneBands.Of).ToArray();
        var scene = new Scene(sketch.Title, sketch.Description, arrangement.Size, nodes, edges, bands, arrangement.Junctions, options.Style) { BandDisplay = options.Bands };
        return Footer.Below(scene, sketch.TextWords, options);
    }

    /// <summary>The diagram that a sketch becomes: what <see cref="Build"/> first gives to the layout engine.</summary>
    /// <param name="sketch">What to draw.</param>
    /// <param name="options">What to show and how.</param>
    public static Diagram Measure(Sketch sketch, SceneOptions options)
    {
        ArgumentNullException.ThrowIfNull(sketch);
        ArgumentNullException.ThrowIfNull(options);
        return new Composition(sketch, options).Diagram();
    }

    private static SceneNode PlaceNode(PlacedBox box, Composition composition, SceneOptions options)
    {
        var (id, source) = (box.Box.Id, composition.SourceOf(box.Box.Id));
        var strands = Strands(options, highlight => highlight.Nodes.Contains(source.Id));
        var node = composition.BlockOf(id).Place(source, id, box.Center);
        return node with
        {
            Texts = composition.TextsOnWires.TryGetValue(id, out var onWire) ? [.. node.Texts, .. onWire] : node.Texts,
            Time = box.Box.Time,
            Emphasis = EmphasisOf(options, source.Emphasis, strands),
            Strands = strands,
            Name = Narration.Node(source, options),
        };
    }

    private static SceneEdge PlaceEdge(Route route, int index, SketchEdge source, Composition composition, SceneOptions options)
    {
        var strands = Strands(options, highlight => highlight.Edges.Contains(index));
        return new SceneEdge(index, route.Wire.From, route.Wire.To, source, route.Curve)
        {
            ShowsNumber = EdgeTexts.ShowsNumber(source, options),
            Texts = route.Label is { } center ? [.. composition.LabelOf(index).Place(center)] : [],
            Emphasis = EmphasisOf(options, source.Emphasis, strands),
            Strands = strands,
            Name = Narration.Edge(composition.SourceOf(route.Wire.From), composition.SourceOf(route.Wire.To), source, options),
        };
    }

    private static int[] Strands(SceneOptions options, Func<Highlight, bool> holds) =>
        [.. Enumerable.Range(0, options.Highlights.Count).Where(number => holds(options.Highlights[number]))];

    private static Emphasis EmphasisOf(SceneOptions options, Emphasis usual, int[] strands) =>
        strands.Length > 0 ? Emphasis.Strong : options.Highlights.Count > 0 && options.DimsOthers ? Emphasis.Dimmed : usual;
}
