using AutodiffTeach.Drawing.Layout.Geometry;

namespace AutodiffTeach.Drawing.Layout.Timeline;

/// <summary>Draws the planned wires once all coordinates are known, and finds the places of their labels.</summary>
internal sealed class WireDrawer(DiagramIndex graph, Frame frame, double radius)
{
    private const double ArrowRoom = 12;

    public Route Draw(Trail trail) => trail.Kind switch
    {
        TrailKind.Direct => DrawDirect(trail),
        TrailKind.Rail => DrawRail(trail),
        _ => DrawThroughChannels(trail),
    };

    /// <summary>Where the wire leaves its rail, or null where it follows none.</summary>
    public Point? JunctionOf(Trail trail) =>
        trail.Kind == TrailKind.Rail ? new Point(frame.X.Of(trail.In!), frame.TrackOf(trail.InChannel, trail.Net)) : null;

    private Route DrawDirect(Trail trail)
    {
        var (from, to) = (graph.From[trail.Wire], graph.To[trail.Wire]);
        var y = frame.YOf(from);
        var direction = trail.IsBackward ? -1 : 1;
        var start = frame.X.Of(from) + direction * graph.Boxes[from].Width / 2;
        var end = frame.X.Of(to) - direction * graph.Boxes[to].Width / 2;
        var label = graph.Wires[trail.Wire].Label;
        var curve = new Curve(new Point(start, y), [CurveSegment.Line(new Point(start, y), new Point(end, y))]);
        var nearTarget = end - direction * (ArrowRoom + label.Width / 2);
        var middle = (start + end - direction * ArrowRoom / 2) / 2;
        var x = frame.IsPassed(to) ? nearTarget : middle;
        return new Route(graph.Wires[trail.Wire], curve, label.IsEmpty ? null : new Point(x, y));
    }

    private Route DrawRail(Trail trail)
    {
        var source = graph.From[trail.Wire];
        var track = frame.TrackOf(trail.InChannel, trail.Net);
        var start = frame.RightOfShared(source);
        var builder = new CurveBuilder(start, radius).SwayHorizontally(frame.X.TrunkStart, track);
        builder.LineTo(frame.X.Of(trail.In!), track);
        Arrive(builder, trail.In!);
        return new Route(graph.Wires[trail.Wire], builder.Build(), LabelAt(trail.Wire, trail.In!));
    }

    private Route DrawThroughChannels(Trail trail)
    {
        var (leave, enter) = (trail.Out!, trail.In!);
        var builder = Leave(leave);
        if (trail.Kind == TrailKind.Sway)
        {
            builder.LineTo(frame.X.Of(leave), frame.Y.ZoneEnd(frame.RowOf(leave.Box), leave.Side));
            builder.SwayVertically(frame.X.Of(enter), frame.Y.ZoneEnd(frame.RowOf(enter.Box), enter.Side));
        }
        else if (trail.Kind == TrailKind.Track)
        {
            Follow(builder, trail, trail.OutChannel, frame.X.Of(leave), frame.X.Of(enter));
        }
        else
        {
            var lane = frame.X.LaneOf(trail);
            Follow(builder, trail, trail.OutChannel, frame.X.Of(leave), lane);
            Follow(builder, trail, trail.InChannel, lane, frame.X.Of(enter));
        }

        Arrive(builder, enter);
        return new Route(graph.Wires[trail.Wire], builder.Build(), LabelAt(trail.Wire, frame.Gathers(trail) ? leave : enter));
    }

    private void Follow(CurveBuilder builder, Trail trail, int channel, double from, double to)
    {
        if (Math.Abs(from - to) < 0.01)
            return;
        var track = frame.TrackOf(channel, trail.Net);
        builder.LineTo(from, track).LineTo(to, track);
    }

    private CurveBuilder Leave(Port port)
    {
        var row = frame.RowOf(port.Box);
        var x = frame.X.Of(port.Box) + port.Inner;
        var builder = new CurveBuilder(new Point(x, frame.BorderOf(port.Box, port.Side)), radius);
        builder.LineTo(x, frame.Y.Border(row, port.Side));
        if (port.IsBent)
            builder.SwayVertically(frame.X.Of(port), frame.Y.StubEnd(row, port.Side));
        return builder;
    }

    // A bent port keeps a short straight piece before the border, so that its arrow points at the box.
    private void Arrive(CurveBuilder builder, Port port)
    {
        var row = frame.RowOf(port.Box);
        var inner = frame.X.Of(port.Box) + port.Inner;
        if (port.IsBent)
        {
            builder.LineTo(frame.X.Of(port), frame.Y.StubEnd(row, port.Side));
            builder.SwayVertically(inner, frame.Y.Border(row, port.Side) + (port.Side == Side.Top ? -6 : 6));
        }

        builder.LineTo(inner, frame.BorderOf(port.Box, port.Side));
    }

    private Point? LabelAt(int wire, Port port) =>
        graph.Wires[wire].Label.IsEmpty ? null : new Point(frame.X.Of(port), frame.Y.Label(frame.RowOf(port.Box), port.Side));
}
