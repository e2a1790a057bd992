using AutodiffTeach.Formulas;

namespace AutodiffTeach.Derivations.Generators;

/// <summary>The direct partial on every edge between the two variables.</summary>
internal static class DirectPartials
{
    public static Step Section(DerivationContext context) => new()
    {
        Rule = Rules.DirectPartial,
        Explanation = "Direct partials: differentiate each result's own formula in one argument, the other arguments held constant.",
        Steps = [.. context.Graph.Nodes.SelectMany(context.Graph.Outgoing).OrderBy(edge => edge.To.Slot).ThenBy(edge => edge.From.Slot)
            .Select(edge => Line(context, edge))],
    };

    private static Step Line(DerivationContext context, ScalarEdge edge) => new()
    {
        Rule = Rules.DirectPartial,
        Before = edge.Symbol,
        After = edge.Partial,
        Value = context.PartialValueOf(edge),
        Where = [edge.From.Name, edge.To.Name],
        Explanation = Reason(context.Graph.Forms.DefinitionOf(edge.To.Variable, edge.To.Element), edge),
    };

    // Names the law by the outermost operation of the defining formula.
    private static string Reason(Expr definition, ScalarEdge edge)
    {
        string formula = $"{edge.To.Name} = {Shortened(definition)}";
        return definition switch
        {
            Variable => $"{formula}: another name for the same value.",
            Sum when edge.Partial is Number => $"{formula}: a sum passes the derivative on to each term.",
            Sum => $"{formula}: differentiate the terms that contain {edge.From.Name}.",
            Product => $"{formula}: in a product the other factors stay.",
            Power => $"{formula}: power rule and chain rule.",
            Call { Function: var function } => $"{formula}: chain rule with {function.Law}.",
            _ => $"{formula}.",
        };
    }

    private static string Shortened(Expr formula) => PlainPrinter.Print(formula, maximumLength: 80);
}
