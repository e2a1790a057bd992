using AutodiffTeach.Drawing.Layout;

namespace AutodiffTeach.Drawing.Charts.Plots;

/// <summary>
/// Leaves out points that cannot be seen. Of the points in a column of pixels the first, the lowest, the highest and the last make the same
/// picture (Jugel et al., M4: a visualization-oriented time series data aggregation, 2014).
/// </summary>
internal static class Reduction
{
    // Half a pixel, so that enlarged pictures keep their sharpness.
    private const double Column = 0.5;

    /// <summary>A line in the order of x with at most four points a column.</summary>
    public static IReadOnlyList<Point> PerColumn(IReadOnlyList<Point> points)
    {
        var kept = new List<Point>();
        for (int start = 0, end; start < points.Count; start = end)
        {
            end = EndOfColumn(points, start);
            var (low, high) = (start, start);
            for (var i = start + 1; i < end; i++)
            {
                low = points[i].Y < points[low].Y ? i : low;
                high = points[i].Y > points[high].Y ? i : high;
            }

            kept.AddRange(new[] { start, low, high, end - 1 }.Distinct().Order().Select(i => points[i]));
        }

        return kept;
    }

    /// <summary>The upper or the lower edge of a line in the order of x, two points a column.</summary>
    public static IReadOnlyList<Point> Envelope(IReadOnlyList<Point> points, bool isUpper)
    {
        var kept = new List<Point>();
        for (int start = 0, end; start < points.Count; start = end)
        {
            end = EndOfColumn(points, start);
            if (end - start <= 2)
            {
                kept.AddRange(points.Skip(start).Take(end - start));
                continue;
            }

            var edge = points[start].Y;
            for (var i = start + 1; i < end; i++)
                edge = isUpper ? Math.Min(edge, points[i].Y) : Math.Max(edge, points[i].Y);
            kept.AddRange([points[start] with { Y = edge }, points[end - 1] with { Y = edge }]);
        }

        return kept;
    }

    /// <summary>One of all points that lie in one square of the given side.</summary>
    public static IReadOnlyList<Point> PerSquare(IEnumerable<Point> points, double side) =>
        [.. points.DistinctBy(point => (Math.Floor(point.X / side), Math.Floor(point.Y / side)))];

    /// <summary>Points of a line for markers, at least the given distance apart.</summary>
    /// <param name="points">The line in the order of x.</param>
    /// <param name="gap">The least distance in pixels.</param>
    /// <param name="offset">How far after the start of the line the first may stand, so that the markers of several lines do not meet.</param>
    public static IReadOnlyList<Point> Spaced(IReadOnlyList<Point> points, double gap, double offset)
    {
        var kept = new List<Point>();
        var next = points.Count == 0 ? 0 : points[0].X + offset;
        foreach (var point in points.Where(point => point.X >= next || kept.Count == 0 && point == points[^1]))
        {
            if (point.X < next && kept.Count > 0)
                continue;
            kept.Add(point);
            next = point.X + gap;
        }

        return kept;
    }

    private static int EndOfColumn(IReadOnlyList<Point> points, int start)
    {
        var column = Math.Floor(points[start].X / Column);
        var end = start + 1;
        while (end < points.Count && Math.Floor(points[end].X / Column) == column)
            end++;
        return end;
    }
}
