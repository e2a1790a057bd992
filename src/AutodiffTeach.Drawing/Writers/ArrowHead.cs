using AutodiffTeach.Drawing.Layout;

namespace AutodiffTeach.Drawing.Writers;

/// <summary>The head that ends every edge, the same in every format that draws curves.</summary>
internal static class ArrowHead
{
    private const double Length = 8.5;
    private const double HalfWidth = 3.3;
    private const double Notch = 6.5;

    /// <summary>The corners of the head at the end of a curve, the tip first.</summary>
    public static Point[] Corners(Curve curve)
    {
        var (tip, direction) = (curve.End, curve.EndDirection);
        Point Corner(double along, double across) => new(tip.X - along * direction.X - across * direction.Y, tip.Y - along * direction.Y + across * direction.X);
        return [tip, Corner(Length, HalfWidth), Corner(Notch, 0), Corner(Length, -HalfWidth)];
    }

    /// <summary>The line before the head: it ends inside, or its blunt end would show beside the tip.</summary>
    public static Curve Shorten(Curve curve)
    {
        var rest = Notch - 0.5;
        var segments = curve.Segments.ToList();
        while (segments.Count > 1 && segments[^1].IsLine && Distance(segments[^2].End, segments[^1].End) <= rest)
        {
            rest -= Distance(segments[^2].End, segments[^1].End);
            segments.RemoveAt(segments.Count - 1);
        }

        var direction = new Curve(curve.Start, segments).EndDirection;
        Point Back(Point point) => new(point.X - rest * direction.X, point.Y - rest * direction.Y);
        var last = segments[^1];
        segments[^1] = last with { Control2 = Back(last.Control2), End = Back(last.End) };
        return new Curve(curve.Start, segments);
    }

    private static double Distance(Point a, Point b) => Math.Sqrt((a.X - b.X) * (a.X - b.X) + (a.Y - b.Y) * (a.Y - b.Y));
}
