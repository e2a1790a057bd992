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
        WriteLine(svg, edge.Curve);
        foreach (var text in edge.Texts)
            WriteText(svg, text);
        svg.Close();
    }

    /// <summary>The line and its head alone.</summary>
    public static void WriteLine(Markup svg, Curve curve)
    {
        svg.Open("path").Attribute("class", "wire").Attribute("d", SvgPath.Data(ArrowHead.Shorten(curve))).Close();
        svg.Open("path").Attribute("class", "head").Attribute("d", Head(curve)).Close();
    }

    /// <summary>A text of an edge on its patch of paper.</summary>
    public static void WriteText(Markup svg, SceneText text)
    {
        var halo = text.Placed.Region.Grow(HaloMargin);
        svg.Open("rect").Attribute("class", "halo").Attribute("x", halo.Left).Attribute("y", halo.Top).Attribute("width", halo.Width).Attribute("height", halo.Height).Close();
        SvgText.Write(svg, text.Placed, SvgStyleSheet.NameOf(text.Kind));
    }

    private static string Head(Curve curve) => "M" + string.Join("L", ArrowHead.Corners(curve).Select(SvgPath.Point)) + "Z";
}
