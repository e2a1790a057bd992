using AutodiffTeach.Scalars;

namespace AutodiffTeach.Formulas.Simplification;

/// <summary>Powers with numbers as exponents, by laws that hold wherever the written power is defined.</summary>
/// <remarks>
/// Integer exponents distribute over products and multiply. Under a root only what cannot be negative comes out: sqrt(x^2) = |x|,
/// sqrt(4*x) = 2*sqrt(x), while sqrt(x*y) and sqrt(1[x > 0]*y) stay (the latter is defined where x ≤ 0 whatever y is). sqrt(x)^2 = x where the left side is defined. A base that has no sign is not split.
/// </remarks>
internal static class PowerLaws
{
    /// <summary>The power of a value.</summary>
    public static Term Raise(Workspace workspace, Form @base, Rational exponent)
    {
        if (@base.Structured.Count == 0)
            return OfZero(workspace, exponent);
        if (exponent.IsInteger || @base.Structured.Single is not null)
            return Raise(workspace, workspace.AsTerm(@base), exponent);
        return Raise(workspace, workspace.AsSignedTerm(@base), exponent);
    }

    /// <summary>The power of a term.</summary>
    public static Term Raise(Workspace workspace, Term term, Rational exponent)
    {
        if (exponent.IsZero)
            return Term.One;
        if (exponent.IsOne)
            return term;
        if (term.Coefficient.IsZero)
            return OfZero(workspace, exponent);
        return exponent.IsInteger ? Distributed(workspace, term, exponent) : Root(workspace, term, exponent);
    }

    // 0^n = 0 for n > 0; a negative power of zero stays as it is written
    private static Term OfZero(Workspace workspace, Rational exponent) => exponent.IsZero ? Term.One
        : exponent.Sign > 0 ? new Term(Rational.Zero, Monomial.One)
        : new Term(Rational.One, Monomial.Of(workspace.Kernels.Number(Rational.Zero), exponent));

    // (u v)^n = u^n v^n, (u^a)^n = u^(a n)
    private static Term Distributed(Workspace workspace, Term term, Rational exponent)
    {
        Term number = NumberLaws.Power(workspace, term.Coefficient, exponent);
        return ProductLaws.Times(workspace, number, new Term(Rational.One, term.Monomial.Raised(exponent)));
    }

    private static Term Root(Workspace workspace, Term term, Rational exponent)
    {
        if (term.Monomial.IsOne && term.Coefficient.Sign < 0) // no real number; stays as it is written
            return new Term(Rational.One, Monomial.Of(workspace.Kernels.Number(term.Coefficient), exponent));
        Term result = NumberLaws.Root(workspace, term.Coefficient.Abs(), exponent);
        Monomial inside = Monomial.One;
        bool isNonnegative = Positivity.IsNonnegative(term);
        foreach (KernelPower power in term.Monomial.Powers)
        {
            if (Positivity.IsNonnegative(power) && (isNonnegative || !Positivity.MayVanish(power.Kernel)))
                result = ProductLaws.Times(workspace, result, Outside(workspace, power, exponent));
            else
                inside = inside.Times(Monomial.Of(power.Kernel, power.Exponent));
        }

        Term rest = Inside(workspace, new Term(term.Coefficient.Sign, inside), exponent);
        return ProductLaws.Times(workspace, result, rest);
    }

    // (u^2)^(1/2) = |u|; (u^a)^r = u^(a r) for u >= 0
    private static Term Outside(Workspace workspace, KernelPower power, Rational exponent)
    {
        if (power.Kernel.IsNonnegative || !power.Exponent.IsInteger)
            return ProductLaws.Normal(workspace, new Term(Rational.One, Monomial.Of(power.Kernel, power.Exponent * exponent)));
        return Raise(workspace, SignLaws.AbsOf(workspace, power.Kernel), power.Exponent * exponent);
    }

    // What may be negative stays together; a single odd power under a root is positive where the root is defined: (u^3)^(1/2) = u^(3/2).
    private static Term Inside(Workspace workspace, Term term, Rational exponent)
    {
        if (term == Term.One)
            return term;
        if (term.Monomial.Powers is [{ Kernel.Kind: not (KernelKind.Power or KernelKind.Shared) } single] && SignedBase(workspace, term, single) is { } kernel)
            return new Term(Rational.One, Monomial.Of(kernel, single.Exponent * exponent));
        if (term.Monomial.IsOne)
            return new Term(Rational.One, Monomial.Of(workspace.Kernels.Number(term.Coefficient), exponent));
        Polynomial content = Polynomial.Of(term);
        Kernel whole = workspace.Kernels.Piece(KernelKind.Whole, content, () => workspace.Display.Of(content));
        return new Term(Rational.One, Monomial.Of(whole, exponent));
    }

    // -(a - b) is the kernel b - a
    private static Kernel? SignedBase(Workspace workspace, Term term, KernelPower power)
    {
        if (term.Coefficient.Sign > 0)
            return power.Kernel;
        if (power.Kernel is not { Kind: KernelKind.Sum, Content: { } content })
            return null;
        var opposite = new Form(content.Scaled(-1), power.Kernel.IsExpandable ? content.Scaled(-1) : null);
        return workspace.Kernels.Sum(opposite, () => opposite.DisplayIn(workspace));
    }
}
