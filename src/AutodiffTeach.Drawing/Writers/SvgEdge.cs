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
        svg.Open("g").Attribute("id", id).Attribute("class", SvgIds.ClassOf(edge)).Attribute("role", "graphics-symbol").Attribute("aria-roledescription", "edge");
        if (edge.Source.IsBroken)
            svg.Attribute("stroke-dasharray", Dashes);
        svg.Content();
        svg.Open("title").Text(edge.Name).Close();
        WriteLine(svg, edge);
        foreach (var text in edge.Texts)
            WriteText(svg, text, edge.IsDelayed && text.Kind == TextKind.Note ? "delay" : "halo");
        svg.Close();
    }

    /// <summary>The line and its head alone.</summary>
    public static void WriteLine(Markup svg, SceneEdge edge)
    {
        var data = SvgPath.Data(ArrowHead.Shorten(edge.Curve));
        if (edge.Strands.Count > 0)
            SvgStrands.WriteWires(svg, edge, data);
        else
            svg.Open("path").Attribute("class", "wire").Attribute("d", data).Close();
        svg.Open("path").Attribute("class", "head").Attribute("d", Head(edge.Curve)).Close();
    }

    /// <summary>A text of an edge on its patch of paper.</summary>
    public static void WriteText(Markup svg, SceneText text, string patch = "halo")
    {
        var halo = text.Placed.Region.Grow(HaloMargin);
        svg.Open("rect").Attribute("class", patch).Attribute("x", halo.Left).Attribute("y", halo.Top).Attribute("width", halo.Width).Attribute("height", halo.Height).Close();
        SvgSceneText.Write(svg, text);
    }

    private static string Head(Curve curve) => "M" + string.Join("L", ArrowHead.Corners(curve).Select(SvgPath.Point)) + "Z";
}
