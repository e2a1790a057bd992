using AutodiffTeach.Formulas;
using AutodiffTeach.Scalars;

namespace AutodiffTeach.Checking.Mistakes;

/// <summary>A constant by which an answer differs, as a formula.</summary>
internal static class ConstantText
{
    private const int LargestDenominator = 1000;
    private const int LongestSimplified = 400;
    private const double Precision = 1e-11;

    /// <summary>Whether a ratio is -1.</summary>
    public static bool IsMinusOne(double ratio) => Math.Abs(ratio + 1) < Precision;

    /// <summary>The factor between two formulas whose values have a fixed ratio: a small fraction, or what the simplifier makes of the quotient; null where neither is found.</summary>
    public static Expr? Of(Expr expected, Expr answer, double ratio)
    {
        for (int denominator = 1; denominator <= LargestDenominator; denominator++)
        {
            double numerator = Math.Round(ratio * denominator);
            if (Math.Abs(numerator) is >= 1 and < 1e9 && Math.Abs(ratio * denominator - numerator) < Precision * Math.Abs(numerator))
                return Expr.Number(new Rational((long)numerator, denominator));
        }

        if (Expressions.WrittenSize(expected) > LongestSimplified)
            return null;
        Expr quotient = Simplifier.Simplify(Expr.Product(answer, Expr.Power(expected, Expr.MinusOne)));
        return Expressions.Variables(quotient).Count == 0 ? quotient : null;
    }
}
