using AutodiffTeach.Drawing.Scenes;

namespace AutodiffTeach.Drawing.Writers;

/// <summary>Writes an edge: its line, the arrow head that ends it, and its texts on patches of paper.</summary>
internal static class TikzEdge
{
    public static void Write(TikzCanvas tikz, SceneEdge edge)
    {
        tikz.Comment($"{edge.From} -> {edge.To}");
        WriteLine(tikz, edge);
        foreach (var text in edge.Texts)
        {
            var patch = edge.IsDelayed && text.Kind == TextKind.Note ? "delay" : "halo";
            tikz.Line($@"\path[ad {patch}] {tikz.Rectangle(text.Placed.Region.Grow(SvgEdge.HaloMargin))};");
            TikzText.Write(tikz, text, edge.Emphasis, TikzText.OnPaper);
        }
    }

    /// <summary>The line and its head alone.</summary>
    public static void WriteLine(TikzCanvas tikz, SceneEdge edge)
    {
        var style = "ad wire" + TikzStyles.Of("wire", edge.Emphasis) + (edge.IsDelayed ? ", ad delayed" : "") + (edge.Source.IsBroken ? ", ad broken" : "");
        var path = tikz.Path(ArrowHead.Shorten(edge.Curve));
        if (edge.Strands.Count == 0)
            tikz.Line($@"\draw[{style}] {path};");
        for (var i = 0; i < edge.Strands.Count; i++)
        {
            var above = edge.Strands.Count - 1 - i;
            var width = above > 0 ? $", line width={tikz.Length(StrandLine.WidthBelow(above, edge.Strands.Count))}" : "";
            tikz.Line($@"\draw[{style}{TikzStyles.Of("wire", [edge.Strands[i]])}{width}] {path};");
        }

        tikz.Line($@"\fill[ad head{TikzStyles.Of("head", edge.Emphasis)}{TikzStyles.Of("head", edge.Strands)}] {tikz.Polygon(ArrowHead.Corners(edge.Curve))};");
    }
}
