using AutodiffTeach.Formulas;
using AutodiffTeach.Operations;
using AutodiffTeach.Scalars;

namespace AutodiffTeach.Tests.Formulas;

public sealed class PlainPrinterTests
{
    [Theory]
    [InlineData("3*w^2*u_1 + 2*w*u_2 + u_3")]
    [InlineData("-2*W*(x_2 - W*relu(U*x_1))")]
    [InlineData("x/2")]
    [InlineData("1/2*x")]
    [InlineData("3/2/x")]
    [InlineData("3*x/(2*y)")]
    [InlineData("a/(b*c)")]
    [InlineData("a/b/c")]
    [InlineData("a/b*c")]
    [InlineData("1/x^2")]
    [InlineData("1/x*y")]
    [InlineData("1/(1/x^2)")]
    [InlineData("1/sqrt(x)")]
    [InlineData("(x^2)^(-1)")]
    [InlineData("2^(-1)*x")]
    [InlineData("3*2^(-1)")]
    [InlineData("1/0")]
    [InlineData("(a + b)^2")]
    [InlineData("(a + b) + c")]
    [InlineData("a - (b - c)")]
    [InlineData("(a*b)*c")]
    [InlineData("-x^2")]
    [InlineData("(-x)^2")]
    [InlineData("-(a + b)")]
    [InlineData("-1*2*x")]
    [InlineData("-1*(x*y)")]
    [InlineData("a - 1*(-w)*x")]
    [InlineData("x*(-y)")]
    [InlineData("2^(-x)")]
    [InlineData("x^(1/2)")]
    [InlineData("x^(y^z)")]
    [InlineData("(x^y)^z")]
    [InlineData("(2/3)^x")]
    [InlineData("2*(1/2)")]
    [InlineData("x/(1/2)")]
    [InlineData("tanh(x)^2")]
    [InlineData("1[z > 0]*x")]
    [InlineData("1[a - b > 0]^2")]
    [InlineData("∂y/∂w*x")]
    [InlineData("(∂y/∂w)^2/(∂⁺h_2/∂h_1)")]
    [InlineData("2*∂(w^2*x)/∂w")]
    [InlineData("max(0, z) + min(a, b)")]
    [InlineData("0.1*x + 3/10000000000000000000000000000000000000001")]
    [InlineData("1e-7 + 3e16")]
    [InlineData("e^x*pi")]
    [InlineData("a_{1,2}*w_hh*y_hat_1*h_{t-1}")]
    public void A_formula_prints_as_it_was_written(string text) => Assert.Equal(text, PlainPrinter.Print(Formula.Parse(text)));

    [Theory]
    [InlineData(1, 4, "1/4")]
    [InlineData(1, 10, "0.1")]
    [InlineData(-3, 20, "-0.15")]
    [InlineData(1, 30, "1/30")]
    [InlineData(123, 1, "123")]
    public void Numbers_are_exact(long numerator, long denominator, string text) =>
        Assert.Equal(text, Expr.Number(new Rational(numerator, denominator)).ToString());

    [Fact]
    public void Printed_names_replace_canonical_ones()
    {
        var notation = new Notation
        {
            PrintedNames = new Dictionary<string, string> { ["Uf"] = "U^f" },
            FunctionNames = new Dictionary<string, string> { ["relu"] = "sigma" },
        };
        Assert.Equal("sigma(U^f*x) + U^f_1", PlainPrinter.Print(Formula.Parse("relu(Uf*x) + Uf_1"), notation));
    }

    [Fact]
    public void Depth_is_no_limit()
    {
        Expr formula = Expr.Variable("x");
        for (int i = 0; i < 100_000; i++)
            formula = Expr.Call(OperationTable.Sin, formula);
        Assert.Equal(500_001, PlainPrinter.Print(formula).Length);
        Assert.EndsWith("x" + new string(')', 100_000), LatexPrinter.Print(formula), StringComparison.Ordinal);
    }

    [Fact]
    public void Long_text_is_cut()
    {
        Expr formula = Expr.Variable("x");
        for (int i = 0; i < 200; i++)
            formula = Expr.Sum(formula, formula);
        string text = PlainPrinter.Print(formula, maximumLength: 50);
        Assert.Equal(51, text.Length);
        Assert.EndsWith("…", text, StringComparison.Ordinal);
        Assert.Equal(PlainPrinter.DefaultMaximumLength + 1, formula.ToString().Length);
    }
}
