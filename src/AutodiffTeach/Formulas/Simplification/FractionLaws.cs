using AutodiffTeach.Scalars;

namespace AutodiffTeach.Formulas.Simplification;

/// <summary>Fractions with sums below the bar: common denominators, and sums that cancel.</summary>
internal static class FractionLaws
{
    private const int MostTerms = 16;

    /// <summary>u/a + v/b = (u b + v a)/(a b), or null where no sum stands below a bar or the sum is too long.</summary>
    public static Form? Together(Workspace workspace, Polynomial sum)
    {
        if (sum.Count is < 2 or > MostTerms || !sum.Terms.Any(term => term.Monomial.Powers.Any(IsSumBelow)))
            return null;
        Monomial denominator = Denominator(sum);
        var numerator = new Polynomial.Builder();
        foreach (Term term in sum.Terms)
        {
            Term above = ProductLaws.Times(workspace, term, new Term(Rational.One, denominator));
            if (Expansion.Of(workspace, above) is not { } expanded)
                return null;
            numerator.Add(expanded);
        }

        Term factored = workspace.AsTerm(new Form(numerator.Build()));
        return Expansion.FormOf(workspace, Reduced(workspace, ProductLaws.Times(workspace, factored, new Term(Rational.One, denominator.Raised(-1)))));
    }

    /// <summary>The term with every sum below the bar cancelled that divides the sums above it.</summary>
    public static Term Reduced(Workspace workspace, Term term)
    {
        foreach (KernelPower below in term.Monomial.Powers.Where(IsSumBelow))
        {
            foreach (KernelPower above in term.Monomial.Powers.Where(IsSumAbove))
            {
                if (Division.Quotient(above.Kernel.Content!, below.Kernel.Content!) is not { } quotient)
                    continue;
                Term rest = new(term.Coefficient, term.Monomial
                    .Times(Monomial.Of(above.Kernel, -1))
                    .Times(Monomial.Of(below.Kernel, 1)));
                return Reduced(workspace, ProductLaws.Times(workspace, rest, workspace.AsTerm(new Form(quotient))));
            }
        }

        return term;
    }

    private static bool IsSumBelow(KernelPower power) =>
        power is { Kernel: { Kind: KernelKind.Sum, IsExpandable: true }, Exponent: { IsInteger: true, Sign: < 0 } };

    private static bool IsSumAbove(KernelPower power) =>
        power is { Kernel: { Kind: KernelKind.Sum, IsExpandable: true }, Exponent: { IsInteger: true, Sign: > 0 } };

    private static Monomial Denominator(Polynomial sum)
    {
        var exponents = new Dictionary<Kernel, Rational>();
        foreach (KernelPower power in sum.Terms.SelectMany(term => term.Monomial.Powers))
        {
            if (power is { Kernel.Kind: not KernelKind.Power, Exponent: { IsInteger: true, Sign: < 0 } }
                && power.Exponent.Abs() > exponents.GetValueOrDefault(power.Kernel))
            {
                exponents[power.Kernel] = power.Exponent.Abs();
            }
        }

        return exponents.Aggregate(Monomial.One, (product, entry) => product.Times(Monomial.Of(entry.Key, entry.Value)));
    }
}
