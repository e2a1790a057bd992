using AutodiffTeach.Formulas;

namespace AutodiffTeach.Checking.Mistakes;

/// <summary>Explains a wrong answer where only the right one is known.</summary>
internal sealed class FormulaExplainer : IExplainer<FormulaQuestion>
{
    /// <inheritdoc/>
    public Feedback? Explain(FormulaQuestion question, Expr expected, Expr answer)
    {
        ArgumentNullException.ThrowIfNull(question);
        return SamplePoints.For([expected, answer], question.Assume) is { } points && !points.Agree(points.Table[expected], points.Table[answer])
            ? new Diagnosis(points, expected, question.Assume).Of([.. new FormulaCandidates(points, expected, answer).All()], answer)
            : null;
    }
}
