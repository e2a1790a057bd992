using AutodiffTeach.Drawing.Layout;
using AutodiffTeach.Drawing.Scenes;

namespace AutodiffTeach.Drawing.Writers;

/// <summary>Writes the outlines of nodes.</summary>
internal static class SvgShape
{
    /// <summary>How far the second line of an outline lies inside the first.</summary>
    public const double InnerLine = 3;

    public static void Write(Markup svg, NodeShape shape, Region region)
    {
        if (shape is NodeShape.Hexagon or NodeShape.CutRectangle)
        {
            var corners = Outline.Corners(shape, region).Select(SvgPath.Point);
            svg.Open("path").Attribute("class", "outline").Attribute("d", "M" + string.Join("L", corners) + "Z").Close();
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
}
