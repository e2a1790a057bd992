using AutodiffTeach.Formulas;

namespace AutodiffTeach.Tests.Formulas;

public sealed class LatexPrinterTests
{
    [Theory]
    [InlineData("3*w^2*u_1 + u_3", "3 w^{2} u_{1} + u_{3}")]
    [InlineData("x/2", @"\frac{x}{2}")]
    [InlineData("-x/2", @"-\frac{x}{2}")]
    [InlineData("3*x/(2*y)", @"\frac{3 x}{2 y}")]
    [InlineData("a/b*c", @"\frac{a}{b} c")]
    [InlineData("1/2*x", @"\frac{1}{2} x")]
    [InlineData("2*3*x", @"2 \cdot 3 x")]
    [InlineData("1/x^2", @"\frac{1}{x^{2}}")]
    [InlineData("(a + b)^2", "(a + b)^{2}")]
    [InlineData("(x/y)^2", @"\left(\frac{x}{y}\right)^{2}")]
    [InlineData("w*(a + x/2)", @"w \left(a + \frac{x}{2}\right)")]
    [InlineData("tanh(x/2)", @"\tanh\left(\frac{x}{2}\right)")]
    [InlineData("1 - tanh(x)^2", @"1 - \tanh(x)^{2}")]
    [InlineData("sigmoid(x) + relu(x)", @"\sigma(x) + \operatorname{relu}(x)")]
    [InlineData("exp(-x) + sqrt(x) + abs(x)", @"e^{-x} + \sqrt{x} + \left|x\right|")]
    [InlineData("exp(x)^2", "(e^{x})^{2}")]
    [InlineData("1[z > 0]", @"\mathbb{1}[z > 0]")]
    [InlineData("∂y/∂w*x", @"\frac{\partial y}{\partial w} x")]
    [InlineData("∂⁺h_2/∂h_1", @"\frac{\partial^{+} h_{2}}{\partial h_{1}}")]
    [InlineData("alpha*y_hat_1*w_hh*a_{1,2}*loss", @"\alpha \hat{y}_{1} w_{hh} a_{1,2}\, \mathrm{loss}")]
    [InlineData("2*pi*e", @"2 \pi e")]
    [InlineData("1e-7*x", @"1 \cdot 10^{-7} x")]
    [InlineData("max(a, b)", @"\max(a, b)")]
    public void A_formula_is_set_as_a_course_sets_it(string text, string latex) =>
        Assert.Equal(latex, LatexPrinter.Print(Formula.Parse(text)));

    [Theory]
    [InlineData("α", @"\alpha")]
    [InlineData("α^*", @"\alpha^{*}")]
    [InlineData("αβ", @"\mathrm{\alpha \beta}")]
    public void A_printed_name_may_have_Greek_letters_as_such(string name, string latex) => Assert.Equal(
        latex,
        LatexPrinter.Print(Expr.Variable("a"), Notation.Plain with { PrintedNames = new Dictionary<string, string> { ["a"] = name } }));

    [Fact]
    public void Printed_names_may_carry_superscripts()
    {
        var notation = new Notation
        {
            PrintedNames = new Dictionary<string, string> { ["Uf"] = "U^f" },
            FunctionNames = new Dictionary<string, string> { ["relu"] = "sigma" },
        };
        Assert.Equal(@"\sigma(U^{f} x) + (U^{f})^{2} + U^{f}_{1,2}", LatexPrinter.Print(Formula.Parse("relu(Uf*x) + Uf^2 + Uf_{1,2}"), notation));
        Assert.Equal("U^{f}", LatexPrinter.PrintName("Uf", notation));
    }

    [Theory]
    [InlineData("h1", "h_{1}")]
    [InlineData("W1", "W_{1}")]
    [InlineData("W1_{1,2}", @"\mathrm{W1}_{1,2}")]
    [InlineData("x2_3", @"\mathrm{x2}_{3}")]
    public void A_digit_of_the_name_is_no_index_beside_others(string name, string expected) =>
        Assert.Equal(expected, LatexPrinter.PrintName(name));
}
