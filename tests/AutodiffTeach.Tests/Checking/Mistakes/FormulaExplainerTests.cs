using AutodiffTeach.Checking;
using AutodiffTeach.Checking.Mistakes;
using AutodiffTeach.Formulas;

namespace AutodiffTeach.Tests.Checking.Mistakes;

/// <summary>What is said where only the right answer is known.</summary>
public sealed class FormulaExplainerTests
{
    [Theory]
    [InlineData("2*x*cos(x^2)", "-2*x*cos(x^2)", "sign")]
    [InlineData("x^2 - 3*x + y", "x^2 + 3*x + y", "sign")]
    [InlineData("(x + y)*(x - 2)", "x^2 - 2*x - x*y - 2*y", "sign")]
    [InlineData("2*x*cos(x^2)", "x*cos(x^2)", "constant-factor")]
    [InlineData("pi*x", "x", "constant-factor")]
    [InlineData("7*log(x)/x", "14*log(x)/x", "constant-factor")]
    [InlineData("5*exp(5*x + 1)", "exp(5*x + 1)", "chain-inner-missing")]
    [InlineData("3*x/(y + 1)", "(y + 1)/(3*x)", "inverted")]
    [InlineData("5/7", "7/5", "inverted")]
    [InlineData("(3*t^2 + 1)/(exp(t) + 2)", "3*t^2 + 1", "wrong-variable")]
    [InlineData("(3*t^2 + 1)/(exp(t) + 2)", "exp(t) + 2", "wrong-variable")]
    [InlineData("-3*t^6/(t^4 + 2)", "1 + 2/t^4", "wrong-variable")]
    [InlineData("1 - tanh(w*x)^2", "1 - tan(w*x)^2", "function-confusion")]
    [InlineData("x*sin(3*x)", "x*sin(x)", "inner-argument-dropped")]
    [InlineData("6*x/sqrt(1 - 9*x^4)", "1/sqrt(1 - 9*x^4)", "chain-inner-missing")]
    [InlineData("6*x/sqrt(1 - 9*x^4)", "1/sqrt(1 - x^2)", "chain-inner-missing")]
    [InlineData("6*x/sqrt(1 - 9*x^4)", "6*x/sqrt(1 - x^2)", "inner-argument-dropped")]
    [InlineData("6*x/sqrt(1 - 9*x^4)", "6*x", "chain-inner-missing")]
    public void The_code_of_a_wrong_answer_is(string expected, string answer, string code) => Assert.Equal(code, Explain(expected, answer)?.Kind);

    [Theory]
    [InlineData("4", "-1")]
    [InlineData("5/7", "5/9")]
    [InlineData("x^2 + 1", "x^2 + 2")]
    [InlineData("x^2 + 1", "x*y")]
    [InlineData("0", "-6")]
    [InlineData("x + 1", "x + 1")]
    [InlineData("sqrt(-1 - x^2)", "x")]
    public void Nothing_is_said_where_nothing_is_known(string expected, string answer) => Assert.Null(Explain(expected, answer));

    private static Feedback? Explain(string expected, string answer)
    {
        Expr right = Formula.Parse(expected);
        return new FormulaExplainer().Explain(new FormulaQuestion(right), right, Formula.Parse(answer));
    }
}
