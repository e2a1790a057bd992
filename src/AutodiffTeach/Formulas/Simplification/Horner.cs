namespace AutodiffTeach.Formulas.Simplification;

/// <summary>Nested polynomials such as w*(w*u_1 + u_2) + u_3, which a course multiplies out: w^2*u_1 + w*u_2 + u_3.</summary>
internal static class Horner
{
    private const int LongestSum = 24;

    /// <summary>Whether the expanded form is the one to write, although it is longer.</summary>
    /// <remarks>
    /// Nested is a variable, or with other terms beside it any product, times a sum of positive terms in which that variable occurs. A product
    /// with a difference (2*x*(w*x - y)) is an outer derivative times an inner one and stays, as do (a + b)^2 and W*(x - o).
    /// </remarks>
    public static bool IsNested(Polynomial structured, Polynomial expanded)
    {
        if (expanded.Count > LongestSum || !expanded.Terms.All(IsPlain))
            return false;
        bool isAlone = structured.Count == 1;
        return structured.Terms.All(term => IsPlain(term) || IsNested(term, isAlone)) && !structured.Terms.All(IsPlain);
    }

    private static bool IsNested(Term term, bool isAlone)
    {
        KernelPower[] sums = [.. term.Monomial.Powers.Where(power => power.Kernel.Kind == KernelKind.Sum)];
        if (term.Coefficient.Sign < 0 || sums is not [{ Kernel.Content: { } content, Exponent.IsOne: true }])
            return false;
        KernelPower[] outer = [.. term.Monomial.Powers.Where(power => power.Kernel.Kind != KernelKind.Sum)];
        if (!outer.All(IsPlain) || !content.Terms.All(inner => inner.Coefficient.Sign > 0 && IsPlain(inner)))
            return false;
        return isAlone
            ? outer is [{ Kernel: var only }] && term.Coefficient.IsOne && content.Terms.Any(inner => HasMoreThan(inner, only))
            : outer.Any(power => content.Terms.Any(inner => HasMoreThan(inner, power.Kernel)));
    }

    // w*u_1 is more than w
    private static bool HasMoreThan(Term term, Kernel kernel) => !term.Monomial.ExponentOf(kernel).IsZero && term.Monomial.Powers.Count > 1;

    private static bool IsPlain(Term term) => term.Monomial.Powers.All(IsPlain);

    private static bool IsPlain(KernelPower power) =>
        power is { Kernel: { Kind: KernelKind.Atom, Display: Variable }, Exponent: { IsInteger: true, Sign: > 0 } };
}
