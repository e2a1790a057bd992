using AutodiffTeach.Operations;

namespace AutodiffTeach.Formulas.Equivalence;

/// <summary>
/// Writes exponents that are numbers as numbers: u^exp(log(2)) is u^2, which negative u have too, and neither enclosures nor the prime field see
/// where a power with a general exponent is defined.
/// </summary>
internal static class ConstantExponents
{
    /// <summary>The formula with such exponents written as numbers.</summary>
    public static Expr Fold(Expr formula)
    {
        var numbers = new Dictionary<Expr, Expr>(ReferenceEqualityComparer.Instance);
        foreach (Expr part in Expressions.Ordered(formula))
        {
            if (part is Power(_, var exponent and not (Number or Variable or Constant)) && IsDefinedEverywhere(exponent) && Simplifier.Simplify(exponent) is Number number)
                numbers[exponent] = number;
        }

        return numbers.Count == 0 ? formula : Expressions.Fold<Expr>(formula, (node, children) =>
            node is Power(_, var exponent) && numbers.TryGetValue(exponent, out Expr? number)
                ? Expr.Power(children[0], number)
                : Expressions.WithChildren(node, children));
    }

    // A number is where it has a value at all; of others it could be that only simplifying makes them so, as x/x.
    private static bool IsDefinedEverywhere(Expr exponent)
    {
        IReadOnlyList<Expr> parts = Expressions.Ordered(exponent);
        return !parts.Any(part => part is Variable or Partial)
            || parts.All(part => part is not (Call { Function: Log or Sqrt or NormRoot or Tan } or Power { Exponent: not Number { Value: { IsInteger: true, Sign: > 0 } } }));
    }
}
