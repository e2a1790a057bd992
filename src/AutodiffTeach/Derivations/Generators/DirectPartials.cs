using AutodiffTeach.Formulas;

namespace AutodiffTeach.Derivations.Generators;

/// <summary>The direct partial on every edge between the two variables.</summary>
internal static class DirectPartials
{
    public static Step Section(DerivationContext context) => new()
    {
        Rule = Rules.DirectPartial,
        Explanation = "Differentiate each result's own formula with respect to one argument, the other arguments held constant.",
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
        Words = Reason(context.Graph.DefinitionOf(edge.To), edge),
    };

    // Names the law by the outermost operation of the defining formula.
    private static Prose Reason(Expr definition, ScalarEdge edge)
    {
        if (definition is Sum && edge.Partial is not Number)
            return $"The terms without {edge.From} are constant.";
        return LawOf(definition);
    }

    private static string LawOf(Expr definition) => definition switch
    {
        Variable => "Another name for the same value.",
        Sum => "A sum passes the derivative on to each term.",
        Product => "In a product the other factors stay as they are.",
        Power => "Power rule, then the derivative of the base.",
        Call { Function: Operations.AbstractFunction function } => $"Chain rule; {function.Name} is left open, and so is its derivative {function.Name}'.",
        Call { Function: var function } => $"Chain rule: {function.Law}.",
        _ => "",
    };
}
