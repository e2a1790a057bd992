using AutodiffTeach.Drawing.Layout;

namespace AutodiffTeach.Drawing.Scenes;

/// <summary>Leads a curve that ends on the rectangle around a node on to the outline inside that rectangle.</summary>
internal static class Outline
{
    /// <summary>The radius of rounded corners.</summary>
    public const double CornerRadius = 8;

    /// <summary>How far cut corners and pointed sides reach in.</summary>
    public const double Cut = 8;

    /// <summary>The largest radius of a pill's ends.</summary>
    public const double LargestRadius = 20;

    public static Curve Extend(Curve curve, SceneNode source, SceneNode target)
    {
        var start = Inward(curve.Start, source);
        var end = Inward(curve.End, target);
        var segments = curve.Segments.ToList();
        if (start != curve.Start)
            segments.Insert(0, CurveSegment.Line(start, curve.Start));
        if (end != curve.End)
            segments.Add(CurveSegment.Line(curve.End, end));
        return new Curve(start, Straighten(start, segments));
    }

    /// <summary>The radius of the corners of a shape with rounded ones, else zero.</summary>
    public static double RadiusOf(NodeShape shape, Region region) => shape switch
    {
        NodeShape.Pill => Math.Min(LargestRadius, Math.Min(region.Width, region.Height) / 2),
        NodeShape.RoundedRectangle or NodeShape.DoubleRectangle => CornerRadius,
        _ => 0,
    };

    /// <summary>The corners of a shape with straight sides, clockwise from the top.</summary>
    public static Point[] Corners(NodeShape shape, Region r) => shape switch
    {
        NodeShape.Hexagon => [new(r.Left + Cut, r.Top), new(r.Right - Cut, r.Top), new(r.Right, r.Center.Y), new(r.Right - Cut, r.Bottom), new(r.Left + Cut, r.Bottom), new(r.Left, r.Center.Y)],
        NodeShape.CutRectangle =>
        [
            new(r.Left + Cut, r.Top), new(r.Right - Cut, r.Top), new(r.Right, r.Top + Cut), new(r.Right, r.Bottom - Cut),
            new(r.Right - Cut, r.Bottom), new(r.Left + Cut, r.Bottom), new(r.Left, r.Bottom - Cut), new(r.Left, r.Top + Cut),
        ],
        _ => [new(r.Left, r.Top), new(r.Right, r.Top), new(r.Right, r.Bottom), new(r.Left, r.Bottom)],
    };

    // Two straight pieces in one direction are one.
    private static List<CurveSegment> Straighten(Point start, List<CurveSegment> segments)
    {
        for (var i = segments.Count - 1; i > 0; i--)
        {
            var before = i > 1 ? segments[i - 2].End : start;
            var (a, b) = (segments[i - 1].End, segments[i].End);
            if (segments[i].IsLine && segments[i - 1].IsLine && (before.X == a.X && a.X == b.X || before.Y == a.Y && a.Y == b.Y))
            {
                segments[i - 1] = CurveSegment.Line(before, b);
                segments.RemoveAt(i);
            }
        }

        return segments;
    }

    private static Point Inward(Point point, SceneNode node)
    {
        var (center, region) = (node.Region.Center, node.Region);
        var (dx, dy) = (point.X - center.X, point.Y - center.Y);
        var isSide = Math.Abs(Math.Abs(dx) - region.Width / 2) < Math.Abs(Math.Abs(dy) - region.Height / 2);
        return isSide
            ? point with { X = point.X - Math.Sign(dx) * SideDepth(node.Shape, region, Math.Abs(dy)) }
            : point with { Y = point.Y - Math.Sign(dy) * Depth(node.Shape, region, region.Width / 2 - Math.Abs(dx)) };
    }

    private static double SideDepth(NodeShape shape, Region region, double offset) =>
        shape == NodeShape.Hexagon ? Cut * offset / (region.Height / 2) : Depth(shape, region, region.Height / 2 - offset);

    // How far the outline lies inside the border at a distance from the corner.
    private static double Depth(NodeShape shape, Region region, double fromCorner)
    {
        if (shape is NodeShape.CutRectangle or NodeShape.Hexagon)
            return Math.Max(0, Cut - fromCorner);
        var radius = RadiusOf(shape, region);
        var into = radius - fromCorner;
        return into <= 0 ? 0 : radius - Math.Sqrt(Math.Max(0, radius * radius - into * into));
    }
}
