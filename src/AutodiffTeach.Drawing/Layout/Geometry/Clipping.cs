namespace AutodiffTeach.Drawing.Layout.Geometry;

/// <summary>Liang and Barsky's clipping of segments by rectangles.</summary>
internal static class Clipping
{
    /// <summary>The part of a segment inside a region, or null where there is none of any length.</summary>
    public static (Point From, Point To)? Inside(Point from, Point to, Region region)
    {
        var (dx, dy) = (to.X - from.X, to.Y - from.Y);
        var (low, high) = (0.0, 1.0);
        var isInside = Cut(-dx, from.X - region.Left, ref low, ref high) && Cut(dx, region.Right - from.X, ref low, ref high)
            && Cut(-dy, from.Y - region.Top, ref low, ref high) && Cut(dy, region.Bottom - from.Y, ref low, ref high) && low < high;
        return isInside ? (Plane.At(from, to, low), Plane.At(from, to, high)) : null;
    }

    private static bool Cut(double step, double room, ref double low, ref double high)
    {
        if (step == 0)
            return room > 0;
        var at = room / step;
        if (step < 0)
            low = Math.Max(low, at);
        else
            high = Math.Min(high, at);
        return low <= high;
    }
}
