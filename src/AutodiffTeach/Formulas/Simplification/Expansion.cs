using System.Numerics;
using AutodiffTeach.Scalars;

namespace AutodiffTeach.Formulas.Simplification;

/// <summary>Multiplying out, within the limit on the number of terms.</summary>
internal static class Expansion
{
    /// <summary>The product of two sums, or null where it has too many terms.</summary>
    public static Polynomial? Times(Workspace workspace, Polynomial left, Polynomial right)
    {
        long products = (long)left.Count * right.Count;
        if (products > 4L * workspace.TermLimit || !workspace.Spend(left.Size * right.Count + right.Size * left.Count))
            return null;
        var product = new Polynomial.Builder();
        foreach (Term a in left.Terms)
        {
            foreach (Term b in right.Terms)
            {
                Term term = ProductLaws.Times(workspace, a, b);
                if (!term.Monomial.HasSums)
                    product.Add(term);
                else if (Of(workspace, term) is { } expanded)
                    product.Add(expanded);
                else
                    return null;
            }
        }

        return product.Count > workspace.TermLimit ? null : product.Build();
    }

    /// <summary>A sum to a natural power, or null where it has too many terms.</summary>
    public static Polynomial? Power(Workspace workspace, Polynomial sum, BigInteger exponent)
    {
        if (exponent * (sum.Count - 1) >= workspace.TermLimit)
            return null; // n(k - 1) + 1 terms are the fewest that k terms can give
        Polynomial? power = Polynomial.Of(1);
        for (int i = 0; i < exponent && power is not null; i++)
            power = Times(workspace, power, sum);
        return power;
    }

    /// <summary>A term with its sums multiplied out, or null where it has too many terms.</summary>
    public static Polynomial? Of(Workspace workspace, Term term)
    {
        Polynomial? result = Polynomial.Of(Term.One);
        Monomial rest = term.Monomial;
        foreach ((Kernel kernel, Rational exponent) in term.Monomial.Powers)
        {
            if (kernel.Kind != KernelKind.Sum || !exponent.IsInteger || exponent.Sign < 0)
                continue;
            if (!kernel.IsExpandable)
                return null;
            rest = rest.Without(kernel);
            if (result is null || Power(workspace, kernel.Content!, exponent.Numerator) is not { } power)
                return null;
            result = Times(workspace, result, power);
        }

        return result is null ? null : Times(workspace, result, Polynomial.Of(term with { Monomial = rest }));
    }

    /// <summary>A sum with the sums in its terms multiplied out, or null where it has too many terms.</summary>
    public static Polynomial? Of(Workspace workspace, Polynomial sum)
    {
        var result = new Polynomial.Builder();
        foreach (Term term in sum.Terms)
        {
            if (Of(workspace, term) is not { } expanded)
                return null;
            result.Add(expanded);
        }

        return result.Count > workspace.TermLimit ? null : result.Build();
    }

    /// <summary>A term in both forms.</summary>
    public static Form FormOf(Workspace workspace, Term term) => new(Polynomial.Of(term), Of(workspace, term));

    /// <summary>A value to the power of a number, in both forms.</summary>
    public static Form Power(Workspace workspace, Form @base, Rational exponent)
    {
        Term structured = PowerLaws.Raise(workspace, @base, exponent);
        bool isNatural = exponent.IsInteger && exponent.Sign > 0;
        Polynomial? expanded = isNatural && @base.Expanded is { Count: > 1 } sum
            ? Power(workspace, sum, exponent.Numerator)
            : Of(workspace, structured);
        return new Form(Polynomial.Of(structured), expanded);
    }
}
