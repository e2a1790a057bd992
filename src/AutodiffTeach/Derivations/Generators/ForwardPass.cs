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
        return new Step
        {
            Rule = Rules.ForwardValue,
            Before = node.Symbol,
            After = definition,
            Numbers = context.InsertValues(definition),
            Value = context.ValueOf(node),
            Where = [node.Name],
        };
    }
}
