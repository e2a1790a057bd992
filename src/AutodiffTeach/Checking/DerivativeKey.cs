using AutodiffTeach.Checking.Mistakes;
using AutodiffTeach.Formulas;
using AutodiffTeach.Formulas.Equivalence;
using AutodiffTeach.Formulas.SeriesLaws;

namespace AutodiffTeach.Checking;

/// <summary>Judges answers that should be the derivative of a formula.</summary>
internal sealed class DerivativeKey : AnswerKey
{
    private static readonly IReadOnlyList<IExplainer<DerivativeQuestion>> Explainers = [new DerivativeExplainer()];

    private readonly DerivativeQuestion _question;
    private readonly Expr _expected;

    public DerivativeKey(DerivativeQuestion question)
    {
        _question = question;
        _expected = FormulaKey.OneSymbol(question.Expected
            ?? Simplifier.Simplify(Differentiation.Derivative(question.Of, question.WithRespectTo, question.Order)));
    }

    /// <inheritdoc/>
    public override ReadingOptions Reading(ReadingOptions given) =>
        FormulaKey.Reading(given, _question.Variables, _question.Of, _question.WithRespectTo, _expected);

    // dy/dx whatever y is called, and as often as is asked.
    /// <inheritdoc/>
    public override string? RefusalOfLeft(Expr left)
    {
        int order = 1;
        Expr inner = left;
        for (; inner is Derivative(var of, var by) && by == _question.WithRespectTo; inner = of)
            order++;
        Variable x = _question.WithRespectTo;
        return inner is Partial symbol && symbol.WithRespectTo == x && order == _question.Order ? null
            : OtherQuantity(left, _question.Order == 1 ? $"a derivative by {x}" : $"a derivative by {x} of order {_question.Order}");
    }

    // ∂(x^2)/∂x asks for what it should answer.
    /// <inheritdoc/>
    protected override IReadOnlyList<Feedback> Refusals(Expr answer) => Expressions.Ordered(answer)
        .Any(part => part is Derivative derivative && derivative.WithRespectTo == _question.WithRespectTo && derivative.Of == _question.Of)
        ? [new Feedback(FeedbackKinds.Circular, $"the answer contains the derivative that is asked for; expected it worked out")]
        : AllowedNames.Of(_question).Refuse(answer, FormulaKey.FamilyOf, _ => false);

    /// <inheritdoc/>
    protected override Judgement Decide(Expr answer)
    {
        Expr judged = FormulaKey.OneSymbol(answer);
        Decision decision = SeriesEquality.Decide(_expected, judged, options: Options(_question));
        return Judgement(_question, decision, () => AtLength(decision, [_question.Of, _expected, judged], parts =>
            First(Explainers, _question with { Of = parts[0] }, parts[1], parts[2])));
    }
}
