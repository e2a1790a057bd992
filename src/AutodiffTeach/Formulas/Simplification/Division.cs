using AutodiffTeach.Scalars;

namespace AutodiffTeach.Formulas.Simplification;

/// <summary>Exact division of sums.</summary>
internal static class Division
{
    private const int MostSteps = 200;

    /// <summary>The quotient where the divisor divides the dividend without remainder, else null.</summary>
    public static Polynomial? Quotient(Polynomial dividend, Polynomial divisor)
    {
        if (divisor.Count == 0 || !IsNatural(dividend) || !IsNatural(divisor))
            return null;
        Term leading = Leading(divisor);
        var quotient = new Polynomial.Builder();
        for (int step = 0; dividend.Count > 0; step++)
        {
            Term next = Leading(dividend);
            Monomial monomial = next.Monomial.Times(leading.Monomial.Raised(-1));
            if (step == MostSteps || monomial.Powers.Any(power => power.Exponent.Sign < 0))
                return null;
            var term = new Term(next.Coefficient / leading.Coefficient, monomial);
            quotient.Add(term);
            dividend = Minus(dividend, term, divisor);
        }

        return quotient.Build();
    }

    private static bool IsNatural(Polynomial polynomial) => polynomial.Terms.All(term =>
        term.Monomial.Powers.All(power => power.Exponent is { IsInteger: true, Sign: > 0 }) && !term.Monomial.HasLaws);

    private static Polynomial Minus(Polynomial dividend, Term factor, Polynomial divisor)
    {
        var rest = new Polynomial.Builder();
        rest.Add(dividend);
        foreach ((Rational coefficient, Monomial monomial) in divisor.Terms)
            rest.Add(new Term(-coefficient * factor.Coefficient, monomial.Times(factor.Monomial)));
        return rest.Build();
    }

    private static Term Leading(Polynomial polynomial) => polynomial.Terms.Aggregate((a, b) => IsAbove(a.Monomial, b.Monomial) ? a : b);

    // Lexicographic: the first kernel in which they differ decides.
    private static bool IsAbove(Monomial a, Monomial b)
    {
        for (int i = 0; ; i++)
        {
            if (i == b.Powers.Count)
                return true;
            if (i == a.Powers.Count)
                return false;
            (KernelPower left, KernelPower right) = (a.Powers[i], b.Powers[i]);
            if (left.Kernel != right.Kernel)
                return left.Kernel.Index < right.Kernel.Index;
            if (left.Exponent != right.Exponent)
                return left.Exponent > right.Exponent;
        }
    }
}
