using AutodiffTeach.Drawing.Layout.Geometry;

namespace AutodiffTeach.Drawing.Layout.Dot;

/// <summary>Takes dot's drawing as it is; dot rounds to five digits, so the ends of curves are led to the borders of our boxes.</summary>
internal static class DotTracing
{
    // Dot's rounding: half a unit in the fifth digit of coordinates up to a hundred thousand.
    private const double MostSlack = 2;

    /// <summary>The arrangement, or null where dot has lost a curve or ends it away from its box.</summary>
    public static Arrangement? Trace(DiagramIndex graph, DotDrawing drawing)
    {
        var boxes = graph.Boxes.Select((box, i) => new PlacedBox(box, drawing.Boxes[i])).ToArray();
        var routes = Enumerable.Range(0, graph.Wires.Length).Select(wire => Trace(graph, drawing, boxes, wire)).ToArray();
        return routes.All(route => route is not null) ? Crop.ToContent(boxes, routes!, [], []) : null;
    }

    private static Route? Trace(DiagramIndex graph, DotDrawing drawing, PlacedBox[] boxes, int wire)
    {
        var label = graph.Wires[wire].Label;
        if (Joined(drawing, wire, label) is not { } curve)
            return null;
        var start = Border(boxes[graph.From[wire]].Region, curve.Start);
        var end = Border(boxes[graph.To[wire]].Region, curve.End);
        if (Plane.Distance(start, curve.Start) > MostSlack || Plane.Distance(end, curve.End) > MostSlack)
            return null;
        return new Route(graph.Wires[wire], Fit(curve, start, end), label.IsEmpty ? null : drawing.Labels[wire]);
    }

    // Straight through the middle of the label from the one curve to the other.
    private static Curve? Joined(DotDrawing drawing, int wire, Size label)
    {
        var (first, second, middle) = (drawing.First[wire], drawing.Second[wire], drawing.Labels[wire]);
        if (label.IsEmpty || first is null || second is null)
            return label.IsEmpty ? first : null;
        var (left, right) = (middle with { X = middle.X - label.Width / 2 }, middle with { X = middle.X + label.Width / 2 });
        if (Plane.Distance(first.End, left) > MostSlack || Plane.Distance(second.Start, right) > MostSlack)
            return null;
        return new Curve(first.Start, [.. Fit(first, first.Start, left).Segments, CurveSegment.Line(left, right), .. Fit(second, right, second.End).Segments]);
    }

    private static Curve Fit(Curve curve, Point start, Point end)
    {
        var segments = curve.Segments.ToArray();
        var (first, last) = (segments[0], segments[^1]);
        segments[0] = first.IsLine ? CurveSegment.Line(start, first.End) : first with { Control1 = Moved(first.Control1, curve.Start, start) };
        var before = segments.Length > 1 ? segments[^2].End : start;
        segments[^1] = last.IsLine ? CurveSegment.Line(before, end) : segments[^1] with { Control2 = Moved(segments[^1].Control2, curve.End, end), End = end };
        return new Curve(start, segments);
    }

    private static Point Moved(Point point, Point from, Point to) => new(point.X + to.X - from.X, point.Y + to.Y - from.Y);

    // The point of a rectangle's border that is nearest to another.
    private static Point Border(Region region, Point point)
    {
        var (x, y) = (Math.Clamp(point.X, region.Left, region.Right), Math.Clamp(point.Y, region.Top, region.Bottom));
        var (left, right, top, bottom) = (x - region.Left, region.Right - x, y - region.Top, region.Bottom - y);
        var least = Math.Min(Math.Min(left, right), Math.Min(top, bottom));
        if (least == Math.Min(left, right))
            return new Point(left <= right ? region.Left : region.Right, y);
        return new Point(x, top <= bottom ? region.Top : region.Bottom);
    }
}
