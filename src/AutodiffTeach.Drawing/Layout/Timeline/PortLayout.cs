using AutodiffTeach.Drawing.Layout.Geometry;

namespace AutodiffTeach.Drawing.Layout.Timeline;

/// <summary>
/// Spreads the ports of each side of each box: what comes from the left is left, what goes straight up or down is in the
/// middle, and every labelled wire keeps the width of its label free.
/// </summary>
internal static class PortLayout
{
    private const double PortGap = 12;
    private const double LabelGap = 10;
    private const double ArrowRoom = 26;
    private const double CornerRoom = 4;

    // Taps from above are shifted so that they never run along a tap from below in the same channel.
    private const double TopShift = 3;

    /// <summary>Spreads the ports and returns how far each box then reaches; the order of straight ports is by the place of the partner.</summary>
    public static Extents Spread(DiagramIndex graph, Trail[] trails, double[] x)
    {
        var left = graph.Boxes.Select(box => box.Width / 2).ToArray();
        var right = graph.Boxes.Select(box => box.Width / 2).ToArray();
        foreach (var side in Ports(trails).Distinct().GroupBy(port => (port.Box, port.Side)))
        {
            var ordered = side.OrderBy(port => port.Approach).ThenBy(port => port.Approach == Approach.Straight ? PartnerX(graph, port, x) : 0)
                .ThenBy(port => port.Rank).ToArray();
            var aligned = ordered.SingleOrNone(port => port.Approach == Approach.Straight && Math.Abs(PartnerX(graph, port, x) - x[port.Box]) < 0.5);
            var (min, max) = SpreadSide(ordered, aligned, graph.Boxes[side.Key.Box].Width);
            left[side.Key.Box] = Math.Max(left[side.Key.Box], -min);
            right[side.Key.Box] = Math.Max(right[side.Key.Box], max);
        }

        foreach (var trail in trails.Where(trail => trail.Kind == TrailKind.Direct))
            MakeRoomForLabel(graph, trail, left, right);
        return new Extents(left, right);
    }

    /// <summary>How many ports have their full distance on the top or the bottom of a box.</summary>
    public static int RoomOf(Box box) => 1 + Math.Max(0, (int)((box.Width - 2 * CornerRoom) / PortGap));

    private static IEnumerable<Port> Ports(Trail[] trails) =>
        trails.SelectMany(trail => new[] { trail.Out, trail.In }).OfType<Port>();

    private static double PartnerX(DiagramIndex graph, Port port, double[] x) =>
        port.Wires.Average(wire => x[graph.From[wire] == port.Box ? graph.To[wire] : graph.From[wire]]);

    private static double Width(Port port) => port.Label.IsEmpty ? PortGap : Math.Max(PortGap, port.Label.Width + LabelGap);

    private static Port? SingleOrNone(this Port[] ports, Func<Port, bool> isWanted) => ports.Count(isWanted) == 1 ? ports.First(isWanted) : null;

    // A wire to the box straight above or below keeps the middle, else the straight wires together, else all.
    private static (double Min, double Max) SpreadSide(Port[] ports, Port? aligned, double boxWidth)
    {
        var total = ports.Sum(Width);
        var before = ports.Where(port => port.Approach == Approach.FromLeft).Sum(Width);
        var straight = ports.Where(port => port.Approach == Approach.Straight).Sum(Width);
        var start = straight > 0 ? -before - straight / 2 : -total / 2;
        if (aligned is not null)
            start = -ports.TakeWhile(port => port != aligned).Sum(Width) - Width(aligned) / 2;
        var shift = straight > 0 && ports[0].Side == Side.Top ? TopShift : 0;
        var at = start;
        foreach (var port in ports)
        {
            port.Outer = at + Width(port) / 2 - (port.Approach == Approach.FromLeft ? shift : 0);
            at += Width(port);
        }

        Bend(ports, boxWidth);
        return (start - shift, at);
    }

    // Ports beyond the border are led inward, all in proportion.
    private static void Bend(Port[] ports, double boxWidth)
    {
        var usable = boxWidth / 2 - CornerRoom;
        var widest = ports.Max(port => Math.Abs(port.Outer));
        foreach (var port in ports)
            port.Inner = widest > usable ? port.Outer * usable / widest : port.Outer;
    }

    private static void MakeRoomForLabel(DiagramIndex graph, Trail trail, double[] left, double[] right)
    {
        var label = graph.Wires[trail.Wire].Label;
        if (label.IsEmpty)
            return;
        var to = graph.To[trail.Wire];
        var room = graph.Boxes[to].Width / 2 + label.Width + ArrowRoom;
        if (trail.IsBackward)
            right[to] = Math.Max(right[to], room);
        else
            left[to] = Math.Max(left[to], room);
    }
}
