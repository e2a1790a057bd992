using AutodiffTeach.Formulas;
using AutodiffTeach.Graphs;
using AutodiffTeach.Scalars;

namespace AutodiffTeach.Derivations.Generators;

/// <summary>The second derivative: the closed form of the first, differentiated again.</summary>
internal static class SecondDerivative
{
    /// <summary>The symbol of the second derivative.</summary>
    public static Expr SubjectOf(DerivationContext context) => Expr.Derivative(context.Subject, context.Graph.Wrt.Symbol);

    public static Step Section(DerivationContext context, Expr first, out Expr second, out double? value)
    {
        ScalarNode wrt = context.Graph.Wrt;
        if (!wrt.Variable.IsLeaf || context.ClosedTotalOf(wrt) is null)
            throw new DerivationException(
                $"The second derivative with respect to '{wrt.Name}' needs the first as a formula of parameters and inputs; choose a parameter, an input or a state, and a model that is not too long.");
        second = CourseForm.Of(Simplifier.Simplify(Differentiation.Derivative(first, wrt.Symbol)));
        value = context.TotalValueOf(wrt) is null ? null : ValueOf<Real>(context, (variable, element) => variable.GivenValues[element]?.ToDouble() ?? double.NaN).Value;
        return new Step
        {
            Rule = Rules.SecondDerivative,
            Words = $"Differentiate once more with respect to {wrt}.",
            Steps =
            [
                new Step
                {
                    Rule = Rules.SecondDerivative,
                    Before = SubjectOf(context),
                    After = second,
                    Value = value,
                    Where = [wrt.Name],
                    Steps = Lines(context, first, second),
                },
            ],
        };
    }

    /// <summary>The second derivative at a point: forward over reverse, the backward sweep over dual numbers whose tangent is 1 in the variable.</summary>
    public static T ValueOf<T>(DerivationContext context, Func<ModelVariable, int, T> point) where T : IScalar<T>
    {
        ScalarNode wrt = context.Graph.Wrt;
        Dual<T>[] adjoints = context.Model.Graph.Run((variable, element) => new Dual<T>(
            point(variable, element), variable == wrt.Variable && element == wrt.Element ? T.One : T.Zero)).Backward(context.Graph.Of.Slot);
        return adjoints[wrt.Slot].Tangent;
    }

    // The first derivative is repeated where it is short.
    private static Step[] Lines(DerivationContext context, Expr first, Expr second)
    {
        if (!Written.IsShort(first, DerivationContext.LongestWithNumbers))
            return [];
        Expr again = Expr.Derivative(first, context.Graph.Wrt.Symbol);
        return
        [
            new Step { Rule = Rules.SecondDerivative, Before = SubjectOf(context), After = again },
            new Step { Rule = Rules.Differentiate, Before = again, After = second },
        ];
    }
}
