using System.Globalization;
using System.Numerics;
using AutodiffTeach.Scalars;

namespace AutodiffTeach.Formulas.Printing;

/// <summary>How exact numbers are written: integers, decimals where the denominator has both a 2 and a 5, else fractions.</summary>
internal static class Numerals
{
    private const int LongestDecimal = 40; // digits behind the point
    private const int LongestZeros = 15; // more of them are written as an exponent

    /// <summary>True where the number is written with a fraction bar.</summary>
    public static bool IsFraction(Rational value, bool prefersDecimals = false) => !value.IsInteger && Places(value, prefersDecimals) == 0;

    /// <summary>The digits of a number that is not negative and no fraction; a decimal exponent stands behind an <c>e</c>.</summary>
    public static string Text(Rational value)
    {
        int places = Places(value, true);
        BigInteger digits = (value * BigInteger.Pow(10, places)).Numerator;
        string text = digits.ToString(CultureInfo.InvariantCulture);
        if (places == 0)
            return WithoutZeros(text);
        return places - text.Length > 5
            ? $"{text}e-{places.ToString(CultureInfo.InvariantCulture)}"
            : text.PadLeft(places + 1, '0').Insert(Math.Max(text.Length, places + 1) - places, ".");
    }

    /// <summary>Whether the number is written as a decimal, such as 0.1.</summary>
    public static bool IsDecimal(Rational value) => !value.IsInteger && Places(value, false) > 0;

    private static string WithoutZeros(string integer)
    {
        string trimmed = integer.TrimEnd('0');
        int zeros = integer.Length - trimmed.Length;
        return zeros > LongestZeros && trimmed.Length > 0
            ? $"{trimmed}e{zeros.ToString(CultureInfo.InvariantCulture)}"
            : integer;
    }

    // Digits behind the point where the denominator is 2^a*5^b, not too long, and a, b > 0 unless decimals are preferred; else 0.
    private static int Places(Rational value, bool prefersDecimals)
    {
        if (value.IsInteger || value.Denominator.GetBitLength() > 4 * LongestDecimal)
            return 0;
        (int twos, BigInteger odd) = Remove(value.Denominator, 2);
        (int fives, BigInteger rest) = Remove(odd, 5);
        int places = Math.Max(twos, fives);
        return rest.IsOne && (prefersDecimals || (twos > 0 && fives > 0)) && places <= LongestDecimal ? places : 0;
    }

    private static (int Count, BigInteger Cofactor) Remove(BigInteger number, int prime)
    {
        int count = 0;
        while ((number % prime).IsZero)
        {
            number /= prime;
            count++;
        }

        return (count, number);
    }
}
