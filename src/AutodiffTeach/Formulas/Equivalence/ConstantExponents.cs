using AutodiffTeach.Operations;
using AutodiffTeach.Scalars;

namespace AutodiffTeach.Formulas.Equivalence;

/// <summary>
/// Writes exponents that are numbers as numbers: u^exp(log(2)) is u^2, which negative u have too, and neither enclosures nor the prime field see
/// where a power with a general exponent is defined.
/// </summary>
internal static class ConstantExponents
{
    private const double Golden = 0.618033988749895;
    private const double Near = 1e-9;
    private const double Largest = 1e6;

    /// <summary>The formula with such exponents written as numbers.</summary>
    public static Expr Fold(Expr formula)
    {
        var numbers = new Dictionary<Expr, Expr>(ReferenceEqualityComparer.Instance);
        foreach (Expr part in Expressions.Ordered(formula))
        {
            if (part is Power(_, var exponent and not (Number or Variable or Constant)) && IsDefinedEverywhere(exponent) && NumberOf(exponent) is { } number)
                numbers[exponent] = number;
        }

        return numbers.Count == 0 ? formula : Expressions.Fold<Expr>(formula, (node, children) =>
            node is Power(_, var exponent) && numbers.TryGetValue(exponent, out Expr? number)
                ? Expr.Power(children[0], number)
                : Expressions.WithChildren(node, children));
    }

    // What the simplifier does not see, as that max(2, a) + min(2, a) - a is 2, may be an integer at a point, and then be proved to be one.
    private static Number? NumberOf(Expr exponent)
    {
        if (Simplifier.Simplify(exponent) is Number number)
            return number;
        if (Expressions.Ordered(exponent).Any(part => part is Series or Derivative))
            return null;
        double value = Evaluation.At<Real>(exponent, ValueOf).Value;
        if (!(Math.Abs(value) <= Largest && Math.Abs(value - Math.Round(value)) < Near))
            return null;
        Expr integer = Expr.Number((long)Math.Round(value));
        return IdentityProof.Try(exponent, integer, []).Outcome == ProofOutcome.Equal ? integer as Number : null;
    }

    // Numbers between 0 and 1 that make no integers by accident.
    private static Real ValueOf(string name) => new(name.Aggregate(Golden, (value, letter) => (value + letter * Golden) % 1));

    // Of others it could be that only simplifying makes them numbers, as x/x. A sum of unknown length has no value.
    private static bool IsDefinedEverywhere(Expr exponent) => Expressions.Ordered(exponent).All(part => part is not Series && (!Restricts(part) || !Varies(part)));

    private static bool Restricts(Expr part) => part is Call { Function: Log or Sqrt or NormRoot or Tan }
        or Power { Exponent: not Number { Value: { IsInteger: true, Sign: > 0 } } };

    private static bool Varies(Expr part) => Expressions.Ordered(part).Any(inner => inner is Variable or Partial);
}
