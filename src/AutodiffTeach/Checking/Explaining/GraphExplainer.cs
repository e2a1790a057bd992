using AutodiffTeach.Checking.Resolution;
using AutodiffTeach.Formulas;
using AutodiffTeach.Formulas.Equivalence;

namespace AutodiffTeach.Checking.Explaining;

/// <summary>Explains wrong derivatives in a model: by the coefficients of its paths, else by the known mistake that gives the same answer.</summary>
/// <param name="reading">The model.</param>
/// <param name="of">What is differentiated.</param>
/// <param name="withRespectTo">The variable of differentiation.</param>
/// <param name="isDirect">Whether the direct partial is asked for.</param>
/// <param name="options">How candidates are compared with the answer.</param>
internal sealed class GraphExplainer(ModelReading reading, NamedScalar of, NamedScalar withRespectTo, bool isDirect, EqualityOptions options)
{
    private const int LongestTape = 20_000;
    private const int FewestPoints = 3;
    private const int MostConfirmed = 6;

    /// <summary>What explains an answer, or null. A wrong diagnosis is worse than none.</summary>
    /// <param name="answer">The wrong answer over parameters and inputs.</param>
    /// <param name="polynomial">The same over the symbols of direct partials, or null.</param>
    public Feedback? Explain(Expr answer, Expr? polynomial)
    {
        if (reading.Tape.Length > LongestTape)
            return null;
        if (isDirect && IsTotal(answer))
            return TotalForDirect;
        DerivativeAnatomy anatomy = DerivativeAnatomy.For(reading, of, withRespectTo, isDirect);
        if (anatomy.Points.Count < FewestPoints)
            return null;
        var program = new FieldFormula(answer);
        FieldElement[] values = [.. anatomy.Points.Select(program.At)];
        if (!Array.TrueForAll(values, value => value.IsDefined))
            return null;
        return Candidates(anatomy, program, values).Take(MostConfirmed).FirstOrDefault(slip => IsConfirmed(slip, answer, polynomial))?.Feedback;
    }

    // From the simplest of certain meaning to the last resort.
    private static IEnumerable<Slip> Candidates(DerivativeAnatomy anatomy, FieldFormula program, FieldElement[] values)
    {
        if (PathDiagnosis.Of(anatomy, program) is { } paths)
            yield return paths;
        foreach (Slip slip in anatomy.Slips.Matching(values))
            yield return slip;
        foreach (Slip slip in anatomy.Factors.Matching(values))
            yield return slip;
    }

    // Also where the direct partial is 0, since the formula does not name the variable.
    private bool IsTotal(Expr answer) => reading.Total(of, withRespectTo) is var total
        && FieldFormula.MayBeEqual(total, answer) && Equality.Decide(total, answer, options).Verdict == Verdict.Equivalent;

    private Feedback TotalForDirect => new(
        FeedbackKinds.TotalInsteadOfDirect, $"This is the total derivative, along every path; the direct partial holds all arguments of {of} but {withRespectTo} constant.");

    // Values in the field suggest, the decision decides.
    private bool IsConfirmed(Slip slip, Expr answer, Expr? polynomial) =>
        (polynomial is not null && slip.Polynomial is { } predicted && Equality.Decide(predicted(), polynomial).Verdict == Verdict.Equivalent)
        || Equality.Decide(slip.Formula(), answer, options).Verdict == Verdict.Equivalent;
}
