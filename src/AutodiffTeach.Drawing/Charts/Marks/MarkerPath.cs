using AutodiffTeach.Drawing.Layout;
using AutodiffTeach.Drawing.Writers;

namespace AutodiffTeach.Drawing.Charts.Marks;

/// <summary>Markers as SVG path data, all of about one area.</summary>
internal static class MarkerPath
{
    public static bool IsFilled(MarkerShape shape) => shape is MarkerShape.Disc or MarkerShape.Square or MarkerShape.Triangle or MarkerShape.Diamond or MarkerShape.Wedge;

    public static string At(MarkerShape shape, Point center, double radius)
    {
        var r = radius;
        return shape switch
        {
            MarkerShape.Disc or MarkerShape.Circle => Circle(center, r),
            MarkerShape.Square or MarkerShape.HollowSquare => Polygon(center, (-0.88 * r, -0.88 * r), (0.88 * r, -0.88 * r), (0.88 * r, 0.88 * r), (-0.88 * r, 0.88 * r)),
            MarkerShape.Triangle or MarkerShape.HollowTriangle => Polygon(center, (0, -1.25 * r), (1.15 * r, 0.8 * r), (-1.15 * r, 0.8 * r)),
            MarkerShape.Wedge or MarkerShape.HollowWedge => Polygon(center, (0, 1.25 * r), (1.15 * r, -0.8 * r), (-1.15 * r, -0.8 * r)),
            MarkerShape.Diamond or MarkerShape.HollowDiamond => Polygon(center, (0, -1.3 * r), (1.3 * r, 0), (0, 1.3 * r), (-1.3 * r, 0)),
            MarkerShape.Cross => Stroke(center, (-r, -r), (r, r)) + Stroke(center, (-r, r), (r, -r)),
            _ => Stroke(center, (-1.2 * r, 0), (1.2 * r, 0)) + Stroke(center, (0, -1.2 * r), (0, 1.2 * r)),
        };
    }

    private static string Circle(Point center, double r)
    {
        var (radius, across) = (Markup.Number(r), Markup.Number(2 * r));
        return $"M{Markup.Number(center.X - r)} {Markup.Number(center.Y)}a{radius} {radius} 0 1 0 {across} 0a{radius} {radius} 0 1 0 -{across} 0z";
    }

    private static string Polygon(Point center, params (double X, double Y)[] corners) =>
        "M" + string.Join("L", corners.Select(corner => SvgPath.Point(new Point(center.X + corner.X, center.Y + corner.Y)))) + "Z";

    private static string Stroke(Point center, (double X, double Y) from, (double X, double Y) to) =>
        $"M{SvgPath.Point(new Point(center.X + from.X, center.Y + from.Y))}l{Markup.Number(to.X - from.X)} {Markup.Number(to.Y - from.Y)}";
}
