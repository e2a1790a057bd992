using AutodiffTeach.Drawing.Layout;

namespace AutodiffTeach.Drawing.Scenes;

/// <summary>Which kinds of nodes, lines and texts occur in a picture, with the words for them.</summary>
internal static class LegendWords
{
    /// <summary>A node of each kind that occurs, without its texts.</summary>
    public static IEnumerable<(SceneNode Node, string Words)> OfNodes(Scene scene) => scene.Nodes
        .DistinctBy(node => WordFor(node.Source, scene.Style)).OrderBy(node => node.Source.Role).Select(node => (Sample(node), WordFor(node.Source, scene.Style)));

    /// <summary>An edge of each line style that occurs, those of highlighted sets excepted: their terms explain them.</summary>
    public static IEnumerable<(SceneEdge Edge, string Words)> OfEdges(Scene scene) => scene.Edges.Where(edge => edge.Strands.Count == 0)
        .DistinctBy(edge => (edge.Emphasis, edge.IsDelayed, edge.Source.LegendWord)).OrderBy(edge => edge.Emphasis).ThenBy(edge => edge.IsDelayed)
        .Select(edge => (Sample(edge), edge.Source.LegendWord ?? (edge.IsDelayed ? "is used in another step" : edge.Emphasis == Emphasis.Dimmed ? "other edges" : "is used by")));

    /// <summary>The kinds of numbers that are shown; the words are written as the numbers are.</summary>
    public static IEnumerable<(TextKind Kind, string Words)> OfTexts(Scene scene, SceneOptions options)
    {
        var kinds = scene.Nodes.SelectMany(node => node.Texts).Concat(scene.Edges.SelectMany(edge => edge.Texts)).Select(text => text.Kind).ToHashSet();
        var isOnWire = options.Numbers == NumberPlacement.Wires;
        return new (TextKind Kind, string Words)[]
        {
            (TextKind.Value, isOnWire ? "value above the wire" : "value"),
            (TextKind.Gradient, isOnWire ? "gradient below it" : "gradient"),
            (TextKind.Partial, "direct partial"),
            (TextKind.Product, "upstream times partial"),
            (TextKind.Shape, "shape"),
        }.Where(entry => kinds.Contains(entry.Kind));
    }

    // Kinds with words of their own may differ by their lines, others are shown as usual whatever is highlighted.
    private static SceneNode Sample(SceneNode node) => new("", new SketchNode("", "", node.Source.Role) { IsBroken = node.Source.IsBroken }, default, node.Shape, [])
    {
        Emphasis = node.Source.LegendWord is null ? Emphasis.Normal : node.Source.Emphasis,
    };

    private static SceneEdge Sample(SceneEdge edge) =>
        edge with { Index = -1, From = "", To = "", Source = new SketchEdge("", "") { Delay = edge.Source.Delay, IsBroken = edge.Source.IsBroken }, Texts = [], Name = "" };

    private static string WordFor(SketchNode node, SceneStyle style) => node.LegendWord ?? WordFor(node.Role, style);

    // The style of make_dot has three colours and no shapes.
    private static string WordFor(BoxRole role, SceneStyle style) => role switch
    {
        BoxRole.Parameter or BoxRole.Input or BoxRole.State or BoxRole.Constant when style == SceneStyle.MakeDot => "variable",
        BoxRole.Intermediate when style == SceneStyle.MakeDot => "operation",
        BoxRole.Parameter => "parameter",
        BoxRole.Input => "input",
        BoxRole.State => "state",
        BoxRole.Constant => "constant",
        BoxRole.Operation => "operation",
        BoxRole.Output => "output",
        _ => "intermediate result",
    };
}
