using AutodiffTeach.Drawing.Layout;
using AutodiffTeach.Drawing.Scenes;

namespace AutodiffTeach.Drawing.Writers;

/// <summary>Writes an edge: its line, the arrow head that ends it, and its label on a patch of paper.</summary>
internal static class SvgEdge
{
    /// <summary>The line of what was given up.</summary>
    public const string Dashes = "5 3";

    /// <summary>How far the patch of paper reaches beyond its label.</summary>
    public const double HaloMargin = 2;

    public static void Write(Markup svg, SceneEdge edge, string id)
    {
        var emphasis = edge.Emphasis switch { Emphasis.Strong => " strong", Emphasis.Dimmed => " dim", _ => "" };
        svg.Open("g").Attribute("id", id).Attribute("class", "edge" + emphasis).Attribute("role", "graphics-symbol").Attribute("aria-roledescription", "edge");
        if (edge.Source.IsBroken)
            svg.Attribute("stroke-dasharray", Dashes);
        svg.Content();
        svg.Open("title").Text(edge.Name).Close();
        svg.Open("path").Attribute("class", "wire").Attribute("d", SvgPath.Data(ArrowHead.Shorten(edge.Curve))).Close();
        svg.Open("path").Attribute("class", "head").Attribute("d", Head(edge.Curve)).Close();
        foreach (var text in edge.Texts)
        {
            var halo = text.Placed.Region.Grow(HaloMargin);
            svg.Open("rect").Attribute("class", "halo").Attribute("x", halo.Left).Attribute("y", halo.Top).Attribute("width", halo.Width).Attribute("height", halo.Height).Close();
            SvgText.Write(svg, text.Placed, SvgStyleSheet.NameOf(text.Kind));
        }

        svg.Close();
    }

    private static string Head(Curve curve) => "M" + string.Join("L", ArrowHead.Corners(curve).Select(SvgPath.Point)) + "Z";
}
