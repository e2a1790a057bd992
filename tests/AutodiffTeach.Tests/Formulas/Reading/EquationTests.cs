using AutodiffTeach.Formulas;

namespace AutodiffTeach.Tests.Formulas.Reading;

public sealed class EquationTests
{
    private static readonly ReadingOptions Known = new() { KnownNames = ["w", "u_1", "y"] };

    [Theory]
    [InlineData("dy/dw = 3w^2 u_1", "∂y/∂w", "3*w^2*u_1")]
    [InlineData(@"\frac{\partial y}{\partial w} = 3 w^{2} u_{1}", "∂y/∂w", "3*w^2*u_1")]
    [InlineData("A = w*u_1", "A", "w*u_1")]
    [InlineData("y = w", "y", "w")]
    [InlineData("w + 1", null, "w + 1")]
    public void The_quantity_may_stand_before_the_formula(string text, string? left, string right)
    {
        Assert.True(Formula.TryParseEquation(text, Known, out Expr? quantity, out Expr? formula, out _));
        Assert.Equal((left, right), (quantity?.ToString(), formula.ToString()));
    }

    [Theory]
    [InlineData("2w = 3", "formula:1:1: a formula before '='; expected a name or a derivative; give the right side of the equation alone")]
    [InlineData("y = w = 3", "formula:1:7: unexpected '='; expected an operator or the end of the line; give the right side of the equation alone")]
    [InlineData("y = A", "formula:1:5: unknown name 'A'")]
    [InlineData("y =", "formula:1:4: unexpected end of the line; expected a name, a number, a function or a bracket")]
    public void What_is_no_such_equation_is_refused(string text, string message)
    {
        Assert.False(Formula.TryParseEquation(text, Known, out _, out _, out var problems));
        Assert.Equal(message, problems[0].Message);
    }

    [Theory]
    [InlineData("sec(x) + csc(2x)", "1/cos(x) + 1/sin(2*x)")]
    [InlineData(@"\sec^2 x + \cot x", "(1/cos(x))^2 + cos(x)/sin(x)")]
    [InlineData("coth(x) + csch(x)", "cosh(x)/sinh(x) + 1/sinh(x)")]
    public void Reciprocal_functions_are_written_out(string text, string expected) => Assert.Equal(expected, Formula.Parse(text).ToString());
}
