namespace AutodiffTeach.Formulas.Equivalence.Field;

/// <summary>A fraction of small numbers in lowest terms, its denominator positive.</summary>
internal readonly record struct SmallFraction(long Numerator, long Denominator)
{
    public bool IsInteger => Denominator == 1;

    /// <summary>The only fraction up to these bounds that a residue can stand for, or null where there is none.</summary>
    /// <remarks>
    /// Rational reconstruction by Euclid's algorithm, broken off half way (P. S. Wang, A p-adic algorithm for univariate partial
    /// fractions, SYMSAC 1981). Unique where 2 · bound of numerators · bound of denominators is below the modulus. A residue that is random
    /// passes with a probability of about that product over the modulus.
    /// </remarks>
    public static SmallFraction? Of(ulong number, ulong modulus, long largestNumerator, long largestDenominator)
    {
        (ulong above, ulong remainder) = (modulus, number);
        (long before, long factor) = (0, 1);
        while (remainder > (ulong)largestNumerator)
        {
            ulong quotient = above / remainder;
            (above, remainder) = (remainder, above % remainder);
            if (quotient > (ulong)largestDenominator)
                return null;
            (before, factor) = (factor, before - (long)quotient * factor);
            if (Math.Abs(factor) > largestDenominator)
                return null;
        }

        long sign = Math.Sign(factor);
        return factor == 0 ? null : new SmallFraction(sign * (long)remainder, sign * factor);
    }
}
