using AutodiffTeach.Checking;
using AutodiffTeach.Formulas;

namespace AutodiffTeach.Tests.Checking.Mistakes;

public sealed class TermDifferenceTests
{
    [Theory]
    [InlineData("x^2 + 2x + 1", "x^2 + 1", "missing-term: Multiplied out, the term 2*x is missing.")]
    [InlineData("(x + 1)^3", "x^3 + 1", "missing-term: Multiplied out, the terms 3*x and 3*x^2 are missing.")]
    [InlineData("x^2 + 2x + 1", "x^2 + 2x + 1 + y", "extra-term: Multiplied out, the term y does not belong there.")]
    [InlineData("x^2 + 2x*y + 1", "x^2 + 3x*y + 1", "constant-factor: Multiplied out, the coefficient 3 of x*y is wrong.")]
    [InlineData("2*x*sin(x) + x^2*cos(x)", "x^2*cos(x)", "missing-term: Multiplied out, the term 2*x*sin(x) is missing.")]
    [InlineData("x^2 + 2x^3 + 1", "x^2 + 2x^4 + 1", "wrong-term: Multiplied out, 2*x^4 stands where 2*x^3 belongs.")]
    public void Terms_tell_what_an_answer_lacks(string expected, string answer, string feedback)
    {
        Judgement judgement = Judge.Check(new FormulaQuestion(Formula.Parse(expected)) { Variables = ["x", "y"] }, answer);
        Assert.Equal(feedback, string.Join('\n', judgement.Feedback.Select(item => $"{item.Kind}: {item.Message}")));
    }

    [Theory]
    [InlineData("x^2 + 1", "1")]
    [InlineData("x^2 + 1", "x^2 + 2")]
    [InlineData("x + y + z", "x + a + b")]
    [InlineData("x^2 + 2x + 1", "y^2 + z")]
    [InlineData("x*y*(1 - y)", "x*y")]
    public void Too_little_in_common_tells_nothing(string expected, string answer) =>
        Assert.Empty(Judge.Check(new FormulaQuestion(Formula.Parse(expected)) { Variables = ["a", "b", "x", "y", "z"] }, answer).Feedback);
}
