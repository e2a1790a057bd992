using AutodiffTeach.Formulas;
using AutodiffTeach.Formulas.Printing;

namespace AutodiffTeach.Checking.Mistakes;

/// <summary>An answer that is one side of the right answer's fraction.</summary>
internal static class FractionSides
{
    private const int HighestPower = 24;

    /// <summary>Numerator or denominator in the form that the answer has, up to a constant and, for sums, a power of the variable: those may have been cancelled.</summary>
    /// <param name="expected">The right answer.</param>
    /// <param name="answer">The wrong one.</param>
    /// <param name="points">The sample points.</param>
    public static IEnumerable<(Expr Formula, bool IsNumerator)> Of(Expr expected, Expr answer, SamplePoints points)
    {
        if (Expressions.Variables(answer) is not [var variable])
            return [];
        (Expr above, Expr below) = Split(expected);
        return points.IsConstant(points.Table[above]) || points.IsConstant(points.Table[below])
            ? []
            : Matching(above, true).Concat(Matching(below, false));

        IEnumerable<(Expr, bool)> Matching(Expr side, bool isNumerator)
        {
            bool isSum = Simplifier.Factor(side) is Sum or Product { Factors: [Number, Sum] };
            for (int power = isSum ? -HighestPower : 0; power <= 0; power++)
            {
                Expr cancelled = Expr.Product(side, Expr.Power(variable, Expr.Number(power)));
                if (points.Ratio(points.Table[answer], points.Table[cancelled]) is { } ratio && ConstantText.Of(cancelled, answer, ratio) is { } factor)
                    yield return (Expr.Product(factor, cancelled), isNumerator);
            }
        }
    }

    private static (Expr Above, Expr Below) Split(Expr formula)
    {
        IReadOnlyList<Expr> factors = formula is Product product ? product.Factors : [formula];
        return (Expr.Product([.. factors.Where(factor => Divisor(factor) is null)]), Expr.Product([.. factors.Select(Divisor).OfType<Expr>()]));
    }

    private static Expr? Divisor(Expr factor) => Factor.DivisorOf(factor) ?? (factor is Power(var @base, var exponent) && exponent == Expr.MinusOne ? @base : null);
}
