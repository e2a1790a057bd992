using AutodiffTeach.Scalars;

namespace AutodiffTeach.Formulas.Simplification;

/// <summary>Sums by the powers of one variable.</summary>
internal static class Collecting
{
    /// <summary>The sum with one term for each power of the kernel, its coefficient in brackets.</summary>
    public static Polynomial Of(Workspace workspace, Form form, Kernel kernel)
    {
        var coefficients = new Dictionary<Rational, Polynomial.Builder>();
        foreach ((Rational coefficient, Monomial monomial) in form.Key.Terms)
        {
            Rational exponent = monomial.ExponentOf(kernel);
            if (!coefficients.TryGetValue(exponent, out Polynomial.Builder? builder))
                coefficients.Add(exponent, builder = new Polynomial.Builder());
            builder.Add(new Term(coefficient, monomial.Without(kernel)));
        }

        var result = new Polynomial.Builder();
        foreach ((Rational exponent, Polynomial.Builder builder) in coefficients)
        {
            Polynomial coefficient = builder.Build();
            if (exponent.IsZero)
                result.Add(coefficient);
            else
                result.Add(Product(workspace, coefficient, Monomial.Of(kernel, exponent)));
        }

        return result.Build();
    }

    private static Term Product(Workspace workspace, Polynomial coefficient, Monomial power)
    {
        if (coefficient.Single is { } single)
            return single with { Monomial = single.Monomial.Times(power) };
        var form = new Form(coefficient);
        Kernel sum = workspace.Kernels.Sum(form, () => form.DisplayIn(workspace));
        return new Term(Rational.One, power.Times(Monomial.Of(sum, 1)));
    }
}
