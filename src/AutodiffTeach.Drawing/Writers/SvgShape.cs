using AutodiffTeach.Drawing.Layout;
using AutodiffTeach.Drawing.Scenes;

namespace AutodiffTeach.Drawing.Writers;

/// <summary>Writes the outlines of nodes.</summary>
internal static class SvgShape
{
    private const double InnerLine = 3;

    public static void Write(Markup svg, NodeShape shape, Region region)
    {
        if (shape is NodeShape.Hexagon or NodeShape.CutRectangle)
        {
            svg.Open("path").Attribute("class", "outline").Attribute("d", Polygon(shape, region)).Close();
            return;
        }

        var radius = Outline.RadiusOf(shape, region);
        Rectangle(svg, "outline", region, radius);
        if (shape == NodeShape.DoubleRectangle)
            Rectangle(svg, "inline", region.Grow(-InnerLine), radius - InnerLine);
    }

    private static void Rectangle(Markup svg, string cssClass, Region region, double radius)
    {
        svg.Open("rect").Attribute("class", cssClass).Attribute("x", region.Left).Attribute("y", region.Top)
            .Attribute("width", region.Width).Attribute("height", region.Height);
        if (radius > 0)
            svg.Attribute("rx", radius);
        svg.Close();
    }

    private static string Polygon(NodeShape shape, Region r)
    {
        const double cut = Outline.Cut;
        Point[] points = shape == NodeShape.Hexagon
            ? [new(r.Left + cut, r.Top), new(r.Right - cut, r.Top), new(r.Right, r.Center.Y), new(r.Right - cut, r.Bottom), new(r.Left + cut, r.Bottom), new(r.Left, r.Center.Y)]
            : [
                new(r.Left + cut, r.Top), new(r.Right - cut, r.Top), new(r.Right, r.Top + cut), new(r.Right, r.Bottom - cut),
                new(r.Right - cut, r.Bottom), new(r.Left + cut, r.Bottom), new(r.Left, r.Bottom - cut), new(r.Left, r.Top + cut),
            ];
        return "M" + string.Join("L", points.Select(SvgPath.Point)) + "Z";
    }
}
