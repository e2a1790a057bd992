using AutodiffTeach.Operations;
using AutodiffTeach.Scalars;

namespace AutodiffTeach.Formulas.Simplification;

/// <summary>Powers whose exponent is no number, exp among them: the terms of the exponent become factors, so that equal bases collect.</summary>
/// <remarks>e^a e^b = e^(a + b), (e^a)^b = e^(a b), e^(c log u) = u^c for a number c, x^n x^m = x^(n + m).</remarks>
internal static class ExponentialLaws
{
    /// <summary>base^exponent.</summary>
    public static Term Power(Workspace workspace, Form @base, Form exponent)
    {
        if (exponent.Key.Constant is { } number)
            return PowerLaws.Raise(workspace, @base, number);
        if (@base.Structured.Constant is { IsOne: true })
            return Term.One;
        if (Exponent(workspace, @base.Structured) is { } inner && Expansion.Times(workspace, inner, exponent.Key) is { } product)
            return Exp(workspace, new Form(product));
        return Power(workspace, Base(workspace, @base), exponent);
    }

    /// <summary>exp(u).</summary>
    public static Term Exp(Workspace workspace, Form exponent) => Power(workspace, workspace.Kernels.E, exponent);

    /// <summary>The u of e^u, or null where the value is no such power.</summary>
    public static Polynomial? Exponent(Workspace workspace, Polynomial value)
    {
        Kernel e = workspace.Kernels.E;
        if (value.Single is not ({ IsOne: true }, { IsOne: false } monomial))
            return null;
        var sum = new Polynomial.Builder();
        foreach ((Kernel kernel, Rational exponent) in monomial.Powers)
        {
            if (kernel == e)
                sum.Add(new Term(exponent, Monomial.One));
            else if (kernel.Base == e)
                sum.Add(new Term(exponent, kernel.Exponent!));
            else
                return null;
        }

        return sum.Build();
    }

    private static Term Power(Workspace workspace, Kernel @base, Form exponent)
    {
        workspace.Exponents.TryAdd(exponent.Key, exponent.DisplayIn(workspace));
        Term result = Term.One;
        foreach (Term term in exponent.Key.Terms)
            result = ProductLaws.Times(workspace, result, Factor(workspace, @base, term));
        return result;
    }

    private static Term Factor(Workspace workspace, Kernel @base, Term exponent)
    {
        if (exponent.Monomial.IsOne)
        {
            return @base.Kind == KernelKind.Number
                ? PowerLaws.Raise(workspace, new Term(@base.Value, Monomial.One), exponent.Coefficient)
                : PowerLaws.Raise(workspace, new Term(Rational.One, Monomial.Of(@base, 1)), exponent.Coefficient);
        }

        // e^(c log u) = u^c
        if (@base == workspace.Kernels.E && exponent.Monomial.Powers is [{ Exponent.IsOne: true, Kernel: { Function: Log } log }])
            return PowerLaws.Raise(workspace, log.Argument!, exponent.Coefficient);
        return new Term(Rational.One, Monomial.Of(workspace.Kernels.Power(@base, exponent.Monomial), exponent.Coefficient));
    }

    private static Kernel Base(Workspace workspace, Form @base)
    {
        Polynomial value = @base.Structured;
        if (value.Constant is { } number)
            return workspace.Kernels.Number(number);
        if (value.Single is ({ IsOne: true }, { Powers: [{ Exponent.IsOne: true } only] }))
            return only.Kernel;
        if (value.Count > 1)
            return workspace.Kernels.Sum(@base, () => @base.DisplayIn(workspace));
        return workspace.Kernels.Piece(KernelKind.Whole, value, () => @base.DisplayIn(workspace));
    }
}
