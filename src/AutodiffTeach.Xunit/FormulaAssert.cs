using AutodiffTeach.Checking;
using AutodiffTeach.Formulas;
using AutodiffTeach.Formulas.Equivalence;
using AutodiffTeach.Graphs;

namespace AutodiffTeach.Xunit;

/// <summary>Assertions about formulas. They hold by proof or are refuted by a point; a formula that cannot be read fails, too.</summary>
/// <remarks>Formulas are read in plain, LaTeX or Python syntax. Tied to no version of xunit: what fails throws <see cref="AssertionException"/>.</remarks>
public static class FormulaAssert
{
    /// <summary>The two formulas are equal wherever both are defined.</summary>
    /// <param name="expected">The formula that is right.</param>
    /// <param name="actual">The formula to be tested.</param>
    /// <param name="assume">What is assumed about the variables.</param>
    /// <exception cref="AssertionException">They differ, it is undecided, or one cannot be read.</exception>
    public static void Equivalent(string expected, string actual, Assumption assume = Assumption.Real)
    {
        Expr right = Read(expected, nameof(Equivalent), "expected");
        Expect(nameof(Equivalent), $"Expected: {expected}", actual, Judge.Check(new FormulaQuestion(right) { Assume = assume }, actual));
    }

    /// <summary>The two formulas certainly differ somewhere.</summary>
    /// <param name="expected">One formula.</param>
    /// <param name="actual">The other.</param>
    /// <param name="assume">What is assumed about the variables.</param>
    /// <exception cref="AssertionException">They are equal, it is undecided, or one cannot be read.</exception>
    public static void NotEquivalent(string expected, string actual, Assumption assume = Assumption.Real)
    {
        Expr right = Read(expected, nameof(NotEquivalent), "expected");
        Judgement judgement = Judge.Check(new FormulaQuestion(right) { Assume = assume }, actual);
        if (judgement.Verdict != Verdict.Different)
            throw new AssertionException(FailureText.Of(nameof(FormulaAssert) + "." + nameof(NotEquivalent), $"Expected anything but: {expected}", actual, judgement));
    }

    /// <summary>The answer is the derivative of a formula.</summary>
    /// <param name="of">What is differentiated.</param>
    /// <param name="withRespectTo">The variable of differentiation.</param>
    /// <param name="answer">The derivative to be tested.</param>
    /// <exception cref="AssertionException">It is not, it is undecided, or one cannot be read.</exception>
    public static void IsDerivative(string of, string withRespectTo, string answer)
    {
        Expr formula = Read(of, nameof(IsDerivative), "formula");
        if (Read(withRespectTo, nameof(IsDerivative), "variable") is not Variable variable)
            throw new AssertionException($"FormulaAssert.IsDerivative: '{withRespectTo}' is no variable.");
        Expect(nameof(IsDerivative), $"Derivative of: {of} in {withRespectTo}", answer, Judge.Check(new DerivativeQuestion(formula, variable), answer));
    }

    /// <summary>The answer is what a question about a model asks for; it may use the model's variables and the symbols of its derivatives.</summary>
    /// <param name="model">The model.</param>
    /// <param name="ask">What is asked, such as <c>derivative y w</c>; see <see cref="ModelQuestion.Parse"/>.</param>
    /// <param name="answer">The answer to be tested.</param>
    /// <exception cref="AssertionException">It is not, it is undecided, or it cannot be read.</exception>
    /// <exception cref="FormatException">What is asked cannot be read.</exception>
    /// <exception cref="ArgumentException">The question names what the model does not have.</exception>
    public static void Answers(Model model, string ask, string answer) =>
        Expect(nameof(Answers), $"Asked: {ask}", answer, Judge.Check(ModelQuestion.Parse(model, ask), answer));

    private static Expr Read(string text, string assertion, string what)
    {
        try
        {
            return Formula.Parse(text);
        }
        catch (FormulaException error)
        {
            throw new AssertionException($"FormulaAssert.{assertion}: the {what} cannot be read.\n{error.Message}", error);
        }
    }

    private static void Expect(string assertion, string expected, string answer, Judgement judgement)
    {
        if (judgement.Verdict != Verdict.Equivalent)
            throw new AssertionException(FailureText.Of(nameof(FormulaAssert) + "." + assertion, expected, answer, judgement));
    }
}
