using AutodiffTeach.Drawing.Layout;
using AutodiffTeach.Drawing.Typesetting;

namespace AutodiffTeach.Drawing.Scenes;

/// <summary>The words for what a picture shows.</summary>
internal static class Narration
{
    // A formula that takes longer to say than this is not said, only what it is made of.
    private const int LongestFormula = 120;

    // What is to be filled in by hand is not said either.
    private const string Blank = "blank";

    public static string Node(SketchNode node, SceneOptions options)
    {
        if (node.Words is { } given)
            return given;
        var isNameBlank = node.Blanks.Contains(TextKind.Name);
        var words = RoleWord(node.Role) + " " + (isNameBlank ? Blank : MathSpeech.Say(node.Label));
        if (node.Formula is { Length: <= LongestFormula } formula && !isNameBlank)
            words += " is " + MathSpeech.Say(formula);
        else if (node.Operation is { } operation)
            words += ", result of " + MathSpeech.Say(operation);
        return words + Number(node, TextKind.Value, options.ShowValues, node.Value, options.Digits) + Number(node, TextKind.Gradient, options.ShowGradients, node.Gradient, options.Digits);
    }

    public static string Edge(SketchNode from, SketchNode to, SketchEdge edge, SceneOptions options) =>
        edge.Words ?? NameOf(from) + " to " + NameOf(to) + Partial(edge, options) + Product(edge, options);

    private static string Partial(SketchEdge edge, SceneOptions options)
    {
        if (edge.Blanks.Contains(TextKind.Partial))
            return ", partial " + Blank;
        if (options.Partials == PartialDisplay.None)
            return "";
        var words = edge.Partial is { } partial ? ", " + Named("partial", MathSpeech.Say(partial)) : "";
        return options.Partials == PartialDisplay.Numbers && edge.PartialValue is { } value ? words + " = " + MathSpeech.Say(value.ToLabel(options.Digits)) : words;
    }

    private static string Product(SketchEdge edge, SceneOptions options)
    {
        if (edge.Blanks.Contains(TextKind.Product))
            return ", product " + Blank;
        if (options.Products == PartialDisplay.None)
            return "";
        var words = edge.Product is { } product ? ", product " + MathSpeech.Say(product) : "";
        return options.Products == PartialDisplay.Numbers && edge.ProductValue is { } value ? words + " = " + MathSpeech.Say(value.ToLabel(options.Digits)) : words;
    }

    private static string NameOf(SketchNode node) => node.Blanks.Contains(TextKind.Name) ? Blank : MathSpeech.Say(node.Label);

    private static string Number(SketchNode node, TextKind kind, bool isShown, Quantity? quantity, int digits)
    {
        var word = kind == TextKind.Value ? ", value " : ", gradient ";
        if (node.Blanks.Contains(kind))
            return word + Blank;
        return isShown && quantity is not null ? word + MathSpeech.Say(quantity.ToLabel(digits)) : "";
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
