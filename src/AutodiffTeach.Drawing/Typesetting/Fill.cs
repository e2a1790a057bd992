using AutodiffTeach.Drawing.Layout;

namespace AutodiffTeach.Drawing.Typesetting;

/// <summary>Makes the closed outlines of brackets, roots and accents.</summary>
internal static class Fill
{
    /// <summary>A polygon.</summary>
    public static Curve Polygon(params ReadOnlySpan<Point> corners)
    {
        var segments = new List<CurveSegment>(corners.Length);
        for (var i = 1; i <= corners.Length; i++)
            segments.Add(CurveSegment.Line(corners[i - 1], corners[i % corners.Length]));
        return new Curve(corners[0], segments);
    }

    /// <summary>A crescent from one point to another: two Béziers with these control points, out and back.</summary>
    public static Curve Crescent(Point start, (Point A, Point B) outward, Point end, (Point A, Point B) back) =>
        new(start, [CurveSegment.Cubic(outward.A, outward.B, end), CurveSegment.Cubic(back.A, back.B, start)]);

    /// <summary>A disc.</summary>
    public static Curve Disc(Point center, double radius)
    {
        // Four Béziers with this reach stay within 0.03 % of a circle.
        var reach = 0.5523 * radius;
        Point At(double x, double y) => new(center.X + x, center.Y + y);
        return new Curve(At(radius, 0),
        [
            CurveSegment.Cubic(At(radius, reach), At(reach, radius), At(0, radius)),
            CurveSegment.Cubic(At(-reach, radius), At(-radius, reach), At(-radius, 0)),
            CurveSegment.Cubic(At(-radius, -reach), At(-reach, -radius), At(0, -radius)),
            CurveSegment.Cubic(At(reach, -radius), At(radius, -reach), At(radius, 0)),
        ]);
    }

    /// <summary>The outline moved.</summary>
    public static Curve Shift(this Curve curve, double x, double y)
    {
        Point Moved(Point point) => new(point.X + x, point.Y + y);
        return new Curve(Moved(curve.Start), [.. curve.Segments.Select(segment =>
            new CurveSegment(Moved(segment.Control1), Moved(segment.Control2), Moved(segment.End), segment.IsLine))]);
    }
}
