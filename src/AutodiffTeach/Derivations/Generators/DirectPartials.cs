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
        Words = Reason(context.Graph.DefinitionOf(edge.To), edge.From),
    };

    // Names the law by the outermost operation, and where that only lets one part through, by the operation of that part.
    public static Prose Reason(Expr definition, ScalarNode from)
    {
        Variable variable = from.Symbol;
        Expr[] parts = [.. definition.Children.ToArray().Where(part => Expressions.Ordered(part).Contains(variable))];
        switch (definition)
        {
            case Sum when Array.TrueForAll(parts, part => part == variable || part == Expr.Negate(variable)):
                return "A sum passes the derivative on to each term.";
            case Sum when parts is [var term]:
                return $"Only the term with {from} counts.{Then(term, from)}";
            case Sum:
                return $"Only the terms with {from} count.";
            case Product when parts is [var factor and not Power { Exponent: Number { Value.Sign: < 0 } }]:
                return $"In a product the other factors stay as they are.{Then(factor, from)}";
            default:
                return LawOf(definition, parts, variable);
        }
    }

    private static string LawOf(Expr definition, Expr[] parts, Variable variable) => definition switch
    {
        Variable => "Another name for the same value.",
        Product when parts.Length == 1 => "The variable is in the divisor: (1/v)' = -v'/v^2.",
        Product => "Product rule.",
        Power { Base: var @base, Exponent: Number } => @base == variable ? "Power rule." : "Power rule, then the derivative of the base.",
        Power => $"Chain rule: {Operations.OperationTable.Power.Law}.",
        Call { Function: Operations.AbstractFunction function } => $"Chain rule; {function.Name} is left open, and so is its derivative {function.Name}'.",
        Call { Function: var function } => $"Chain rule: {function.Law}.",
        _ => "",
    };

    // A term such as (x - o)^2 or a factor such as tanh(z) has a law of its own; a product's or sum's own factors need no more words.
    private static string Then(Expr part, ScalarNode from) => part switch
    {
        Product { Factors: [Number, var factor] } => Then(factor, from),
        Power or Call => $" {Reason(part, from).ToString()}",
        _ => "",
    };
}
