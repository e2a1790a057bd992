using AutodiffTeach.Drawing.Charts.Marks;
using AutodiffTeach.Drawing.Layout;

namespace AutodiffTeach.Drawing.Tests.Charts;

/// <summary>The marks of a picture without groups, at their places in the picture.</summary>
internal static class Flat
{
    public static IEnumerable<(Mark Mark, Point Offset)> Marks(IEnumerable<Mark> marks, Point offset = default) => marks.SelectMany(mark => mark is Mark.Group group
        ? Marks(group.Items, new Point(offset.X + group.Offset.X, offset.Y + group.Offset.Y))
        : [(mark, offset)]);

    /// <summary>The corners of a text's box after it is turned.</summary>
    public static Point[] Corners(Mark.Text text, Point offset)
    {
        var (box, origin) = (text.Placed.Region, text.Placed.Origin);
        var (sin, cos) = Math.SinCos(text.Angle * Math.PI / 180);
        return [.. new Point[] { new(box.Left, box.Top), new(box.Right, box.Top), new(box.Right, box.Bottom), new(box.Left, box.Bottom) }.Select(corner =>
        {
            var (x, y) = (corner.X - origin.X, corner.Y - origin.Y);
            return new Point(offset.X + origin.X + x * cos - y * sin, offset.Y + origin.Y + x * sin + y * cos);
        })];
    }

    /// <summary>The points that bound a mark.</summary>
    public static IEnumerable<Point> Bounds(Mark mark, Point offset) => mark switch
    {
        Mark.Text text => Corners(text, offset),
        _ => Own(mark).Select(point => new Point(point.X + offset.X, point.Y + offset.Y)),
    };

    private static IEnumerable<Point> Own(Mark mark) => mark switch
    {
        Mark.Line line => line.Points,
        Mark.Area area => area.Corners,
        Mark.Markers markers => markers.Centers,
        Mark.Frame frame => Ends(frame.Region),
        Mark.Hatching hatching => Ends(hatching.Region),
        Mark.Cells cells => Ends(cells.Region),
        Mark.Image image => Ends(image.Region),
        _ => [],
    };

    /// <summary>True where two convex shapes share more than a hair: no side of either has them on different sides.</summary>
    public static bool Overlap(Point[] a, Point[] b) => !IsParted(a, b) && !IsParted(b, a);

    private static bool IsParted(Point[] a, Point[] b)
    {
        for (var i = 0; i < a.Length; i++)
        {
            var (from, to) = (a[i], a[(i + 1) % a.Length]);
            var (nx, ny) = (to.Y - from.Y, from.X - to.X);
            var length = Math.Sqrt(nx * nx + ny * ny);
            if (length > 0 && b.All(point => ((point.X - from.X) * nx + (point.Y - from.Y) * ny) / length > -0.05))
                return true;
        }

        return false;
    }

    private static IEnumerable<Point> Ends(Region region) => [new(region.Left, region.Top), new(region.Right, region.Bottom)];
}
