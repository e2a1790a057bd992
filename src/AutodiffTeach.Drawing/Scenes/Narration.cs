using AutodiffTeach.Drawing.Layout;
using AutodiffTeach.Drawing.Typesetting;

namespace AutodiffTeach.Drawing.Scenes;

/// <summary>The words for what a picture shows.</summary>
internal static class Narration
{
    public static string Node(SketchNode node, SceneOptions options)
    {
        var words = RoleWord(node.Role) + " " + NameOf(node);
        if (node.Operation is { } operation)
            words += ", result of " + MathParser.Printable(operation);
        if (options.ShowValues && node.Value is { } value)
            words += ", value " + value.ToLabel(options.Digits);
        if (options.ShowGradients && node.Gradient is { } gradient)
            words += ", gradient " + gradient.ToLabel(options.Digits);
        return words;
    }

    public static string Edge(SketchNode from, SketchNode to, SketchEdge edge, SceneOptions options)
    {
        var words = NameOf(from) + " to " + NameOf(to);
        if (options.Partials == PartialDisplay.None)
            return words;
        if (edge.Partial is { } partial)
            words += ", partial " + MathParser.Printable(partial);
        if (options.Partials == PartialDisplay.Numbers && edge.PartialValue is { } value)
            words += " = " + value.ToLabel(options.Digits);
        return words;
    }

    private static string NameOf(SketchNode node) => node.Blanks.Contains(TextKind.Name) ? "with a name to be filled in" : MathParser.Printable(node.Label);

    private static string RoleWord(BoxRole role) => role switch
    {
        BoxRole.Parameter => "parameter",
        BoxRole.Input => "input",
        BoxRole.State => "state",
        BoxRole.Constant => "constant",
        BoxRole.Operation => "operation",
        BoxRole.Output => "output",
        _ => "variable",
    };
}
