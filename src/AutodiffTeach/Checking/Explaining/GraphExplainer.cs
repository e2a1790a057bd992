using AutodiffTeach.Checking.Resolution;
using AutodiffTeach.Formulas;
using AutodiffTeach.Formulas.Equivalence;

namespace AutodiffTeach.Checking.Explaining;

/// <summary>Explains wrong derivatives in a model: by the coefficients of its paths, else by the known mistake that gives the same answer.</summary>
internal sealed class GraphExplainer : IExplainer<ModelQuestion>
{
    private const int LongestTape = 20_000;
    private const int FewestPoints = 3;
    private const int MostConfirmed = 6;

    /// <inheritdoc/>
    public Feedback? Explain(ModelQuestion question, Expr expected, Expr answer)
    {
        ModelReading reading = ModelReading.Of(question.Model);
        if (question.Ask is Ask.Value or Ask.Forward or Ask.Formula || reading.Tape.Length > LongestTape)
            return null;
        (NamedScalar of, NamedScalar withRespectTo) = (reading.Required(question.Of), reading.Required(question.WithRespectTo!));
        DerivativeAnatomy anatomy = DerivativeAnatomy.For(reading, of, withRespectTo, question.Ask == Ask.Partial);
        if (anatomy.Points.Count < FewestPoints)
            return null;
        var program = new FieldProgram(answer);
        FieldElement[] values = [.. anatomy.Points.Select(program.At)];
        if (!Array.TrueForAll(values, value => value.IsDefined))
            return null;
        return Candidates(anatomy, program, values).Take(MostConfirmed).FirstOrDefault(slip => IsConfirmed(slip, answer, question))?.Feedback;
    }

    // From the simplest of certain meaning to the last resort.
    private static IEnumerable<Slip> Candidates(DerivativeAnatomy anatomy, FieldProgram program, FieldElement[] values)
    {
        if (TotalForDirect(anatomy) is { } total && total.Matches(values))
            yield return total;
        if (PathDiagnosis.Of(anatomy, program) is { } paths)
            yield return paths;
        foreach (Slip slip in anatomy.Slips.Matching(values))
            yield return slip;
        foreach (Slip slip in anatomy.Factors.Matching(values))
            yield return slip;
    }

    private static Slip? TotalForDirect(DerivativeAnatomy anatomy) => !anatomy.IsDirect ? null : new Slip(
        FeedbackKinds.TotalInsteadOfDirect,
        $"This is the total derivative, along every path; the direct partial holds all arguments of {anatomy.Of} but {anatomy.WithRespectTo} constant.",
        [.. anatomy.Points.Select(point => anatomy.Run(point).Backward(anatomy.Of.Slot)[anatomy.WithRespectTo.Slot])],
        () => anatomy.Reading.Total(anatomy.Of, anatomy.WithRespectTo));

    // Values in the field suggest, the decision decides.
    private static bool IsConfirmed(Slip slip, Expr answer, ModelQuestion question) =>
        Equality.Decide(slip.Formula(), answer, new EqualityOptions { Assume = question.Assume }).Verdict == Verdict.Equivalent;
}
