using AutodiffTeach.Formulas;
using AutodiffTeach.Formulas.Equivalence;

namespace AutodiffTeach.Checking;

/// <summary>Judges answers: reads them, decides them with evidence, and explains wrong ones.</summary>
public static class Judge
{
    /// <summary>Judges an answer that is a formula already.</summary>
    public static Judgement Check(FormulaQuestion question, Expr answer)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(answer);
        Decision decision = Equality.Decide(question.Expected, answer, new EqualityOptions { Assume = question.Assume, Tolerance = question.Tolerance });
        return new Judgement(decision) { Answer = answer };
    }
}
