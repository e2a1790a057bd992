using System.Numerics;
using AutodiffTeach.Scalars;

namespace AutodiffTeach.Formulas.Simplification;

/// <summary>What all terms of a sum have in common.</summary>
internal static class Content
{
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

        return numerator.IsZero ? (Rational.One, Monomial.One) : (new Rational(numerator, denominator), common ?? Monomial.One);
    }

    private static Monomial IntegerPart(Monomial monomial) => Product(monomial.Powers.Where(IsCommon));

    // exp(-x) stays among its terms rather than to become a denominator.
    private static bool IsCommon(KernelPower power) =>
        power.Exponent.IsInteger && (power.Exponent.Sign > 0 || power.Kernel.Kind != KernelKind.Power);

    // The smaller exponent of each kernel that both have; of one that only the other has, nothing, or its negative power.
    private static Monomial Common(Monomial common, Monomial monomial) => Product(common.Powers
        .Select(power => power with { Exponent = Smaller(power.Exponent, monomial.ExponentOf(power.Kernel)) })
        .Where(IsCommon)
        .Concat(monomial.Powers.Where(power =>
            IsCommon(power) && power.Exponent.Sign < 0 && common.ExponentOf(power.Kernel).IsZero)));

    private static Rational Smaller(Rational a, Rational b) => !b.IsInteger ? Rational.Zero : a < b ? a : b;

    private static Monomial Product(IEnumerable<KernelPower> powers) => powers
        .Where(power => !power.Exponent.IsZero)
        .Aggregate(Monomial.One, (product, power) => product.Times(Monomial.Of(power.Kernel, power.Exponent)));
}
