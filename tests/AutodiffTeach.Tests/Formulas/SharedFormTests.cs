using AutodiffTeach.Formulas;

namespace AutodiffTeach.Tests.Formulas;

public sealed class SharedFormTests
{
    [Fact]
    public void Repeated_parts_get_names()
    {
        Expr formula = Formula.Parse("tanh(w*x + b)^2 + s_1*(1 - tanh(w*x + b)^2)");
        Assert.Equal("s_2 = tanh(w*x + b)^2\ns_2 + s_1*(1 - s_2)", SharedForm.Of(formula).ToString());
    }

    [Fact]
    public void Expanding_gives_the_formula_back()
    {
        foreach (Expr formula in SimplifierProperties.Formulas(3))
            Assert.Same(formula, SharedForm.Of(formula).Expand());
    }

    [Fact]
    public void The_text_grows_with_the_distinct_parts()
    {
        Expr formula = Expr.Variable("x");
        for (int i = 0; i < 1000; i++)
            formula = Expr.Sum(formula, Expr.Product(Expr.Variable("y"), formula));
        SharedForm shared = SharedForm.Of(formula);
        Assert.Equal(999, shared.Definitions.Count);
        Assert.InRange(shared.ToString().Length, 0, 40_000);
    }
}
