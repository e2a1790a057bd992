using AutodiffTeach.Formulas.Equivalence;
using AutodiffTeach.Graphs;

namespace AutodiffTeach.Xunit.Tests;

public sealed class FormulaAssertTests
{
    private static readonly Model Network = Model.Parse(
        """
        param w = 2
        input u[1..3] = 3, 5, 7
        state h[0] = 0
        h[t] = w * (u[t] + h[t-1])   for t in 1..3
        y = h[3]
        output y
        """);

    [Theory]
    [InlineData("a^2 + 2*a*b + b^2", "(a + b)^2")]
    [InlineData("1 - tanh(z)^2", @"\frac{1}{\cosh^2 z}")]
    [InlineData("sigmoid(x)*(1 - sigmoid(x))", "np.exp(x)/(1 + np.exp(x))**2")]
    public void Equal_formulas_are_equivalent(string expected, string actual) => FormulaAssert.Equivalent(expected, actual);

    [Fact]
    public void A_root_of_a_square_needs_the_assumption()
    {
        FormulaAssert.Equivalent("sqrt(x^2)", "x", Assumption.Positive);
        FormulaAssert.NotEquivalent("sqrt(x^2)", "x");
    }

    [Fact]
    public void A_wrong_formula_fails_with_a_point_that_shows_it() => Fails(() => FormulaAssert.Equivalent("(a + b)^2", "a^2 + b^2"),
        """
        FormulaAssert.Equivalent: the formulas differ.
        Expected: (a + b)^2
        Actual: a^2 + b^2
        At a = 2, b = 3: expected 25, actual 13
        missing-term: Multiplied out, the term 2*a*b is missing.
        """);

    [Fact]
    public void An_equal_formula_fails_where_none_is_expected() => Fails(() => FormulaAssert.NotEquivalent("2*x", "x + x"),
        """
        FormulaAssert.NotEquivalent: the formulas are equal.
        Expected anything but: 2*x
        Actual: x + x
        """);

    [Fact]
    public void A_formula_that_cannot_be_read_fails_and_says_where() => Fails(() => FormulaAssert.Equivalent("2*x", "2*(x"),
        """
        FormulaAssert.Equivalent: the formula cannot be judged.
        Expected: 2*x
        Actual: 2*(x
        syntax: formula:1:3: '(' is never closed; expected ')'
        """);

    [Fact]
    public void A_derivative_passes() => FormulaAssert.IsDerivative("x^2*sin(x)", "x", "2x sin(x) + x^2 cos(x)");

    [Fact]
    public void A_wrong_derivative_fails_with_the_rule_that_was_misapplied() => Fails(() => FormulaAssert.IsDerivative("x^2*sin(x)", "x", "2*x*cos(x)"),
        """
        FormulaAssert.IsDerivative: the formulas differ.
        Derivative of: x^2*sin(x) in x
        Actual: 2*x*cos(x)
        At x = 2: expected 1.9726, actual -1.66459
        product-multiplied: In the derivative of x^2*sin(x), the product rule was applied as u'*v': the derivatives were multiplied.
        Right is (uv)' = u'v + uv', here with u = x^2 and v = sin(x).
        """);

    [Theory]
    [InlineData("derivative y w", "u_3 + 2 w u_2 + 3 w^2 u_1")]
    [InlineData("derivative y w", @"\frac{h_3}{w} + w \frac{dh_2}{dw}")]
    [InlineData("partial h_3 h_2", "w")]
    [InlineData("value h_2", "w*(u_2 + w*u_1)")]
    public void An_answer_about_a_model_passes(string ask, string answer) => FormulaAssert.Answers(Network, ask, answer);

    [Fact]
    public void A_wrong_answer_about_a_model_fails_with_the_path_that_is_missing() => Fails(
        () => FormulaAssert.Answers(Network, "derivative y w", "u_3 + h_2 + w*(u_2 + h_1)"),
        """
        FormulaAssert.Answers: the formulas differ.
        Asked: derivative y w
        Actual: u_3 + h_2 + w*(u_2 + h_1)
        At u_1 = 2, u_2 = 3, u_3 = 5, w = 7: expected 341, actual 243
        missing-path: The sum over the paths lacks w → h_1 → h_2 → h_3 → y.
        """);

    [Fact]
    public void What_cannot_be_asked_is_said() => Assert.Equal(
        "cannot ask for 'slope y w'; expected derivative OF WRT or value VAR or forward VAR or backward OF WRT or partial OF WRT or formula EXPR or general OF WRT",
        Assert.Throws<FormatException>(() => FormulaAssert.Answers(Network, "slope y w", "1")).Message);

    private static void Fails(Action assertion, string message) =>
        Assert.Equal(message.ReplaceLineEndings("\n"), Assert.Throws<AssertionException>(assertion).Message);
}
