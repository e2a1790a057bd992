namespace AutodiffTeach.Drawing.Layout.Geometry;

/// <summary>Distances, sides and directions.</summary>
internal static class Plane
{
    public static double Distance(Point a, Point b) => Math.Sqrt((a.X - b.X) * (a.X - b.X) + (a.Y - b.Y) * (a.Y - b.Y));

    /// <summary>The distance of a point from a segment, ends included.</summary>
    public static double Distance(Point a, Point b, Point point) => Distance(At(a, b, Projection(a, b, point)), point);

    /// <summary>Where on a segment, from 0 to 1, the point nearest to another lies.</summary>
    public static double Projection(Point a, Point b, Point point)
    {
        var (dx, dy) = (b.X - a.X, b.Y - a.Y);
        var square = dx * dx + dy * dy;
        return square == 0 ? 0 : Math.Clamp(((point.X - a.X) * dx + (point.Y - a.Y) * dy) / square, 0, 1);
    }

    /// <summary>The signed distance of a point from the line through two others.</summary>
    public static double Side(Point from, Point to, Point point)
    {
        var length = Distance(from, to);
        return length == 0 ? 0 : ((to.X - from.X) * (point.Y - from.Y) - (to.Y - from.Y) * (point.X - from.X)) / length;
    }

    public static Point At(Point a, Point b, double s) => new(a.X + s * (b.X - a.X), a.Y + s * (b.Y - a.Y));

    /// <summary>The direction from one point to another, as a vector of length one; to the right where they are one.</summary>
    public static Point Direction(Point from, Point to)
    {
        var length = Distance(from, to);
        return length > 0 ? new Point((to.X - from.X) / length, (to.Y - from.Y) / length) : new Point(1, 0);
    }

    /// <summary>The angle by which the ray to one point must turn to meet the ray to another, from 0 to a full turn.</summary>
    public static double Turn(Point center, Point from, Point to)
    {
        var turn = Math.Atan2(to.Y - center.Y, to.X - center.X) - Math.Atan2(from.Y - center.Y, from.X - center.X);
        return turn < 0 ? turn + 2 * Math.PI : turn;
    }

    /// <summary>The direction of a segment without its sense, from 0 to half a turn.</summary>
    public static double Slope(Point a, Point b)
    {
        var angle = Math.Atan2(b.Y - a.Y, b.X - a.X);
        return angle < 0 ? angle + Math.PI : angle;
    }
}
