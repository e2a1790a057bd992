using AutodiffTeach.Operations;
using AutodiffTeach.Scalars;

namespace AutodiffTeach.Formulas.Simplification;

/// <summary>A factor of a term as it is written: a base and a number as exponent.</summary>
/// <param name="Base">The base; of a power with a symbolic exponent all of it.</param>
/// <param name="Exponent">The exponent, which decides whether it stands above or below the bar.</param>
/// <param name="Degree">What it adds to the total degree of the term.</param>
internal readonly record struct DisplayFactor(Expr Base, Rational Exponent, Rational Degree)
{
    /// <summary>The factor with the magnitude of its exponent.</summary>
    public Expr Written
    {
        get
        {
            Rational magnitude = Exponent.Abs();
            if (magnitude.IsOne)
                return Base;
            return magnitude == new Rational(1, 2)
                ? Expr.Call(OperationTable.Sqrt, Base)
                : Expr.Power(Base, Expr.Number(magnitude));
        }
    }
}

/// <summary>A term as it is written: the coefficient and the factors in order.</summary>
internal sealed record DisplayTerm(Rational Coefficient, IReadOnlyList<DisplayFactor> Factors)
{
    /// <summary>The sum of the exponents of names and sums; numbers and functions do not count.</summary>
    public Rational Degree { get; } = Factors.Aggregate(Rational.Zero, (sum, factor) => sum + factor.Degree);
}
