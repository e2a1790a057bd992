using AutodiffTeach.Drawing.Scenes;

namespace AutodiffTeach.Drawing.Writers;

/// <summary>The ids and classes of nodes and edges in SVG, and in formats that become SVG.</summary>
internal static class SvgIds
{
    public static string Of(SceneNode node, string prefix) => $"{prefix}-n-{Markup.Identifier(node.Id)}";

    public static string Of(SceneEdge edge, string prefix) => $"{prefix}-e-{Markup.Number(edge.Index)}";

    public static string ClassOf(SceneNode node) => "node " + SvgStyleSheet.NameOf(node.Source.Role) + ClassOf(node.Emphasis) + SvgStrands.ClassesOf(node.Strands);

    public static string ClassOf(SceneEdge edge) => "edge" + ClassOf(edge.Emphasis) + (edge.IsDelayed ? " delayed" : "") + SvgStrands.ClassesOf(edge.Strands);

    private static string ClassOf(Emphasis emphasis) => emphasis switch { Emphasis.Strong => " strong", Emphasis.Dimmed => " dim", _ => "" };
}
