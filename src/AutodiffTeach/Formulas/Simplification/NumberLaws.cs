using System.Numerics;
using AutodiffTeach.Scalars;

namespace AutodiffTeach.Formulas.Simplification;

/// <summary>Powers of numbers: exact where they are small, and roots with the squares taken out, sqrt(8) = 2*sqrt(2).</summary>
internal static class NumberLaws
{
    private const int LargestFactor = 1000; // larger factors stay together

    /// <summary>An integer power; one with too many digits stays a power.</summary>
    public static Term Power(Workspace workspace, Rational number, Rational exponent)
    {
        if (number.IsOne || ProductLaws.IsWritable(number, exponent))
            return new Term(number.IsOne ? number : Rational.Pow(number, (int)exponent.Numerator), Monomial.One);
        Monomial power = Monomial.Of(workspace.Kernels.Number(number.Numerator is { Sign: < 0 } n ? -n : number.Numerator), exponent);
        if (!number.IsInteger)
            power = power.Times(Monomial.Of(workspace.Kernels.Number(number.Denominator), -exponent));
        return new Term(number.Sign < 0 && !exponent.Numerator.IsEven ? -1 : 1, power.Without(workspace.Kernels.Number(Rational.One)));
    }

    /// <summary>A power of a positive number whose exponent is no integer.</summary>
    public static Term Root(Workspace workspace, Rational number, Rational exponent)
    {
        Term above = Root(workspace, number.Numerator, exponent);
        return number.IsInteger ? above : ProductLaws.Times(workspace, above, Root(workspace, number.Denominator, -exponent));
    }

    private static Term Root(Workspace workspace, BigInteger integer, Rational exponent)
    {
        Monomial power = Monomial.One;
        foreach ((BigInteger factor, int count) in Factors(integer, exponent.Denominator))
            power = power.Times(Monomial.Of(workspace.Kernels.Number(factor), count * exponent));
        return ProductLaws.Normal(workspace, new Term(Rational.One, power));
    }

    private static IEnumerable<(BigInteger Factor, int Count)> Factors(BigInteger integer, BigInteger degree)
    {
        for (int factor = 2; factor <= LargestFactor && !integer.IsOne; factor++)
        {
            int count = 0;
            for (; (integer % factor).IsZero; integer /= factor)
                count++;
            if (count > 0)
                yield return (factor, count);
        }

        if (integer.IsOne)
            yield break;
        // What is left has large factors: taken out where it is a whole power of the root's degree.
        BigInteger? root = degree <= 64 ? ExactRoot(integer, (int)degree) : null;
        yield return root is { } whole ? (whole, (int)degree) : (integer, 1);
    }

    // Bisection between 1 and a power of two.
    private static BigInteger? ExactRoot(BigInteger power, int degree)
    {
        BigInteger low = BigInteger.One;
        BigInteger high = BigInteger.One << (int)(power.GetBitLength() / degree + 1);
        while (low < high)
        {
            BigInteger middle = (low + high) >> 1;
            if (BigInteger.Pow(middle, degree) < power)
                low = middle + 1;
            else
                high = middle;
        }

        return BigInteger.Pow(low, degree) == power ? low : null;
    }
}
