using AutodiffTeach.Formulas;

namespace AutodiffTeach.Derivations.Generators;

/// <summary>The direct partial on every edge between the two variables.</summary>
internal static class DirectPartials
{
    public static Step Section(DerivationContext context) => new()
    {
        Rule = Rules.DirectPartial,
        Explanation = "Differentiate each result's own formula in one argument, the other arguments held constant.",
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
        Explanation = context.Graph.DefinitionOf(edge.To) is Variable ? "Another name for the same value." : Reason(context.Graph.DefinitionOf(edge.To), edge.From.Symbol),
    };

    // Names the law by the outermost operation, and where that only lets one part through, by the operation of that part.
    private static string Reason(Expr definition, Variable variable)
    {
        Expr[] parts = [.. definition.Children.ToArray().Where(part => Expressions.Ordered(part).Contains(variable))];
        return definition switch
        {
            Sum when Array.TrueForAll(parts, part => part == variable || part == Expr.Negate(variable)) => "A sum passes the derivative on to each term.",
            Sum when parts is [var term] => $"Only the term with {variable.Name} counts.{Then(term, variable)}",
            Sum => $"Only the terms with {variable.Name} count.",
            Product when parts is [Power { Exponent: Number { Value.Sign: < 0 } }] => "The variable is in the divisor: (1/v)' = -v'/v^2.",
            Product when parts is [var factor] => $"In a product the other factors stay.{Then(factor, variable)}",
            Product => "Product rule.",
            Power { Base: var @base, Exponent: Number } => @base == variable ? "Power rule." : "Power rule, then the derivative of the base.",
            Power => $"Chain rule: {Operations.OperationTable.Power.Law}.",
            Call { Function: var function } => $"Chain rule: {function.Law}.",
            _ => "",
        };
    }

    // A term such as (x - o)^2 or a factor such as tanh(z) has a law of its own; a product's or sum's own factors need no more words.
    private static string Then(Expr part, Variable variable) => part switch
    {
        Product { Factors: [Number, var factor] } => Then(factor, variable),
        Power or Call => " " + Reason(part, variable),
        _ => "",
    };
}
