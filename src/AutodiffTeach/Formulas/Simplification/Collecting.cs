using AutodiffTeach.Scalars;

namespace AutodiffTeach.Formulas.Simplification;

/// <summary>Sums by the powers of one variable.</summary>
internal static class Collecting
{
    /// <summary>The sum with one term for each power of the kernel, the highest first, its coefficient in brackets.</summary>
    public static Expr Of(Workspace workspace, Form form, Kernel kernel)
    {
        var coefficients = new SortedDictionary<Rational, Polynomial.Builder>();
        foreach ((Rational coefficient, Monomial monomial) in form.Key.Terms)
        {
            Rational exponent = monomial.ExponentOf(kernel);
            if (!coefficients.TryGetValue(exponent, out Polynomial.Builder? builder))
                coefficients.Add(exponent, builder = new Polynomial.Builder());
            builder.Add(new Term(coefficient, monomial.Without(kernel)));
        }

        var terms = new List<Expr>();
        foreach ((Rational exponent, Polynomial.Builder builder) in coefficients.Reverse())
        {
            Expr term = workspace.Display.Of(Product(workspace, builder.Build(), Monomial.Of(kernel, exponent)));
            terms.AddRange(exponent.IsZero && term is Sum(var parts) ? parts : [term]);
        }

        return Expr.Sum([.. terms]);
    }

    private static Polynomial Product(Workspace workspace, Polynomial coefficient, Monomial power)
    {
        if (power.IsOne)
            return coefficient;
        if (coefficient.Single is { } single)
            return Polynomial.Of(single with { Monomial = single.Monomial.Times(power) });
        var form = new Form(coefficient);
        Kernel sum = workspace.Kernels.Sum(form, () => form.DisplayIn(workspace));
        return Polynomial.Of(new Term(Rational.One, power.Times(Monomial.Of(sum, 1))));
    }
}
