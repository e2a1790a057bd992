using AutodiffTeach.Drawing.Layout;

namespace AutodiffTeach.Drawing.Charts.Plots;

/// <summary>Cuts lines and polygons to a rectangle.</summary>
internal static class Clipping
{
    /// <summary>The pieces of a line inside a rectangle (Liang and Barsky, 1984).</summary>
    public static IReadOnlyList<IReadOnlyList<Point>> Line(IReadOnlyList<Point> points, Region region)
    {
        var pieces = new List<IReadOnlyList<Point>>();
        var piece = new List<Point>();
        for (var i = 1; i < points.Count; i++)
        {
            if (Segment(points[i - 1], points[i], region) is not { } part)
                continue;
            if (piece.Count == 0 || piece[^1] != part.Start)
            {
                piece = [part.Start];
                pieces.Add(piece);
            }

            piece.Add(part.End);
        }

        return pieces;
    }

    /// <summary>A polygon's part inside a rectangle (Sutherland and Hodgman, 1974); may be empty.</summary>
    public static IReadOnlyList<Point> Polygon(IReadOnlyList<Point> corners, Region region)
    {
        var above = Half(corners, point => point.Y - region.Top);
        var below = Half(above, point => region.Bottom - point.Y);
        var right = Half(below, point => point.X - region.Left);
        return Half(right, point => region.Right - point.X);
    }

    private static (Point Start, Point End)? Segment(Point a, Point b, Region region)
    {
        var (dx, dy) = (b.X - a.X, b.Y - a.Y);
        var (start, end) = (0.0, 1.0);
        foreach (var (slope, distance) in new[] { (-dx, a.X - region.Left), (dx, region.Right - a.X), (-dy, a.Y - region.Top), (dy, region.Bottom - a.Y) })
        {
            // A point on the edge but for rounding is inside.
            if (slope == 0 && distance < -1e-6)
                return null;
            if (slope < 0)
                start = Math.Max(start, distance / slope);
            else if (slope > 0)
                end = Math.Min(end, distance / slope);
        }

        if (start > end)
            return null;
        return (start == 0 ? a : new Point(a.X + start * dx, a.Y + start * dy), end == 1 ? b : new Point(a.X + end * dx, a.Y + end * dy));
    }

    private static List<Point> Half(IReadOnlyList<Point> corners, Func<Point, double> inside)
    {
        var kept = new List<Point>();
        for (var i = 0; i < corners.Count; i++)
        {
            var (from, to) = (corners[i], corners[(i + 1) % corners.Count]);
            var (a, b) = (inside(from), inside(to));
            if (a >= 0)
                kept.Add(from);
            if (a < 0 != b < 0)
                kept.Add(new Point(from.X + a / (a - b) * (to.X - from.X), from.Y + a / (a - b) * (to.Y - from.Y)));
        }

        return kept;
    }
}
