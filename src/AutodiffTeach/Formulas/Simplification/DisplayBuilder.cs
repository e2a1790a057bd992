using AutodiffTeach.Formulas.Printing;
using AutodiffTeach.Operations;
using AutodiffTeach.Scalars;

namespace AutodiffTeach.Formulas.Simplification;

/// <summary>Writes polynomials as formulas, in the order and with the fractions that read best, so that they read back the same.</summary>
internal sealed class DisplayBuilder(Workspace workspace)
{
    private readonly DisplayOrder _order = new();

    /// <summary>The formula of a sum.</summary>
    public Expr Of(Polynomial polynomial)
    {
        if (polynomial.Single is { } single)
            return Formula(Arranged(single));
        List<DisplayTerm> terms = [.. polynomial.Terms.Select(Arranged)];
        terms.Sort(_order);
        PositiveFirst(terms);
        return Expr.Sum([.. terms.Select(Formula)]);
    }

    /// <summary>The formula of a term.</summary>
    public Expr Of(Term term) => Formula(Arranged(term));

    // 1 - x rather than -x + 1
    private static void PositiveFirst(List<DisplayTerm> terms)
    {
        int first = terms.FindIndex(term => term.Coefficient.Sign > 0);
        if (first <= 0)
            return;
        DisplayTerm term = terms[first];
        terms.RemoveAt(first);
        terms.Insert(0, term);
    }

    private DisplayTerm Arranged(Term term)
    {
        var factors = new List<DisplayFactor>(term.Monomial.Powers.Count);
        var roots = new SortedDictionary<Rational, Rational>(); // the numbers under each root
        foreach (KernelPower power in term.Monomial.Powers)
        {
            if (IsPartOfSymbolicPower(term.Monomial, power.Kernel))
                continue;
            if (power.Kernel.Kind == KernelKind.Number && !power.Exponent.IsInteger && power.Kernel.Value.Sign > 0)
                roots[power.Exponent] = roots.GetValueOrDefault(power.Exponent, Rational.One) * power.Kernel.Value;
            else
                factors.Add(Factor(power));
        }

        foreach ((Rational exponent, Rational number) in roots)
            factors.Add(new DisplayFactor(Expr.Number(number), exponent, Rational.Zero));
        foreach (Kernel @base in SymbolicBases(term.Monomial))
            factors.Add(SymbolicPower(term.Monomial, @base));
        factors.Sort(_order.Compare);
        return new DisplayTerm(term.Coefficient, factors);
    }

    private static DisplayFactor Factor(KernelPower power)
    {
        bool counts = power.Kernel is { Kind: not (KernelKind.Number or KernelKind.Function), Display: not Constant };
        return new DisplayFactor(power.Kernel.Display, power.Exponent, counts ? power.Exponent : Rational.Zero);
    }

    // x*x^n is written x^(n + 1), so x belongs to the power.
    private static bool IsPartOfSymbolicPower(Monomial monomial, Kernel kernel) =>
        kernel.Kind == KernelKind.Power || monomial.Powers.Any(power => power.Kernel.Base == kernel);

    private static IEnumerable<Kernel> SymbolicBases(Monomial monomial) => monomial.Powers
        .Where(power => power.Kernel.Kind == KernelKind.Power)
        .Select(power => power.Kernel.Base!)
        .Distinct();

    private DisplayFactor SymbolicPower(Monomial monomial, Kernel @base)
    {
        var exponent = new Polynomial.Builder();
        Rational number = monomial.ExponentOf(@base);
        if (!number.IsZero)
            exponent.Add(new Term(number, Monomial.One));
        foreach (KernelPower power in monomial.Powers.Where(power => power.Kernel.Base == @base))
            exponent.Add(new Term(power.Exponent, power.Kernel.Exponent!));
        Polynomial sum = exponent.Build();
        Expr written = workspace.Exponents.TryGetValue(sum, out Expr? known) ? known : Of(sum);
        return @base == workspace.Kernels.E
            ? new DisplayFactor(Expr.Call(OperationTable.Exp, written), Rational.One, Rational.Zero)
            : new DisplayFactor(Expr.Power(@base.Display, written), Rational.One, number + 1);
    }

    private static Expr Formula(DisplayTerm term)
    {
        Rational coefficient = term.Coefficient;
        List<Expr> above = [.. term.Factors.Where(factor => factor.Exponent.Sign > 0).Select(factor => factor.Written)];
        List<Expr> below = [.. term.Factors.Where(factor => factor.Exponent.Sign < 0).Select(factor => factor.Written)];
        if (above.Count + below.Count == 0)
            return Expr.Number(coefficient);
        // 0.1*x keeps its decimal, 3/2*x is written 3*x/2.
        bool isDecimal = Numerals.IsDecimal(coefficient);
        Rational numerator = isDecimal ? coefficient : coefficient.Numerator;
        if (!isDecimal && !coefficient.IsInteger)
            below.Insert(0, Expr.Number(coefficient.Denominator));
        bool needsNumber = !numerator.Abs().IsOne || (numerator.Sign < 0 && above.Count + below.Count > 0);
        if (needsNumber)
            above.Insert(0, Expr.Number(numerator));
        if (below.Count > 0)
            above.Add(Expr.Reciprocal(Expr.Product([.. below])));
        return Expr.Product([.. above]);
    }
}
