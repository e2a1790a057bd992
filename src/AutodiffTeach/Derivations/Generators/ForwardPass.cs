using AutodiffTeach.Formulas;

namespace AutodiffTeach.Derivations.Generators;

/// <summary>The forward values, in the order of computation.</summary>
internal static class ForwardPass
{
    public static Step Section(DerivationContext context)
    {
        IEnumerable<ScalarNode> results = context.Graph.Ancestors.Where(node => !node.Variable.IsLeaf);
        return new Step
        {
            Rule = Rules.ForwardValue,
            Explanation = "Compute every result from those before it.",
            Steps = [.. results.Select(node => Line(context, node))],
        };
    }

    // p = u_1 + h_0 = 3 + 0
    private static Step Line(DerivationContext context, ScalarNode node)
    {
        Expr definition = context.Graph.DefinitionOf(node);
        Expr? inserted = context.InsertValues(definition);
        List<Step> steps = [new Step { Rule = Rules.Definition, Before = node.Symbol, After = definition }];
        if (inserted is not null && inserted is not Number && inserted != definition)
            steps.Add(new Step { Rule = Rules.InsertValues, Before = definition, After = inserted });
        return new Step
        {
            Rule = Rules.ForwardValue,
            Before = node.Symbol,
            After = steps[^1].After,
            Value = context.ValueOf(node),
            Where = [node.Name],
            Steps = steps.Count > 1 ? steps : [],
        };
    }
}
