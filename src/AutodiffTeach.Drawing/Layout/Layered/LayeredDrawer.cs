using AutodiffTeach.Drawing.Layout.Geometry;

namespace AutodiffTeach.Drawing.Layout.Layered;

/// <summary>
/// Draws placed layers: wires bend only between layers, where no box or label is, and run straight through their own slots.
/// </summary>
internal sealed class LayeredDrawer
{
    private const double LeastGap = 42;
    private const double MostGap = 100;
    private const double GapPerRise = 0.26;
    private const double ArrowRun = 10;
    private const double LabelGap = 34;

    private readonly DiagramIndex _graph;
    private readonly ProperGraph _proper;
    private readonly double[] _y;
    private readonly double[] _left;
    private readonly double[] _right;
    private readonly double[] _port;
    private readonly bool[] _isDense;

    public LayeredDrawer(DiagramIndex graph, ProperGraph proper, double[] y)
    {
        (_graph, _proper, _y) = (graph, proper, y);
        _left = new double[proper.LayerCount];
        _right = new double[proper.LayerCount];
        _isDense = DenseGaps.Find(proper, y);
        _port = ArrivalPorts.Place(graph, proper, y, _isDense);
        PlaceLayers();
    }

    public double Width => _right.Length == 0 ? 0 : _right[^1];

    public PlacedBox Box(int box) => new(_graph.Boxes[box], new Point(XOf(box), _y[box]));

    public Route Wire(int wire)
    {
        var path = _proper.Paths[wire];
        var (from, to) = (path[0], path[^1]);
        var builder = new CurveBuilder(new Point(XOf(from) + _graph.Boxes[from].Width / 2, _y[from]), 0);
        builder.LineTo(_right[_proper.LayerOf(from)], _y[from]);
        foreach (var slot in path.Skip(1).SkipLast(1))
        {
            Pass(builder, _proper.LayerOf(slot), _y[slot]);
            builder.LineTo(_right[_proper.LayerOf(slot)], _y[slot]);
        }

        Pass(builder, _proper.LayerOf(to), _port[wire]);
        builder.LineTo(XOf(to) - _graph.Boxes[to].Width / 2, _port[wire]);
        var label = path.Length > 2 && !_graph.Wires[wire].Label.IsEmpty ? path[^2] : -1;
        return new Route(_graph.Wires[wire], builder.Build(), label < 0 ? null : new Point(XOf(label), _y[label]));
    }

    // All wires between two layers bend over the same stretch: those in order at both ends then never cross.
    private void Pass(CurveBuilder builder, int layer, double y)
    {
        if (_isDense[layer])
            builder.LineTo(_left[layer], y);
        else
            builder.SwayHorizontally(_left[layer] - ArrowRun, y);
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
}
