using AutodiffTeach.Formulas.Syntax;
using AutodiffTeach.Operations;

namespace AutodiffTeach.Formulas.Printing;

/// <summary>What notations with fraction bars and raised exponents have in common.</summary>
internal abstract class FractionWriter(Notation notation, Signs signs, int maximumLength) : FormulaWriter(notation, signs, maximumLength)
{
    /// <summary>Between two factors.</summary>
    protected abstract string Times { get; }

    /// <summary>Between two factors of which one is a word (loss), so that the eye sees where it ends.</summary>
    protected abstract string TimesWord { get; }

    /// <summary>Between two factors of which the second starts with a digit.</summary>
    protected abstract string Dot { get; }

    /// <summary>Emits a fraction.</summary>
    protected abstract void EmitFraction(Expr above, Expr below);

    protected override Level LevelOf(Shape shape) => shape switch
    {
        NumberShape(var value) when Numerals.IsFraction(value, Notation.PrefersDecimals) => Level.Factor,
        ProductShape(var factors) when FractionRun.AllOf(factors) is [{ Denominator: not null }] => Level.Factor,
        AtomShape(Call(Exp exp, _)) when PrintedName(exp) is null => Level.Power,
        AtomShape(Variable(var name)) when Notation.PrintedName(name).Contains('^', StringComparison.Ordinal) => Level.Power,
        _ => base.LevelOf(shape),
    };

    // Σ reaches over all factors behind it, so only the last factor may be one without brackets.
    protected override Level LevelOfSeries => Level.Product;

    protected override void EmitProduct(IReadOnlyList<Factor> factors)
    {
        List<FractionRun> runs = FractionRun.AllOf(factors);
        if (runs is [{ Denominator: { } only } fraction])
            EmitFraction(fraction.Above, only);
        else
            EmitRow(() => EmitRuns(runs));
    }

    private void EmitRuns(List<FractionRun> runs)
    {
        for (int i = 0; i < runs.Count; i++)
        {
            if (i > 0)
                Emit(runs[i].Denominator is null ? Between(null, runs[i].Numerator[0]) : Dot);
            if (runs[i].Denominator is { } denominator)
                EmitFraction(runs[i].Above, denominator);
            else
                EmitFactors(runs[i].Numerator, i == runs.Count - 1);
        }
    }

    private void EmitFactors(IReadOnlyList<Expr> factors, bool isLast)
    {
        for (int i = 0; i < factors.Count; i++)
        {
            if (i > 0)
                Emit(Between(factors[i - 1], factors[i]));
            Emit(factors[i], isLast && i == factors.Count - 1 && factors[i] is Series ? Level.Product : Level.Factor);
        }
    }

    private string Between(Expr? previous, Expr next) =>
        next is Number { Value.Sign: >= 0 } or Power { Base: Number { Value.Sign: >= 0 } } ? Dot
        : IsWord(previous) || IsWord(next) ? TimesWord
        : Times;

    private bool IsWord(Expr? factor) => factor switch
    {
        Variable(var name) => VariableName.Parse(Notation.PrintedName(name)).Base is { Length: > 1 } word && Greek.LetterOf(word) is null,
        Power(var @base, _) => @base is Variable && IsWord(@base),
        _ => false,
    };
}
