using System.Globalization;
using AutodiffTeach.Formulas;
using AutodiffTeach.Scalars;

namespace AutodiffTeach.Derivations;

/// <summary>Doubles as the numbers of few digits that a worked solution shows.</summary>
internal static class RoundedNumber
{
    /// <summary>The double to six significant digits, as an exact number.</summary>
    public static Expr Of(double value) => Expr.Number(Rational.Parse(value.ToString("G6", CultureInfo.InvariantCulture)));
}
