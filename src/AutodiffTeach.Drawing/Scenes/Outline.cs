using AutodiffTeach.Drawing.Layout;
using AutodiffTeach.Drawing.Layout.Geometry;

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

    // Curves of our own engines meet boxes at right angles; those of others, at more than this, do not.
    private const double Slant = 0.02;

    // How near to a corner engines let wires end.
    private const double CornerRoom = 4;

    public static Curve Extend(Curve curve, Framed source, Framed target)
    {
        var start = Inward(curve.Start, curve.StartDirection, source);
        var end = Inward(curve.End, Opposite(curve.EndDirection), target);
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

    private static Point Opposite(Point direction) => new(0.0 - direction.X, 0.0 - direction.Y);

    private static Point Inward(Point point, Point outward, Framed node)
    {
        var (shape, region, room) = node;
        if (Math.Min(Math.Abs(outward.X), Math.Abs(outward.Y)) > Slant)
            return Against(point, outward, node) ?? Against(point, Plane.Direction(region.Center, point), node) ?? point;
        var center = region.Center;
        var (dx, dy) = (point.X - center.X, point.Y - center.Y);
        if (Math.Abs(Math.Abs(dx) - room.Width / 2) < Math.Abs(Math.Abs(dy) - room.Height / 2))
        {
            var offset = Within(dy, region.Height, room.Height);
            var depth = Math.Max(0, room.Width - region.Width) / 2 + SideDepth(shape, region, Math.Abs(offset));
            return new Point(point.X - Math.Sign(dx) * depth, point.Y + (offset - dy));
        }
        else
        {
            var offset = Within(dx, region.Width, room.Width);
            var depth = Math.Max(0, room.Height - region.Height) / 2 + Depth(shape, region, region.Width / 2 - Math.Abs(offset));
            return new Point(point.X + (offset - dx), point.Y - Math.Sign(dy) * depth);
        }
    }

    // A curve that comes at a slant goes straight on to the outline; one that would pass by turns to the middle.
    private static Point? Against(Point point, Point outward, Framed node)
    {
        const double stride = 0.25;
        for (var way = 0.0; way < node.Room.Width + node.Room.Height; way += stride)
        {
            var inner = new Point(point.X - way * outward.X, point.Y - way * outward.Y);
            if (IsInside(inner, node))
                return inner;
        }

        return null;
    }

    private static bool IsInside(Point point, Framed node)
    {
        var (dx, dy) = (Math.Abs(point.X - node.Region.Center.X), Math.Abs(point.Y - node.Region.Center.Y));
        return dy <= node.Region.Height / 2 && dx <= node.Region.Width / 2 - SideDepth(node.Shape, node.Region, dy);
    }

    // In a room wider than the node a wire may come beside it: it is led to the end of the straight side.
    private static double Within(double offset, double extent, double room) =>
        room > extent ? Math.Clamp(offset, Math.Min(0, CornerRoom - extent / 2), Math.Max(0, extent / 2 - CornerRoom)) : offset;

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

    /// <summary>A shape in the rectangle that the layout kept for it, on whose border curves end.</summary>
    internal readonly record struct Framed(NodeShape Shape, Region Region, Region Room);
}
