using System.Globalization;
using System.Numerics;
using AutodiffTeach.Scalars.Enclosures;

namespace AutodiffTeach.Formulas.Equivalence.Sampling;

/// <summary>Writes the midpoints of balls in decimals.</summary>
internal static class DecimalText
{
    private const int LongestPlain = 12; // digits before the point, and zeros behind it, of numbers without exponent
    private const int LargestExponent = 20_000; // in bits, of what is converted exactly
    private const double DigitsOfBit = 0.30102999566398119;

    /// <summary>The number rounded to some digits, without zeros at its end: <c>63</c>, <c>0.3125</c>, <c>1.25e-40</c>.</summary>
    public static string Of(Ball ball, int digits)
    {
        if (ball.Mid.IsZero)
            return "0";
        (BigInteger mantissa, long exponent) = Math.Abs(ball.Exponent) > LargestExponent ? OfExtreme(ball, digits) : Decimal(ball, digits);
        string sign = mantissa.Sign < 0 ? "-" : "";
        string text = BigInteger.Abs(mantissa).ToString(CultureInfo.InvariantCulture).TrimEnd('0');
        return sign + Place(text, exponent);
    }

    // d.ddd times a power of ten, the power left out where the number is short without it
    private static string Place(string text, long exponent)
    {
        if (exponent < 0 && exponent >= -5)
            return "0." + new string('0', (int)-exponent - 1) + text;
        if (exponent >= 0 && exponent < Math.Max(LongestPlain, text.Length - 1))
        {
            int before = (int)exponent + 1;
            return text.Length <= before ? text.PadRight(before, '0') : text[..before] + "." + text[before..];
        }

        return (text.Length == 1 ? text : text[..1] + "." + text[1..]) + "e" + exponent.ToString(CultureInfo.InvariantCulture);
    }

    // The leading digits and the power of ten of the first one.
    private static (BigInteger Mantissa, long Exponent) Decimal(Ball ball, int digits)
    {
        long exponent = (long)Math.Floor((ball.Mid.GetBitLength() + ball.Exponent - 1) * DigitsOfBit);
        for (; ; exponent++)
        {
            BigInteger scaled = Scale(ball.Mid, ball.Exponent, digits - 1 - exponent);
            if (BigInteger.Abs(scaled) < BigInteger.Pow(10, digits))
                return (scaled, exponent);
        }
    }

    // m 2^e 10^d, rounded
    private static BigInteger Scale(BigInteger mid, long exponent, long places)
    {
        BigInteger numerator = mid, denominator = 1;
        if (exponent >= 0)
            numerator <<= (int)exponent;
        else
            denominator <<= (int)-exponent;
        if (places >= 0)
            numerator *= BigInteger.Pow(10, (int)places);
        else
            denominator *= BigInteger.Pow(10, (int)-places);
        return (2 * BigInteger.Abs(numerator) + denominator) / (2 * denominator) * mid.Sign;
    }

    // By logarithms: x = 10^n exp(log x - n log 10).
    private static (BigInteger Mantissa, long Exponent) OfExtreme(Ball ball, int digits)
    {
        var arithmetic = new BallArithmetic(4 * digits + 128);
        Ball ten = arithmetic.Apply(Elementary.Log, arithmetic.FromRational(10));
        Ball log = arithmetic.Apply(Elementary.Log, ball with { Mid = BigInteger.Abs(ball.Mid), Radius = 0 });
        var power = (long)Math.Floor(arithmetic.Divide(log, ten).ToDouble());
        Ball rest = arithmetic.Apply(Elementary.Exp, arithmetic.Subtract(log, arithmetic.Multiply(ten, arithmetic.FromRational(power))));
        (BigInteger mantissa, long exponent) = Decimal(rest, digits);
        return (mantissa * ball.Mid.Sign, exponent + power);
    }
}
