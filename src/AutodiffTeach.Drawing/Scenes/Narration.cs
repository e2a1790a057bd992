using AutodiffTeach.Drawing.Layout;
using AutodiffTeach.Drawing.Typesetting;

namespace AutodiffTeach.Drawing.Scenes;

/// <summary>The words for what a picture shows.</summary>
internal static class Narration
{
    // A formula that takes longer to say than this is not said, only what it is made of.
    private const int LongestFormula = 120;

    public static string Node(SketchNode node, SceneOptions options)
    {
        var words = RoleWord(node.Role) + " " + MathSpeech.Say(node.Label);
        if (node.Formula is { Length: <= LongestFormula } formula)
            words += " is " + MathSpeech.Say(formula);
        else if (node.Operation is { } operation)
            words += ", result of " + MathSpeech.Say(operation);
        if (options.ShowValues && node.Value is { } value)
            words += ", value " + MathSpeech.Say(value.ToLabel(options.Digits));
        if (options.ShowGradients && node.Gradient is { } gradient)
            words += ", gradient " + MathSpeech.Say(gradient.ToLabel(options.Digits));
        return words;
    }

    public static string Edge(SketchNode from, SketchNode to, SketchEdge edge, SceneOptions options)
    {
        var words = MathSpeech.Say(from.Label) + " to " + MathSpeech.Say(to.Label);
        if (options.Partials == PartialDisplay.None)
            return words;
        if (edge.Partial is { } partial)
            words += ", " + Named("partial", MathSpeech.Say(partial));
        if (options.Partials == PartialDisplay.Numbers && edge.PartialValue is { } value)
            words += " = " + MathSpeech.Say(value.ToLabel(options.Digits));
        return words;
    }

    // The symbol of a partial says itself that it is one.
    private static string Named(string kind, string words) =>
        words.StartsWith(kind, StringComparison.Ordinal) || words.StartsWith("direct " + kind, StringComparison.Ordinal) ? words : kind + " " + words;

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
