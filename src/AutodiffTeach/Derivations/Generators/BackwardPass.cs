using AutodiffTeach.Formulas;

namespace AutodiffTeach.Derivations.Generators;

/// <summary>The backward values, each from those downstream.</summary>
internal static class BackwardPass
{
    public static Step Section(DerivationContext context)
    {
        ScalarGraph graph = context.Graph;
        List<Step> lines = [Start(context)];
        lines.AddRange(graph.Nodes.Reverse().Where(node => node != graph.Of && node != graph.Wrt).Select(node => Line(context, node)));
        return new Step
        {
            Rule = Rules.BackwardPass,
            Words = $"Go back from {graph.Of}, against the edges. The derivative of {graph.Of} with respect to a result is a sum over the edges out of it: the derivative at the end of the edge times the direct partial on the edge.",
            Steps = lines,
        };
    }

    private static Step Start(DerivationContext context) => new()
    {
        Rule = Rules.BackwardPass,
        Before = context.Graph.Total(context.Graph.Of),
        After = Expr.One,
        Value = 1,
        Where = [context.Graph.Of.Name],
        Explanation = "The derivative of the output with respect to itself.",
    };

    // ∂y/∂r = ∂y/∂s ∂⁺s/∂r = ∂y/∂s w = w^2
    private static Step Line(DerivationContext context, ScalarNode node)
    {
        Expr total = context.Graph.Total(node);
        IReadOnlyList<ScalarEdge> edges = context.Graph.Outgoing(node);
        Expr rule = Expr.Sum([.. edges.Select(edge => EdgeTerm.Symbols(context, edge))]);
        Expr inserted = Expr.Sum([.. edges.Select(edge => EdgeTerm.Inserted(context, edge))]);
        List<Step> steps =
        [
            new Step { Rule = Rules.ChainRule, Before = total, After = rule },
            new Step { Rule = Rules.InsertPartials, Before = rule, After = inserted },
        ];
        if (DerivationContext.OnTheWay(context.ClosedTotalOf(node)) is { } closed && closed != inserted)
            steps.Add(new Step { Rule = Rules.ClosedForm, Before = inserted, After = closed });
        return new Step
        {
            Rule = Rules.BackwardPass,
            Before = total,
            After = steps[^1].After,
            Numbers = context.NumbersOf(steps),
            Value = context.TotalValueOf(node),
            Where = [node.Name, .. edges.Select(edge => edge.To.Name)],
            Words = Reason(node, edges),
            Steps = steps,
        };
    }

    /// <summary>Into which results a node enters.</summary>
    public static Prose Reason(ScalarNode node, IReadOnlyList<ScalarEdge> edges)
    {
        if (edges.Count == 1)
            return $"{node} enters {edges[0].To} only.";
        return $"{node} enters {(", ", edges.SkipLast(1).Select(edge => edge.To))} and {edges[^1].To}: a term for each of the {edges.Count} edges.";
    }
}
