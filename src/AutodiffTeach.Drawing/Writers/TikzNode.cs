using AutodiffTeach.Drawing.Layout;
using AutodiffTeach.Drawing.Scenes;

namespace AutodiffTeach.Drawing.Writers;

/// <summary>Writes a node: its outline, its texts, and a TikZ node of its name and size.</summary>
internal static class TikzNode
{
    public static void Write(TikzCanvas tikz, SceneNode node)
    {
        tikz.Comment(node.Id);
        WriteOutline(tikz, node);
        var (width, height) = (tikz.Length(node.Region.Width), tikz.Length(node.Region.Height));
        tikz.Line($@"\node[ad place, minimum width={width}, minimum height={height}] ({SafeName.Of(node.Id, '-')}) at {tikz.Point(node.Region.Center)} {{}};");
        foreach (var text in node.Texts)
            TikzText.Write(tikz, text, node.Emphasis, TikzText.InNode);
    }

    /// <summary>The outline alone.</summary>
    public static void WriteOutline(TikzCanvas tikz, SceneNode node)
    {
        var role = TikzStyles.NameOf(node.Source.Role);
        tikz.Line($@"\path[ad {role}{TikzStyles.Of("outline", node.Emphasis)}{TikzStyles.Of("outline", node.Strands)}{(node.Source.IsBroken ? ", ad broken" : "")}] {Outlined(tikz, node.Shape, node.Region)};");
        if (node.Shape == NodeShape.DoubleRectangle)
        {
            var inner = Rounded(tikz, node.Region.Grow(-SvgShape.InnerLine), Outline.RadiusOf(node.Shape, node.Region) - SvgShape.InnerLine);
            var emphasis = node.Emphasis == Emphasis.Dimmed ? Emphasis.Dimmed : Emphasis.Normal;
            tikz.Line($@"\path[ad {role}{TikzStyles.Of("outline", emphasis)}, ad inner line] {inner};");
        }
    }

    private static string Outlined(TikzCanvas tikz, NodeShape shape, Region region) => shape is NodeShape.Hexagon or NodeShape.CutRectangle
        ? tikz.Polygon(Outline.Corners(shape, region))
        : Rounded(tikz, region, Outline.RadiusOf(shape, region));

    private static string Rounded(TikzCanvas tikz, Region region, double radius) =>
        (radius > 0 ? $"[rounded corners={tikz.Length(radius)}] " : "") + tikz.Rectangle(region);
}
