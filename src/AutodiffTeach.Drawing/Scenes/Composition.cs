using AutodiffTeach.Drawing.Layout;
using AutodiffTeach.Drawing.Layout.Geometry;
using AutodiffTeach.Drawing.Layout.Timeline;

namespace AutodiffTeach.Drawing.Scenes;

/// <summary>A sketch measured and laid out: boxes and wires with their places, and the texts beside the wires.</summary>
internal sealed class Composition
{
    private const double LabelMargin = 3;

    // Rounds in which boxes are given more room before their numbers return into them.
    private const int GrowingRounds = 3;
    private const int MostRounds = 8;
    private const double TailGap = 9;

    private readonly Sketch _sketch;
    private readonly SceneOptions _options;
    private readonly Dictionary<string, SketchNode> _sources;
    private readonly Dictionary<string, NodeBlock> _blocks;
    private readonly Dictionary<string, Tail> _tails;
    private readonly Dictionary<string, Size> _growth = new(StringComparer.Ordinal);
    private readonly TextBlock[] _labels;
    private readonly HashSet<int> _back;
    private IReadOnlyDictionary<string, string> _originals = new Dictionary<string, string>();

    public Composition(Sketch sketch, SceneOptions options)
    {
        (_sketch, _options) = (sketch, options);
        _sources = sketch.Nodes.ToDictionary(node => node.Id, StringComparer.Ordinal);
        var leaving = sketch.Edges.Select(edge => edge.From).ToHashSet(StringComparer.Ordinal);
        _tails = sketch.Nodes.Where(node => leaving.Contains(node.Id)).Select(node => (node.Id, Tail: Tail.Of(node, options)))
            .Where(entry => !entry.Tail.IsEmpty).ToDictionary(entry => entry.Id, entry => entry.Tail, StringComparer.Ordinal);
        _blocks = sketch.Nodes.ToDictionary(node => node.Id, node => new NodeBlock(node, options, _tails.ContainsKey(node.Id)), StringComparer.Ordinal);
        _back = [.. Enumerable.Range(0, sketch.Edges.Count).Where(edge => sketch.Edges[edge].Delay != 0)];
        _labels = [.. sketch.Edges.Select(edge => EdgeTexts.Of(edge, options))];
        foreach (var id in _back.SelectMany(edge => new[] { sketch.Edges[edge].From, sketch.Edges[edge].To }).Distinct())
            _growth[id] = RoomForBack(id);
    }

    /// <summary>The texts beside the wires that leave a box, by the id of the box.</summary>
    public Dictionary<string, IReadOnlyList<SceneText>> TextsOnWires { get; } = new(StringComparer.Ordinal);

    public SketchNode SourceOf(string box) => _sources[OriginalOf(box)];

    public string OriginalOf(string box) => _originals.GetValueOrDefault(box, box);

    public NodeBlock BlockOf(string box) => _blocks[OriginalOf(box)];

    public TextBlock LabelOf(int edge) => _labels[edge];

    /// <summary>What the layout engine is given.</summary>
    public Diagram Diagram()
    {
        var boxes = _sketch.Nodes.Select(node => BoxOf(node, _blocks[node.Id].Size, _growth.GetValueOrDefault(node.Id)));
        var wires = _sketch.Edges.Select((edge, i) => new Wire(edge.From, edge.To)
        {
            Position = edge.Position,
            Label = SizeOfLabel(i),
        });
        var repetition = Repeat(new Diagram([.. boxes], [.. wires]));
        _originals = repetition.Originals;
        return repetition.Diagram;
    }

    /// <summary>
    /// Lays out until every text beside a wire has its place: boxes whose wires lack room get more of it, and where that does not help
    /// the numbers return into the box.
    /// </summary>
    /// <returns>What the engine returned, with curves that reach the outlines of the nodes.</returns>
    public Arrangement Arrange(ILayoutEngine engine)
    {
        for (var round = 1; ; round++)
        {
            var arrangement = Drawn(Feedback.Arrange(engine, Diagram(), _back, box => BlockOf(box).Size));
            var crowded = PlaceTails(arrangement);
            if (crowded.Count == 0)
                return arrangement;
            if (round <= GrowingRounds)
                Grow(crowded, round);
            else
                ReturnNumbers(round < MostRounds ? crowded.Keys : _tails.Keys);
        }
    }

    // With curves that reach the outlines inside the boxes.
    private Arrangement Drawn(Arrangement arrangement)
    {
        var ends = arrangement.Boxes.ToDictionary(
            box => box.Box.Id,
            box => new Outline.Framed(BlockOf(box.Box.Id).Shape, Region.Around(box.Center, BlockOf(box.Box.Id).Size), box.Region),
            StringComparer.Ordinal);
        return arrangement with { Routes = [.. arrangement.Routes.Select(route => route with { Curve = Outline.Extend(route.Curve, ends[route.Wire.From], ends[route.Wire.To]) })] };
    }

    // Boxes of one part in all steps get the same room, so that the steps look alike.
    private void Grow(Dictionary<string, bool> crowded, int round)
    {
        var parts = Parts();
        foreach (var (original, isSideways) in crowded)
        {
            var alike = parts[PartOf(original)].ToArray();
            var side = TailRoom.For(alike.Select(other => _tails[other])).Side;
            foreach (var other in alike)
                _growth[other] = Larger(RoomForBack(other), RoomFor(side, _blocks[other].Size, isSideways, round));
        }
    }

    private ILookup<string, string> Parts() => _tails.Keys.ToLookup(PartOf, StringComparer.Ordinal);

    private string PartOf(string original) => Families.PartOf(BoxOf(_sources[original], default, default)) ?? original;

    private Size SizeOfLabel(int edge) =>
        _labels[edge].IsEmpty ? default : new Size(_labels[edge].Width + 2 * LabelMargin, _labels[edge].Height + LabelMargin);

    private Size RoomForBack(string id)
    {
        var labels = _back.Where(edge => _sketch.Edges[edge].From == id || _sketch.Edges[edge].To == id).Select(SizeOfLabel).ToArray();
        return labels.Length == 0 ? default : FeedbackRouter.RoomFor(_blocks[id].Size, new Size(labels.Max(label => label.Width), labels.Max(label => label.Height)));
    }

    private static Box BoxOf(SketchNode node, Size size, Size growth) =>
        new(node.Id, size.Width + growth.Width, size.Height + growth.Height, node.Role) { Time = node.Time };

    private ParameterRepetition Repeat(Diagram diagram) => _options.Parameters == ParameterPlacement.Repeated && _back.Count == 0
        ? ParameterRepetition.Of(diagram)
        : new ParameterRepetition(diagram, new Dictionary<string, string>());

    // The boxes whose texts found no place, with the direction in which their wires leave.
    private Dictionary<string, bool> PlaceTails(Arrangement arrangement)
    {
        TextsOnWires.Clear();
        var crowded = new Dictionary<string, bool>(StringComparer.Ordinal);
        if (_tails.Count == 0)
            return crowded;
        var outlines = arrangement.Boxes.Select(box => Region.Around(box.Center, BlockOf(box.Box.Id).Size));
        var placer = new TailPlacer(arrangement, outlines, _options.Bands != BandDisplay.None && arrangement.Bands.Count > 0 ? SceneBands.Header : 0);
        var rooms = Parts().ToDictionary(part => part.Key, part => TailRoom.For(part.Select(other => _tails[other])), StringComparer.Ordinal);
        foreach (var id in arrangement.Boxes.Select(box => box.Box.Id))
        {
            if (!_tails.TryGetValue(OriginalOf(id), out var tail) || placer.LeavesSideways(id) is not { } isSideways)
                continue;
            if (placer.Place(id, tail, rooms[PartOf(OriginalOf(id))]) is { } texts)
                TextsOnWires[id] = texts;
            else
                crowded[OriginalOf(id)] = isSideways;
        }

        return crowded;
    }

    // Beside the box for what leaves sideways; else above and below it, where the sides of the wire must fit too.
    // Engines keep a gap between boxes and wires anyway, and often both neighbours grow: the first round adds what then lacks.
    private static Size RoomFor(Size side, Size box, bool isSideways, int round) => isSideways
        ? new Size(round * Math.Max(TailGap, side.Width - TailGap), Math.Max(0, 2 * (side.Height + TailGap) - box.Height))
        : new Size(Math.Max(0, 2 * (side.Width + TailGap) - box.Width), round * (side.Height + TailGap));

    private static Size Larger(Size a, Size b) => new(Math.Max(a.Width, b.Width), Math.Max(a.Height, b.Height));

    private void ReturnNumbers(IEnumerable<string> crowded)
    {
        var parts = crowded.Select(PartOf).ToHashSet(StringComparer.Ordinal);
        foreach (var original in _tails.Keys.Where(other => parts.Contains(PartOf(other))).ToArray())
        {
            _tails.Remove(original);
            _blocks[original] = new NodeBlock(_sources[original], _options);
            _growth[original] = RoomForBack(original);
        }
    }
}
