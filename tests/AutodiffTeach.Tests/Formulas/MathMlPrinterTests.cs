using System.Xml.Linq;
using AutodiffTeach.Formulas;

namespace AutodiffTeach.Tests.Formulas;

public sealed class MathMlPrinterTests
{
    [Theory]
    [InlineData("x/2", "<mfrac><mi>x</mi><mn>2</mn></mfrac>")]
    [InlineData("w^2", "<msup><mi>w</mi><mn>2</mn></msup>")]
    [InlineData("2*w", "<mrow><mn>2</mn><mo>\u2062</mo><mi>w</mi></mrow>")]
    [InlineData("a - b", "<mrow><mi>a</mi><mo>−</mo><mi>b</mi></mrow>")]
    [InlineData("-(a + b)", "<mrow><mo>−</mo><mrow><mo>(</mo><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mo>)</mo></mrow></mrow>")]
    [InlineData("y_hat_1", "<msub><mover accent=\"true\"><mi>y</mi><mo>^</mo></mover><mn>1</mn></msub>")]
    [InlineData("sqrt(alpha)", "<msqrt><mi>α</mi></msqrt>")]
    [InlineData("exp(x)", "<msup><mi>e</mi><mi>x</mi></msup>")]
    [InlineData("abs(x)", "<mrow><mo>|</mo><mi>x</mi><mo>|</mo></mrow>")]
    [InlineData("∂y/∂w", "<mfrac><mrow><mo>∂</mo><mi>y</mi></mrow><mrow><mo>∂</mo><mi>w</mi></mrow></mfrac>")]
    [InlineData("tanh(x)", "<mrow><mi>tanh</mi><mo>\u2061</mo><mrow><mo>(</mo><mi>x</mi><mo>)</mo></mrow></mrow>")]
    [InlineData("h_{t-1}", "<msub><mi>h</mi><mrow><mi>t</mi><mo>−</mo><mn>1</mn></mrow></msub>")]
    public void Every_part_is_one_element(string text, string expected) =>
        Assert.Equal(expected, MathMlPrinter.PrintInner(Formula.Parse(text)));

    [Fact]
    public void Any_formula_is_well_formed()
    {
        foreach (Expr formula in SimplifierProperties.Formulas(5).Append(Expr.Variable("<&\">_{\u0001,}]]>")))
            XElement.Parse(MathMlPrinter.Print(formula, isBlock: true));
    }

    [Fact]
    public void A_formula_too_long_to_set_is_an_ellipsis()
    {
        Expr formula = Expr.Variable("x");
        for (int i = 0; i < 60; i++)
            formula = Expr.Sum(formula, formula);
        Assert.Equal("<mtext>…</mtext>", MathMlPrinter.PrintInner(formula));
    }
}
