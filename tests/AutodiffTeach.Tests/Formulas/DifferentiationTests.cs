using AutodiffTeach.Formulas;
using AutodiffTeach.Operations;

namespace AutodiffTeach.Tests.Formulas;

public sealed class DifferentiationTests
{
    [Theory]
    [InlineData("w*(u_3 + w*(u_2 + w*(u_1 + h_0)))", "3*w^2*h_0 + 3*w^2*u_1 + 2*w*u_2 + u_3")]
    [InlineData("w*(u_3 + w*(u_2 + w*u_1))", "3*w^2*u_1 + 2*w*u_2 + u_3")]
    [InlineData("(x_2 - W*relu(w*x_1))^2", "-2*W*x_1*(x_2 - W*relu(w*x_1))*1[w*x_1 > 0]")]
    [InlineData("tanh(w*x)", "x*(1 - tanh(w*x)^2)")]
    [InlineData("sigmoid(w*x + b)", "x*sigmoid(w*x + b)*(1 - sigmoid(w*x + b))")]
    [InlineData("softplus(w)", "sigmoid(w)")]
    [InlineData("exp(-w^2/2)", "-w*exp(-w^2/2)")]
    [InlineData("w^n", "n*w^(n - 1)")]
    [InlineData("n^w", "n^w*log(n)")]
    [InlineData("w^w", "w^w + w^w*log(w)")]
    [InlineData("sqrt(w)", "1/(2*sqrt(w))")]
    [InlineData("1/w", "-1/w^2")]
    [InlineData("w/(1 + w)", "1/(w + 1)^2")]
    [InlineData("log(w*x)", "1/w")]
    [InlineData("abs(w)", "sign(w)")]
    [InlineData("abs(w)^2", "2*w")]
    [InlineData("relu(w)^2", "2*relu(w)")]
    [InlineData("max(w, x)", "(1 + sign(w - x))/2")]
    [InlineData("cos(w)", "-sin(w)")]
    [InlineData("tan(w)", "1 + tan(w)^2")]
    [InlineData("sech(w)", "-sech(w)*tanh(w)")]
    [InlineData("x^2", "0")]
    [InlineData("w*∂y/∂w", "∂y/∂w")]
    public void The_derivative_in_w_is(string text, string expected) => Assert.Equal(expected,
        Simplifier.Simplify(Differentiation.Derivative(Formula.Parse(text), Expr.Variable("w"))).ToString());

    [Theory]
    [InlineData(0, "w^4")]
    [InlineData(1, "4*w^3")]
    [InlineData(4, "24")]
    [InlineData(5, "0")]
    public void Orders_repeat(int order, string expected) =>
        Assert.Equal(expected, Simplifier.Simplify(Differentiation.Derivative(Formula.Parse("w^4"), Expr.Variable("w"), order)).ToString());

    [Fact]
    public void The_derivative_shares_what_the_formula_shares()
    {
        Symbol h = Expr.Variable("h_0");
        Symbol w = Expr.Variable("w");
        for (int t = 1; t <= 2000; t++)
            h = Symbol.Apply(OperationTable.Tanh, w * h + Expr.Variable($"u_{t}"));
        Expr derivative = Differentiation.Derivative(h.Formula, Expr.Variable("w"));
        Assert.InRange(Expressions.Ordered(derivative).Count, 0, 2000 * 12);
        Assert.InRange(Expressions.Ordered(Simplifier.Simplify(derivative)).Count, 0, 2000 * 12);
    }
}
