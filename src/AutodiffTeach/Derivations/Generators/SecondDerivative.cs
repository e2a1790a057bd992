using AutodiffTeach.Formulas;
using AutodiffTeach.Scalars;

namespace AutodiffTeach.Derivations.Generators;

/// <summary>The second derivative: the closed form of the first, differentiated again.</summary>
internal static class SecondDerivative
{
    public static Step Section(DerivationContext context, Expr first, out Expr second, out double? value)
    {
        ScalarNode wrt = context.Graph.Wrt;
        if (!wrt.Variable.IsLeaf || context.ClosedTotalOf(wrt) is null)
            throw new DerivationException(
                $"The second derivative in '{wrt.Name}' needs the first as a formula of parameters and inputs; choose a leaf and a shorter model.");
        second = CourseForm.Of(Simplifier.Simplify(Differentiation.Derivative(first, wrt.Symbol)));
        value = ValueOf(context);
        return new Step
        {
            Rule = Rules.SecondDerivative,
            Explanation = $"Differentiate once more in {wrt.Name}.",
            Steps =
            [
                new Step
                {
                    Rule = Rules.SecondDerivative,
                    Before = Expr.Derivative(first, wrt.Symbol),
                    After = second,
                    Value = value,
                    Where = [wrt.Name],
                },
            ],
        };
    }

    // Forward over reverse: the backward sweep over dual numbers whose tangent is 1 in the variable.
    private static double? ValueOf(DerivationContext context)
    {
        if (context.TotalValueOf(context.Graph.Wrt) is null)
            return null;
        ScalarNode wrt = context.Graph.Wrt;
        Dual<Real>[] adjoints = context.Model.Graph.Run<Dual<Real>>((variable, element) => new Dual<Real>(
            variable.GivenValues[element]?.ToDouble() ?? double.NaN,
            variable == wrt.Variable && element == wrt.Element ? 1 : 0)).Backward(context.Graph.Of.Slot);
        return adjoints[wrt.Slot].Tangent.Value;
    }
}
