using AutodiffTeach.Drawing.Layout.Geometry;

namespace AutodiffTeach.Drawing.Layout.Layered;

/// <summary>
/// The graph with every wire cut into steps between neighbouring layers: boxes come first, then a slot for each layer that a
/// wire passes and one for each label.
/// </summary>
internal sealed class ProperGraph
{
    private const double SlotBreadth = 4;
    private const double BoxGap = 24;
    private const double MixedGap = 16;
    private const double SlotGap = 12;

    private readonly List<int> _layer;
    private readonly List<Size> _size;
    private readonly List<(int From, int To)> _steps = [];

    public ProperGraph(DiagramIndex graph, int[] layer)
    {
        BoxCount = graph.Boxes.Length;
        _size = [.. graph.Boxes.Select(box => new Size(box.Width, box.Height))];
        var scale = ScaleOf(graph);
        _layer = [.. layer.Select(number => number * scale)];
        Paths = new int[graph.Wires.Length][];
        for (var wire = 0; wire < Paths.Length; wire++)
            Paths[wire] = Cut(graph, wire);
        Before = Gather(step => step.To, step => step.From);
        After = Gather(step => step.From, step => step.To);
        LayerCount = _layer.Count == 0 ? 0 : _layer.Max() + 1;
    }

    public int BoxCount { get; }

    public int Count => _layer.Count;

    public int LayerCount { get; }

    /// <summary>The nodes along each wire, its ends included.</summary>
    public int[][] Paths { get; }

    /// <summary>The neighbours of each node in the layer before.</summary>
    public int[][] Before { get; }

    /// <summary>The neighbours of each node in the layer after.</summary>
    public int[][] After { get; }

    /// <summary>Labels stand in layers of their own between those of the boxes.</summary>
    public static int ScaleOf(DiagramIndex graph) => graph.Wires.Any(wire => !wire.Label.IsEmpty) ? 2 : 1;

    /// <summary>The nodes of each layer where boxes and wires (numbered after the boxes) have the given places.</summary>
    public int[][] Arrange(int[] place)
    {
        var at = new int[Count];
        for (var box = 0; box < BoxCount; box++)
            at[box] = place[box];
        for (var wire = 0; wire < Paths.Length; wire++)
        {
            foreach (var slot in Paths[wire].Where(IsSlot))
                at[slot] = place[BoxCount + wire];
        }

        var layers = Enumerable.Range(0, Count).ToLookup(LayerOf);
        return [.. Enumerable.Range(0, LayerCount).Select(layer => layers[layer].OrderBy(node => at[node]).ToArray())];
    }

    public int LayerOf(int node) => _layer[node];

    public Size SizeOf(int node) => _size[node];

    /// <summary>The least distance between the middles of neighbours in a layer.</summary>
    public double Gap(int upper, int lower)
    {
        var gap = (IsSlot(upper), IsSlot(lower)) switch { (true, true) => SlotGap, (false, false) => BoxGap, _ => MixedGap };
        return (SizeOf(upper).Height + SizeOf(lower).Height) / 2 + gap;
    }

    public bool IsSlot(int node) => node >= BoxCount;

    private int[] Cut(DiagramIndex graph, int wire)
    {
        var (from, to) = (graph.From[wire], graph.To[wire]);
        var label = graph.Wires[wire].Label;
        var path = new List<int> { from };
        for (var layer = _layer[from] + 1; layer < _layer[to]; layer++)
        {
            var isLabel = layer == _layer[to] - 1 && !label.IsEmpty;
            _layer.Add(layer);
            _size.Add(isLabel ? label : new Size(0, SlotBreadth));
            path.Add(_layer.Count - 1);
        }

        path.Add(to);
        for (var i = 1; i < path.Count; i++)
            _steps.Add((path[i - 1], path[i]));
        return [.. path];
    }

    private int[][] Gather(Func<(int From, int To), int> at, Func<(int From, int To), int> other)
    {
        var lists = new List<int>[Count];
        for (var node = 0; node < Count; node++)
            lists[node] = [];
        foreach (var step in _steps)
            lists[at(step)].Add(other(step));
        return [.. lists.Select(list => list.ToArray())];
    }
}
