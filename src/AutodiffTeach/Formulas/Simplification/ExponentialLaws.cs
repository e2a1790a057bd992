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
        if (AsPower(workspace, @base.Structured) is (var positive, var inner) && Expansion.Times(workspace, inner, exponent.Key) is { } product)
            return Power(workspace, positive, new Form(product));
        return Power(workspace, Base(workspace, @base), exponent);
    }

    /// <summary>exp(u).</summary>
    public static Term Exp(Workspace workspace, Form exponent) => Power(workspace, workspace.Kernels.E, exponent);

    /// <summary>The u of e^u, or null where the value is no such power.</summary>
    public static Polynomial? Exponent(Workspace workspace, Polynomial value) =>
        AsPower(workspace, value) is (var @base, var exponent) && @base == workspace.Kernels.E ? exponent : null;

    // The value as a power of one base that is positive, so that (b^u)^v = b^(u v); a number alone is no such power.
    private static (Kernel Base, Polynomial Exponent)? AsPower(Workspace workspace, Polynomial value)
    {
        if (value.Single is not ({ IsOne: true }, { IsOne: false } monomial))
            return null;
        Kernel @base = monomial.Powers.Select(power => power.Kernel.Base).FirstOrDefault(kernel => kernel is not null) ?? workspace.Kernels.E;
        if (!@base.IsPositive)
            return null;
        var sum = new Polynomial.Builder();
        foreach ((Kernel kernel, Rational exponent) in monomial.Powers)
        {
            if (kernel == @base)
                sum.Add(new Term(exponent, Monomial.One));
            else if (kernel.Base == @base)
                sum.Add(new Term(exponent, kernel.Exponent!));
            else
                return null;
        }

        return (@base, sum.Build());
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
        if (value.Single is ({ IsOne: true }, { Powers: [{ Exponent.IsOne: true, Kernel.Kind: not KernelKind.Power } only] }))
            return only.Kernel;
        if (value.Count > 1)
            return workspace.Kernels.Sum(@base, () => @base.DisplayIn(workspace));
        return workspace.Kernels.Piece(KernelKind.Whole, value, () => @base.DisplayIn(workspace));
    }
}
