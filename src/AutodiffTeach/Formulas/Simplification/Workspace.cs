using AutodiffTeach.Scalars;

namespace AutodiffTeach.Formulas.Simplification;

/// <summary>Which form a simplification prefers.</summary>
internal enum Preference
{
    /// <summary>The one that is shorter to read; the expanded one of equals.</summary>
    Shorter,

    /// <summary>The expanded one wherever there is one.</summary>
    Expanded,
}

/// <summary>What the laws of one simplification share: the kernels, the limits, the way back to formulas.</summary>
internal sealed class Workspace
{
    private long _budget;

    /// <summary>An empty workspace.</summary>
    /// <param name="preference">Which form is written.</param>
    /// <param name="termLimit">The longest sum that is multiplied out.</param>
    /// <param name="budget">How many powers multiplying out may write in all.</param>
    public Workspace(Preference preference, int termLimit, long budget)
    {
        (Preference, TermLimit, _budget) = (preference, termLimit, budget);
        Display = new DisplayBuilder(this);
    }

    /// <summary>Which form is written.</summary>
    public Preference Preference { get; }

    /// <summary>The longest sum that is multiplied out.</summary>
    public int TermLimit { get; }

    /// <summary>Takes from the budget; false where it does not suffice.</summary>
    public bool Spend(long powers)
    {
        if (powers > _budget)
            return false;
        _budget -= powers;
        return true;
    }

    public KernelTable Kernels { get; } = new();

    public DisplayBuilder Display { get; }

    /// <summary>How the exponents of symbolic powers are written.</summary>
    public Dictionary<Polynomial, Expr> Exponents { get; } = [];

    /// <summary>A value as one term of a product: a sum becomes a kernel, its content and the powers common to its terms come out.</summary>
    public Term AsTerm(Form form)
    {
        Polynomial sum = form.Structured;
        if (sum.Count == 0)
            return new Term(Rational.Zero, Monomial.One);
        if (sum.Single is { } single)
            return single;
        (Rational content, Monomial common) = Content.Of(sum);
        Form primitive = content.IsOne && common.IsOne ? form : Quotient(form, content, common);
        (Kernel kernel, bool isOpposite) = SumKernel(primitive);
        return new Term(isOpposite ? -content : content, common.Times(Monomial.Of(kernel, 1)));
    }

    /// <summary>The sum as a positive number times a kernel of exactly its sign, for powers that are no integers.</summary>
    public Term AsSignedTerm(Form form)
    {
        Rational content = Content.Of(form.Structured).Number;
        Rational inverse = Rational.One / content;
        Form primitive = content.IsOne ? form : new Form(form.Structured.Scaled(inverse), form.Expanded?.Scaled(inverse));
        return new Term(content, Monomial.Of(Kernels.Sum(primitive, () => primitive.DisplayIn(this)), 1));
    }

    private Form Quotient(Form form, Rational content, Monomial common)
    {
        Polynomial structured = form.Structured.Without(common).Scaled(Rational.One / content);
        Polynomial? expanded = common.HasSums
            ? Expansion.Of(this, structured)
            : form.Expanded?.Without(common).Scaled(Rational.One / content);
        return new Form(structured, expanded);
    }

    // a - b and b - a are one kernel up to sign, in the orientation first met; -a - b is written -(a + b).
    private (Kernel Kernel, bool IsOpposite) SumKernel(Form sum)
    {
        if (Kernels.FindSum(sum.Key) is { } known)
            return (known, false);
        if (Kernels.FindSum(sum.Key.Scaled(-1)) is { } opposite)
            return (opposite, true);
        if (sum.Structured.Terms.All(term => term.Coefficient.Sign < 0))
        {
            Form negative = new(sum.Structured.Scaled(-1), sum.Expanded?.Scaled(-1));
            return (Kernels.Sum(negative, () => negative.DisplayIn(this)), true);
        }

        return (Kernels.Sum(sum, () => sum.DisplayIn(this)), false);
    }
}
