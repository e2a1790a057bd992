using AutodiffTeach.Formulas;

namespace AutodiffTeach.Checking;

/// <summary>Explains wrong answers of one class: computed, never guessed.</summary>
/// <typeparam name="TQuestion">The questions whose answers it explains.</typeparam>
internal interface IExplainer<in TQuestion> where TQuestion : Question
{
    /// <summary>What explains the answer, or null. A wrong diagnosis is worse than none.</summary>
    /// <param name="question">The question.</param>
    /// <param name="expected">The right answer.</param>
    /// <param name="answer">The wrong answer.</param>
    Feedback? Explain(TQuestion question, Expr expected, Expr answer);
}
