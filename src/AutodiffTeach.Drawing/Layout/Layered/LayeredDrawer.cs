using AutodiffTeach.Drawing.Layout.Geometry;

namespace AutodiffTeach.Drawing.Layout.Layered;

/// <summary>
/// Draws placed layers: wires bend only between layers, where no box or label is, and run straight through their own slots.
/// </summary>
internal sealed class LayeredDrawer
{
    private const double LeastGap = 46;
    private const double MostGap = 130;
    private const double GapPerRise = 0.34;
    private const double PortGap = 12;

    // Arrows that would stand closer than this end at one point instead.
    private const double LeastPortGap = 6.5;
    private const double CornerRoom = 6;
    private const double ArrowRun = 10;
    private const double LabelGap = 34;

    private readonly DiagramIndex _graph;
    private readonly ProperGraph _proper;
    private readonly double[] _y;
    private readonly double[] _left;
    private readonly double[] _right;
    private readonly double[] _port;

    public LayeredDrawer(DiagramIndex graph, ProperGraph proper, double[] y)
    {
        (_graph, _proper, _y) = (graph, proper, y);
        _left = new double[proper.LayerCount];
        _right = new double[proper.LayerCount];
        _port = new double[graph.Wires.Length];
        PlaceLayers();
        for (var box = 0; box < graph.Boxes.Length; box++)
            PlacePorts(box);
    }

    public double Width => _right.Length == 0 ? 0 : _right[^1];

    public PlacedBox Box(int box) => new(_graph.Boxes[box], new Point(XOf(box), _y[box]));

    public Route Wire(int wire)
    {
        var path = _proper.Paths[wire];
        var (from, to) = (path[0], path[^1]);
        var builder = new CurveBuilder(new Point(XOf(from) + _graph.Boxes[from].Width / 2, _y[from]), 0);
        builder.LineTo(_right[_proper.LayerOf(from)], _y[from]);
        // All wires between two layers bend over the same stretch: those in order at both ends then never cross.
        foreach (var slot in path.Skip(1).SkipLast(1))
        {
            builder.SwayHorizontally(_left[_proper.LayerOf(slot)] - ArrowRun, _y[slot]);
            builder.LineTo(_right[_proper.LayerOf(slot)], _y[slot]);
        }

        builder.SwayHorizontally(_left[_proper.LayerOf(to)] - ArrowRun, _port[wire]);
        builder.LineTo(XOf(to) - _graph.Boxes[to].Width / 2, _port[wire]);
        var label = path.Length > 2 && !_graph.Wires[wire].Label.IsEmpty ? path[^2] : -1;
        return new Route(_graph.Wires[wire], builder.Build(), label < 0 ? null : new Point(XOf(label), _y[label]));
    }

    private double XOf(int node) => (_left[_proper.LayerOf(node)] + _right[_proper.LayerOf(node)]) / 2;

    // The steeper the wires between two layers, the more room they get to bend.
    private void PlaceLayers()
    {
        var width = new double[_left.Length];
        var rise = new double[_left.Length];
        for (var node = 0; node < _proper.Count; node++)
        {
            var layer = _proper.LayerOf(node);
            width[layer] = Math.Max(width[layer], _proper.SizeOf(node).Width);
            foreach (var before in _proper.Before[node])
                rise[layer] = Math.Max(rise[layer], Math.Abs(_y[node] - _y[before]));
        }

        var isScaled = _graph.Wires.Any(wire => !wire.Label.IsEmpty);
        for (var layer = 0; layer < _left.Length; layer++)
        {
            var least = isScaled ? LabelGap : LeastGap;
            var gap = layer == 0 ? 0 : Math.Clamp(rise[layer] * GapPerRise + ArrowRun, least, MostGap);
            _left[layer] = (layer == 0 ? 0 : _right[layer - 1]) + gap;
            _right[layer] = _left[layer] + width[layer];
        }
    }

    // Wires arrive from top to bottom in the order in which they come; one that comes straight keeps its line.
    private void PlacePorts(int box)
    {
        var wires = _graph.Incoming[box].OrderBy(wire => _y[_proper.Paths[wire][^2]]).ThenBy(wire => _graph.Wires[wire].Position).ThenBy(wire => wire).ToArray();
        if (wires.Length == 0)
            return;
        var reach = Math.Max(0, _graph.Boxes[box].Height / 2 - CornerRoom);
        var gap = Math.Min(PortGap, wires.Length > 1 ? 2 * reach / (wires.Length - 1) : 0);
        if (gap < LeastPortGap && wires.DistinctBy(wire => _graph.From[wire]).Count() == wires.Length)
            gap = 0;
        var straight = Array.FindIndex(wires, wire => Math.Abs(_y[_proper.Paths[wire][^2]] - _y[box]) < 0.5);
        var middle = straight >= 0 ? straight : (wires.Length - 1) / 2.0;
        var (low, high) = (-middle * gap, (wires.Length - 1 - middle) * gap);
        if (straight >= 0 && Math.Max(-low, high) > reach)
            gap *= reach / Math.Max(-low, high);
        for (var i = 0; i < wires.Length; i++)
            _port[wires[i]] = _y[box] + (i - middle) * gap;
    }
}
