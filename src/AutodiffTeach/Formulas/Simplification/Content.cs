using System.Numerics;
using AutodiffTeach.Scalars;

namespace AutodiffTeach.Formulas.Simplification;

/// <summary>What all terms of a sum have in common.</summary>
internal static class Content
{
    private const int LongestNumber = 128; // bits; in products of products the content would double in length at every level

    /// <summary>The positive number and the monomial, of integer exponents, by which every term is divisible; zero has content one.</summary>
    public static (Rational Number, Monomial Common) Of(Polynomial sum)
    {
        BigInteger numerator = BigInteger.Zero;
        BigInteger denominator = BigInteger.One;
        Monomial? common = null;
        foreach ((Rational coefficient, Monomial monomial) in sum.Terms)
        {
            numerator = BigInteger.GreatestCommonDivisor(numerator, coefficient.Numerator);
            denominator *= coefficient.Denominator / BigInteger.GreatestCommonDivisor(denominator, coefficient.Denominator);
            common = common is null ? IntegerPart(monomial) : Common(common, monomial);
        }

        bool isWorthwhile = !numerator.IsZero && numerator.GetBitLength() + denominator.GetBitLength() <= LongestNumber;
        return (isWorthwhile ? new Rational(numerator, denominator) : Rational.One, common ?? Monomial.One);
    }

    private static Monomial IntegerPart(Monomial monomial) => monomial.Select(power => IsCommon(power) ? power.Exponent : Rational.Zero);

    // The smaller exponent of each kernel; a kernel that only one of them has is common where its power is negative.
    private static Monomial Common(Monomial common, Monomial monomial)
    {
        Monomial shared = common.Select(power => Smaller(power, monomial.ExponentOf(power.Kernel)));
        Monomial negative = monomial.Select(power =>
            IsCommon(power) && power.Exponent.Sign < 0 && common.ExponentOf(power.Kernel).IsZero ? power.Exponent : Rational.Zero);
        return shared.Times(negative);
    }

    private static Rational Smaller(KernelPower power, Rational other)
    {
        Rational smaller = !other.IsInteger ? Rational.Zero : other < power.Exponent ? other : power.Exponent;
        return IsCommon(power with { Exponent = smaller }) ? smaller : Rational.Zero;
    }

    // exp(-x) stays among its terms rather than to become a denominator.
    private static bool IsCommon(KernelPower power) =>
        power.Exponent.IsInteger && (power.Exponent.Sign > 0 || power.Kernel.Kind != KernelKind.Power);
}
