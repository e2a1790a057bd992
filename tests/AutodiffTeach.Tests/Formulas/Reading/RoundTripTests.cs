using AutodiffTeach.Formulas;

namespace AutodiffTeach.Tests.Formulas.Reading;

public sealed class RoundTripTests
{
    private static readonly ReadingOptions Latex = new() { Syntax = FormulaSyntax.Latex, KnownNames = [.. RandomFormula.Variables, "loss", "y_hat_1", "alpha", "w_hh", "h_1", "h_2"] };

    [Theory]
    [InlineData("alpha*y_hat_1*w_hh*loss + x/y - 3*x/(2*y)")]
    [InlineData("∂y/∂w*x + ∂⁺h_2/∂h_1 + ∂²y/∂w²")]
    [InlineData("1[x > 0]*max(x, y) + abs(x)*sqrt(y)^3 + exp(x)^2")]
    [InlineData("∂(w^2*x)/∂w*y + tanh(x)^2 + sigmoid(x/2)")]
    public void LaTeX_reads_back_the_same(string text)
    {
        Expr formula = Formula.Parse(text);
        string printed = LatexPrinter.Print(formula);
        Assert.Equal(printed, LatexPrinter.Print(Formula.Parse(printed, Latex)));
    }

    [Fact]
    public void Series_read_back_the_same()
    {
        var options = new ReadingOptions { Syntax = FormulaSyntax.Latex };
        Expr formula = Formula.Parse("sum(t=1..N, ∂L/∂o_t*sum(k=1..t, prod(j=k + 1..t, ∂h_j/∂h_{j-1})*∂h_k/∂U))");
        Assert.Same(formula, Formula.Parse(LatexPrinter.Print(formula), options));
        Assert.Same(formula, Formula.Parse(PlainPrinter.Print(formula)));
    }

    [Fact]
    public void Ordinary_derivatives_read_back_the_same()
    {
        var options = new ReadingOptions { KeepsOrdinaryDerivatives = true };
        Expr formula = Formula.Parse("dy/dw*x + ∂y/∂w", options);
        Assert.Equal("dy/dw*x + ∂y/∂w", formula.ToString());
        Assert.Equal(@"\frac{\mathrm{d} y}{\mathrm{d} w} x + \frac{\partial y}{\partial w}", LatexPrinter.Print(formula));
        Assert.Same(formula, Formula.Parse(LatexPrinter.Print(formula), options));
        Assert.Same(formula, Formula.Parse(PlainPrinter.Print(formula), options));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Random_formulas_keep_their_value_through_LaTeX(int seed)
    {
        var random = new RandomFormula(seed);
        for (int i = 0; i < 60; i++)
        {
            Expr formula = Formula.Parse(random.Next(4));
            AssertSameValues(formula, Formula.Parse(LatexPrinter.Print(formula), Latex), random);
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Random_formulas_keep_their_value_through_Python(int seed)
    {
        var random = new RandomFormula(seed);
        var options = new ReadingOptions { Syntax = FormulaSyntax.Python };
        for (int i = 0; i < 60; i++)
        {
            string text = random.Next(4, withKinks: false);
            Assert.Same(Formula.Parse(text), Formula.Parse(text.Replace("^", "**", StringComparison.Ordinal), options));
        }
    }

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 6)];

    private static void AssertSameValues(Expr left, Expr right, RandomFormula random)
    {
        for (int i = 0; i < 4; i++)
        {
            Dictionary<string, double> point = random.Point(positive: i % 2 == 0);
            double a = Evaluation.At(left, point);
            double b = Evaluation.At(right, point);
            Assert.True((!double.IsFinite(a) && !double.IsFinite(b)) || Math.Abs(a - b) <= 1e-9 * Math.Max(1, Math.Abs(a)), $"{left} = {a}, but {right} = {b}");
        }
    }
}
