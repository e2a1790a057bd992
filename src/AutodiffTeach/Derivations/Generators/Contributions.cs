using AutodiffTeach.Formulas;

namespace AutodiffTeach.Derivations.Generators;

/// <summary>What each edge out of the variable of differentiation adds, and their sum.</summary>
internal static class Contributions
{
    public static Step Section(DerivationContext context) => new()
    {
        Rule = Rules.Contribution,
        Words = Introduction(context),
        Steps = [.. EdgesOf(context).Select(edge => Line(context, edge))],
    };

    /// <summary>The sum of the contributions and its closed form.</summary>
    public static Step Sum(DerivationContext context, Expr formula)
    {
        IReadOnlyList<ScalarEdge> edges = EdgesOf(context);
        Expr sum = Expr.Sum([.. edges.Select(edge => EdgeTerm.Symbols(context, edge))]);
        return ClosingSum.Section(
            context,
            Rules.SumOverEdges,
            "Add the contributions, then insert what was computed before and collect.",
            sum,
            Formula(context),
            formula,
            [context.Graph.Wrt.Name]);
    }

    /// <summary>The sum with the formulas of the direct partials: the derivative from the derivatives one edge on.</summary>
    public static Expr Formula(DerivationContext context) => Expr.Sum([.. EdgesOf(context).Select(edge => EdgeTerm.Inserted(context, edge))]);

    // From the output backwards, as the derivatives at their ends become known.
    private static IReadOnlyList<ScalarEdge> EdgesOf(DerivationContext context) => [.. context.Graph.Outgoing(context.Graph.Wrt).Reverse()];

    private static Prose Introduction(DerivationContext context)
    {
        ScalarNode wrt = context.Graph.Wrt;
        int count = context.Graph.Outgoing(wrt).Count;
        if (count == 1)
            return $"{wrt} has one edge towards the output; it carries the whole derivative.";
        return $"{wrt} is used {count} times; each edge out of it contributes the derivative at its end times its direct partial.";
    }

    // ∂y/∂q ∂⁺q/∂w = ∂y/∂q p = w^2 u_1
    private static Step Line(DerivationContext context, ScalarEdge edge)
    {
        Expr product = EdgeTerm.Symbols(context, edge), inserted = EdgeTerm.Inserted(context, edge);
        var steps = new List<Step> { new() { Rule = Rules.InsertPartials, Before = product, After = inserted } };
        if (context.Close(inserted) is { } closed && closed != inserted)
            steps.Add(new Step { Rule = Rules.ClosedForm, Before = inserted, After = closed });
        return new Step
        {
            Rule = Rules.Contribution,
            Before = product,
            After = steps[^1].After,
            Numbers = context.NumbersOf(steps),
            Value = context.TotalValueOf(edge.To) * context.PartialValueOf(edge),
            Where = [edge.From.Name, edge.To.Name],
            Words = $"Edge {edge.From} → {edge.To}{(steps[^1].After == Expr.Zero ? ": adds nothing" : "")}.",
            Steps = steps,
        };
    }
}
