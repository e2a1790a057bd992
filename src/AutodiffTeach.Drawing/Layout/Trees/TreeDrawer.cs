using AutodiffTeach.Drawing.Layout.Geometry;

namespace AutodiffTeach.Drawing.Layout.Trees;

/// <summary>
/// Draws a placed tree: each generation begins at one line, and its labels stand before it, each at the height of its child. Lengths
/// go from the roots on, whatever way the arrows run.
/// </summary>
internal sealed class TreeDrawer
{
    private const double LeastGap = 34;
    private const double MostGap = 120;
    private const double GapPerRise = 0.3;
    private const double ArrowRun = 12;
    private const double TailRun = 7;
    private const double CornerRadius = 7;

    private readonly DiagramIndex _graph;
    private readonly Forest _forest;
    private readonly bool _isDownwards;
    private readonly TreeWires _wires;
    private readonly double[] _across;
    private readonly double[] _begin;
    private readonly double[] _end;
    private readonly double[] _label;

    public TreeDrawer(DiagramIndex graph, Forest forest, TreeDirection direction, TreeWires wires)
    {
        (_graph, _forest, _wires) = (graph, forest, wires);
        _isDownwards = direction == TreeDirection.Downwards;
        _across = TidyTree.Place(forest, [.. Enumerable.Range(0, graph.Boxes.Length).Select(Breadth), 0]);
        var generations = forest.Generation.Max() + 1;
        (_begin, _end, _label) = (new double[generations], new double[generations], new double[generations]);
        PlaceGenerations();
    }

    public PlacedBox Box(int box) => new(_graph.Boxes[box], At(_begin[_forest.Generation[box]] + Length(box) / 2, _across[box]));

    public Route Wire(int wire)
    {
        var (parent, child) = _forest.LeadsToRoot ? (_graph.To[wire], _graph.From[wire]) : (_graph.From[wire], _graph.To[wire]);
        var generation = _forest.Generation[child];
        Point[] way =
        [
            At(_begin[generation - 1] + Length(parent), _across[parent]),
            At(_end[generation - 1] + ParentRun, _across[parent]),
            At(_label[generation], _across[child]),
            At(_begin[generation], _across[child]),
        ];
        var middle = At((_label[generation] + _begin[generation] - ChildRun) / 2, _across[child]);
        return new Route(_graph.Wires[wire], Draw(_forest.LeadsToRoot ? [.. way.Reverse()] : way), Label(wire).IsEmpty ? null : middle);
    }

    // A straight piece at the end of the wire that is at the child, and one at the parent's end: the arrow head needs more of it.
    private double ChildRun => _forest.LeadsToRoot ? TailRun : ArrowRun;

    private double ParentRun => _forest.LeadsToRoot ? ArrowRun : 0;

    // From the border straight to where it bends, and straight from there to the other border.
    private Curve Draw(Point[] way)
    {
        var (leave, arrive) = (way[1], way[2]);
        var builder = new CurveBuilder(way[0], CornerRadius).LineTo(leave.X, leave.Y);
        if (_wires == TreeWires.Smooth)
            _ = _isDownwards ? builder.SwayVertically(arrive.X, arrive.Y) : builder.SwayHorizontally(arrive.X, arrive.Y);
        else if (_isDownwards)
            builder.LineTo(leave.X, (leave.Y + arrive.Y) / 2).LineTo(arrive.X, (leave.Y + arrive.Y) / 2).LineTo(arrive.X, arrive.Y);
        else
            builder.LineTo((leave.X + arrive.X) / 2, leave.Y).LineTo((leave.X + arrive.X) / 2, arrive.Y).LineTo(arrive.X, arrive.Y);
        return builder.LineTo(way[3].X, way[3].Y).Build();
    }

    private void PlaceGenerations()
    {
        var (length, label, rise) = (new double[_begin.Length], new double[_begin.Length], new double[_begin.Length]);
        foreach (var parent in _forest.Order)
        {
            foreach (var child in _forest.Children[parent])
            {
                var generation = _forest.Generation[child];
                length[generation] = Math.Max(length[generation], Length(child));
                if (parent == _forest.Root)
                    continue;
                label[generation] = Math.Max(label[generation], Length(Label(_forest.WireTo[child])));
                rise[generation] = Math.Max(rise[generation], Math.Abs(_across[child] - _across[parent]));
            }
        }

        for (var i = 1; i < _begin.Length; i++)
        {
            var gap = _wires == TreeWires.Orthogonal ? LeastGap : Math.Clamp(rise[i] * GapPerRise, LeastGap, MostGap);
            _label[i] = i == 1 ? 0 : _end[i - 1] + ParentRun + gap;
            _begin[i] = _label[i] + (i == 1 ? 0 : label[i] + ChildRun);
            _end[i] = _begin[i] + length[i];
        }
    }

    private Point At(double length, double across)
    {
        var along = _forest.LeadsToRoot ? 0.0 - length : length;
        return _isDownwards ? new Point(across, along) : new Point(along, across);
    }

    private double Length(int box) => _isDownwards ? _graph.Boxes[box].Height : _graph.Boxes[box].Width;

    private double Length(Size label) => _isDownwards ? label.Height : label.Width;

    private double Breadth(int box)
    {
        var own = _isDownwards ? _graph.Boxes[box].Width : _graph.Boxes[box].Height;
        if (_forest.WireTo[box] is not (>= 0 and var wire))
            return own;
        return Math.Max(own, _isDownwards ? Label(wire).Width : Label(wire).Height);
    }

    private Size Label(int wire) => _graph.Wires[wire].Label is { IsEmpty: false } label ? label : default;
}
