using System.Numerics;
using AutodiffTeach.Scalars;

namespace AutodiffTeach.Formulas.Equivalence.Sampling;

/// <summary>Finds numbers that are short to write.</summary>
internal static class ShortNumber
{
    private const int MostPlaces = 15;

    /// <summary>The decimal with the fewest places strictly between two doubles, the middle one of them; null where none has at most 15.</summary>
    public static Rational? Between(double low, double high)
    {
        if (!(low < high) || !double.IsFinite(low) || !double.IsFinite(high))
            return null;
        Rational left = Rational.FromDouble(low), right = Rational.FromDouble(high);
        for (int places = -MostPlaces; places <= MostPlaces; places++)
        {
            Rational unit = Rational.Pow(10, -places);
            BigInteger first = Floor(left / unit) + 1, last = -Floor(-right / unit) - 1;
            if (first <= last)
                return (Rational)BigInteger.Divide(first + last, 2) * unit;
        }

        return null;
    }

    private static BigInteger Floor(Rational value)
    {
        BigInteger quotient = BigInteger.DivRem(value.Numerator, value.Denominator, out BigInteger remainder);
        return remainder.Sign < 0 ? quotient - 1 : quotient;
    }
}
