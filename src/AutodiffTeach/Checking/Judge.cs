using AutodiffTeach.Formulas;
using AutodiffTeach.Formulas.Syntax;

namespace AutodiffTeach.Checking;

/// <summary>Judges answers: reads them, decides them with evidence, and explains wrong ones.</summary>
public static class Judge
{
    /// <summary>
    /// Reads an answer and judges it. What cannot be read is invalid, never wrong. The quantity that is asked for may stand before it with an equals sign.
    /// </summary>
    /// <param name="question">What is asked.</param>
    /// <param name="answer">The answer as text.</param>
    /// <param name="reading">How to read it, where that is not the usual way; known names, printed names and functions are the question's.</param>
    /// <exception cref="ArgumentException">The question names what its model does not have.</exception>
    /// <exception cref="FormulaException">The formula that a question about a model asks for cannot be read.</exception>
    public static Judgement Check(Question question, string answer, ReadingOptions? reading = null)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(answer);
        AnswerKey key = AnswerKey.Of(question);
        ReadingOptions options = key.Reading(reading ?? ReadingOptions.Default);
        if (!Formula.TryParseEquation(answer, options, out Expr? left, out Expr? formula, out IReadOnlyList<Diagnostic> problems))
            return AnswerKey.Invalid(null, [.. problems.Select(OfProblem)]);
        return left is not null && key.RefusalOfLeft(left) is { } refusal
            ? AnswerKey.Invalid(formula, [new Feedback(FeedbackKinds.Syntax, refusal)])
            : key.Judge(formula);
    }

    /// <summary>Judges an answer that is a formula already.</summary>
    /// <exception cref="ArgumentException">The question names what its model does not have.</exception>
    public static Judgement Check(Question question, Expr answer)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(answer);
        return AnswerKey.Of(question).Judge(answer);
    }

    private static Feedback OfProblem(Diagnostic problem) => new(KindOf(problem), problem.Message);

    private static string KindOf(Diagnostic problem) => problem.Kind switch
    {
        DiagnosticKind.UnknownName => FeedbackKinds.UnknownName,
        DiagnosticKind.Limit => FeedbackKinds.Limit,
        _ => FeedbackKinds.Syntax,
    };
}
