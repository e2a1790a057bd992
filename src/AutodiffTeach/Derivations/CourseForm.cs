using AutodiffTeach.Formulas;

namespace AutodiffTeach.Derivations;

/// <summary>The form in which a result is stated: a product where the terms of a sum share what a course would put before the bracket.</summary>
internal static class CourseForm
{
    private const long LongestToFactor = 200;

    /// <summary>x*(sigmoid(z) - y) for x*sigmoid(z) - x*y, 3*(w + 1)^2 for 3*w^2 + 6*w + 3; polynomials without such powers stay sums.</summary>
    /// <param name="formula">A simplified formula.</param>
    public static Expr Of(Expr formula)
    {
        if (!Written.IsShort(formula, LongestToFactor) || !Expressions.Ordered(formula).Any(part => part is Sum))
            return formula;
        Expr factored = Simplifier.Simplify(Simplifier.Factor(formula));
        if (Expressions.WrittenSize(factored) >= Expressions.WrittenSize(formula))
            return formula;
        bool isBetter = IsPolynomial(formula)
            ? Expressions.Ordered(factored).Any(IsPowerOfSum)
            : formula is Sum && factored is Product product && product.Factors.OfType<Sum>().All(IsFlat);
        return isBetter ? factored : formula;
    }

    // Terms with brackets of their own stay apart, one for each path.
    private static bool IsFlat(Sum sum) => !sum.Terms.Any(term => term is Product product && product.Factors.Any(factor => factor is Sum or Power { Base: Sum }));

    private static bool IsPolynomial(Expr formula) => Expressions.Ordered(formula).All(part =>
        part is Number or Variable or Sum or Product or Power { Exponent: Number { Value: { IsInteger: true, Sign: > 0 } } });

    private static bool IsPowerOfSum(Expr part) => part is Power { Base: Sum, Exponent: Number { Value: { IsInteger: true, Sign: > 0 } } };
}
