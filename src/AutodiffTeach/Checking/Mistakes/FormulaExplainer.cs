using AutodiffTeach.Formulas;

namespace AutodiffTeach.Checking.Mistakes;

/// <summary>Explains a wrong answer where only the right one is known.</summary>
internal sealed class FormulaExplainer : IExplainer<FormulaQuestion>
{
    /// <inheritdoc/>
    public Feedback? Explain(FormulaQuestion question, Expr expected, Expr answer)
    {
        ArgumentNullException.ThrowIfNull(question);
        if (SamplePoints.WrittenOut(expected) is not { } right || SamplePoints.WrittenOut(answer) is not { } wrong)
            return null;
        return SamplePoints.For([right, wrong], question.Assume) is { } points && !points.Agree(points.Table[right], points.Table[wrong])
            ? new Diagnosis(points, right, question.Assume).Of([.. new FormulaCandidates(points, right, wrong).All()], wrong) ?? TermDifference.Of(right, wrong)
            : null;
    }
}
