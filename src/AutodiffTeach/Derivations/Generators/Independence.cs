using AutodiffTeach.Formulas;

namespace AutodiffTeach.Derivations.Generators;

/// <summary>The derivative where no path leads from the one variable to the other, or both are the same.</summary>
internal static class Independence
{
    public static Step Section(DerivationContext context) => new()
    {
        Rule = Rules.SumOverPaths,
        Words = $"No path leads from {context.Graph.Wrt} to {context.Graph.Of}: the sum over paths has no term.",
        Steps = [new Step { Rule = Rules.SumOverPaths, Before = context.Subject, After = Expr.Zero, Value = 0, Where = [context.Graph.Wrt.Name] }],
    };

    /// <summary>The derivative of a variable with respect to itself.</summary>
    public static Step SameVariable(DerivationContext context) => new()
    {
        Rule = Rules.SumOverPaths,
        Words = $"{context.Graph.Wrt} with respect to itself: the one path has no edge, and a product of no factors is 1.",
        Steps = [new Step { Rule = Rules.SumOverPaths, Before = context.Subject, After = Expr.One, Value = 1, Where = [context.Graph.Wrt.Name] }],
    };
}
