using AutodiffTeach.Drawing.Scenes;

namespace AutodiffTeach.Drawing.Writers.Html;

/// <summary>The numbers that a walk brings, drawn as the SVG writer draws texts.</summary>
internal static class WalkTexts
{
    public static string Node(SceneText text)
    {
        var svg = new Markup();
        SvgText.Write(svg, text.Placed, SvgStyleSheet.NameOf(text.Kind));
        return svg.ToString().Replace("\n", "", StringComparison.Ordinal);
    }

    public static string Edge(IReadOnlyList<SceneText> texts)
    {
        var svg = new Markup();
        foreach (var text in texts)
            SvgEdge.WriteText(svg, text);
        return svg.ToString().Replace("\n", "", StringComparison.Ordinal);
    }
}
