namespace AutodiffTeach.Formulas.Equivalence.Field;

/// <summary>Factors of small numbers.</summary>
internal static class Primes
{
    /// <summary>The prime factors, with their exponents, of a number from 1 to 2^31.</summary>
    public static List<(long Prime, int Exponent)> FactorsOf(long number)
    {
        var factors = new List<(long, int)>();
        for (long prime = 2; prime * prime <= number; prime += prime == 2 ? 1 : 2)
        {
            int exponent = 0;
            for (; number % prime == 0; number /= prime)
                exponent++;
            if (exponent > 0)
                factors.Add((prime, exponent));
        }

        if (number > 1)
            factors.Add((number, 1));
        return factors;
    }

    /// <summary>The prime factors of a positive fraction, those of the denominator with negative exponents.</summary>
    public static List<(long Prime, int Exponent)> FactorsOf(SmallFraction fraction)
    {
        List<(long, int)> factors = FactorsOf(fraction.Numerator);
        foreach ((long prime, int exponent) in FactorsOf(fraction.Denominator))
            factors.Add((prime, -exponent));
        return factors;
    }
}
