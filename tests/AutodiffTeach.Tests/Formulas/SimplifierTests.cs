using System.Diagnostics;
using AutodiffTeach.Formulas;
using AutodiffTeach.Operations;
using AutodiffTeach.Scalars;

namespace AutodiffTeach.Tests.Formulas;

public sealed class SimplifierTests
{
    [Theory]
    [InlineData("2*3 + 1/2", "13/2")]
    [InlineData("0.1*x + x/3", "13*x/30")]
    [InlineData("0.1*x", "0.1*x")]
    [InlineData("x + x", "2*x")]
    [InlineData("x*x*y*x^-1", "x*y")]
    [InlineData("(a + b)^2 - (a - b)^2", "4*a*b")]
    [InlineData("a - (b - c)", "a - b + c")]
    [InlineData("-(a + b)", "-a - b")]
    [InlineData("-tanh(x)^2 + 1", "1 - tanh(x)^2")]
    [InlineData("x_10 + x_2 + x_1", "x_1 + x_2 + x_10")]
    [InlineData("x_1*w*W*u_2*3*tanh(x)*(a + b)*1[x > 0]", "3*W*w*u_2*x_1*tanh(x)*(a + b)*1[x > 0]")]
    [InlineData("2*r*pi*sqrt(2)", "2*sqrt(2)*pi*r")]
    [InlineData("(x + 1)*(x - 1)", "x^2 - 1")]
    [InlineData("2*(x + 1)", "2*x + 2")]
    [InlineData("w*(1 - tanh(x)^2)", "w*(1 - tanh(x)^2)")]
    [InlineData("w - w*tanh(x)^2", "w - w*tanh(x)^2")]
    [InlineData("sigmoid(z)*(1 - sigmoid(z))", "sigmoid(z)*(1 - sigmoid(z))")]
    public void Sums_and_products_take_the_form_of_a_course(string text, string expected) => AssertSimple(text, expected);

    [Theory]
    [InlineData("sqrt(x)^2", "x")]
    [InlineData("sqrt(x^2)", "abs(x)")]
    [InlineData("(x^2)^(1/4)", "sqrt(abs(x))")]
    [InlineData("(x^3)^(1/2)", "x^(3/2)")]
    [InlineData("sqrt(x*y)", "sqrt(x*y)")]
    [InlineData("sqrt(x*y)^2", "x*y")]
    [InlineData("sqrt(4*x + 4)", "2*sqrt(x + 1)")]
    [InlineData("sqrt(x^2*y)", "sqrt(y)*abs(x)")]
    [InlineData("sqrt(1[x > 0]*y)", "sqrt(y*1[x > 0])")]
    [InlineData("sqrt(8)", "2*sqrt(2)")]
    [InlineData("1/sqrt(2)", "sqrt(2)/2")]
    [InlineData("sqrt(2)*sqrt(3)", "sqrt(6)")]
    [InlineData("sqrt(1/4)", "1/2")]
    [InlineData("27^(2/3)", "9")]
    [InlineData("(-8)^(1/3)", "(-8)^(1/3)")]
    [InlineData("sqrt(b - a)*sqrt(b - a)", "b - a")]
    [InlineData("x^n*x", "x^(n + 1)")]
    [InlineData("(x^n)^2", "x^(2*n)")]
    [InlineData("(2^x)^y", "2^(x*y)")]
    [InlineData("(x^n)^m", "(x^n)^m")]
    [InlineData("x^(3/2)/x", "sqrt(x)")]
    [InlineData("square(x)", "x^2")]
    [InlineData("x^1*y^0", "x")]
    [InlineData("1/0", "1/0")]
    public void Powers_obey_laws_that_keep_the_domain(string text, string expected) => AssertSimple(text, expected);

    [Theory]
    [InlineData("w*(w*u_1 + u_2) + u_3", "w^2*u_1 + w*u_2 + u_3")]
    [InlineData("w*(w*(w*u_1 + u_2) + u_3)", "w^3*u_1 + w^2*u_2 + w*u_3")]
    [InlineData("w*(w*u_1 + u_2) - d", "w^2*u_1 + w*u_2 - d")]
    [InlineData("2*x*(w*x - y) + 2*lambda*w", "2*lambda*w + 2*x*(w*x - y)")]
    [InlineData("x - w*(v*x + w*y)", "x - w*(v*x + w*y)")]
    [InlineData("2*w*(b + u_1) + b + u_2", "2*w*(b + u_1) + b + u_2")]
    [InlineData("2*a*b*(b + 1)", "2*a*b*(b + 1)")]
    [InlineData("x*(w*x - y)", "x*(w*x - y)")]
    [InlineData("2*x*(w*x + b)", "2*x*(w*x + b)")]
    [InlineData("-2*(x_2 - o_1)", "-2*(x_2 - o_1)")]
    [InlineData("W*(x - o)^2", "W*(x - o)^2")]
    [InlineData("-2*(-v*x - 2*w*y)*(a - w*y)", "2*(a - w*y)*(v*x + 2*w*y)")]
    public void Nested_polynomials_are_multiplied_out_and_outer_derivatives_are_not(string text, string expected) => AssertSimple(text, expected);

    [Theory]
    [InlineData("exp(a)*exp(b)", "exp(a + b)")]
    [InlineData("exp(x)^2*e", "exp(2*x + 1)")]
    [InlineData("e^x", "exp(x)")]
    [InlineData("e^2*e", "e^3")]
    [InlineData("1/exp(x)", "exp(-x)")]
    [InlineData("exp(0) + log(1) + tanh(0)", "1")]
    [InlineData("log(exp(x)) + exp(log(y))", "x + y")]
    [InlineData("log(x^3) + log(1/y)", "3*log(x) - log(y)")]
    [InlineData("log(x^2)", "log(x^2)")]
    [InlineData("tanh(-x) + sin(-y) + cos(-z)", "cos(z) - sin(y) - tanh(x)")]
    [InlineData("cos(b - a) - cos(a - b)", "0")]
    [InlineData("tanh(w*(u + h)) - tanh(w*u + w*h)", "0")]
    [InlineData("x*sin(y)^2 + x*cos(y)^2", "x")]
    [InlineData("cosh(x)^2 - sinh(x)^2", "1")]
    [InlineData("1 - sin(x)^2", "1 - sin(x)^2")]
    public void Functions_obey_their_identities(string text, string expected) => AssertSimple(text, expected);

    [Theory]
    [InlineData("relu(relu(x))", "relu(x)")]
    [InlineData("relu(x^2)", "x^2")]
    [InlineData("1[x > 0]^3", "1[x > 0]")]
    [InlineData("1[x > 0]*relu(x)", "relu(x)")]
    [InlineData("1[2*x > 0]", "1[x > 0]")]
    [InlineData("1[exp(x) > 0]", "1")]
    [InlineData("1[-x^2 > 0]", "0")]
    [InlineData("abs(-2*x*y)", "2*abs(x)*abs(y)")]
    [InlineData("abs(x)^2", "x^2")]
    [InlineData("abs(x^2 + 1)", "x^2 + 1")]
    [InlineData("sign(x)^3", "sign(x)")]
    [InlineData("sign(x)*abs(x)", "x")]
    [InlineData("x*sign(x)", "abs(x)")]
    [InlineData("max(x, x) + max(2, 3)", "x + 3")]
    [InlineData("max(a, b) - max(b, a)", "0")]
    public void Kinks_obey_theirs(string text, string expected) => AssertSimple(text, expected);

    [Theory]
    [InlineData("(2*x + 2)/(x + 1)", "2")]
    [InlineData("(x^2 + x)/x", "x + 1")]
    [InlineData("(a - b)/(b - a)", "-1")]
    [InlineData("(x^2 - 1)/(x - 1)", "x + 1")]
    [InlineData("1/(1 + x) + x/(1 + x)", "1")]
    [InlineData("1/(1 + x) - x/(1 + x)^2", "1/(x + 1)^2")]
    [InlineData("a/b + c/b", "a/b + c/b")]
    [InlineData("(a + c)/b", "(a + c)/b")]
    [InlineData("1/(1 + exp(-x))", "1/(1 + exp(-x))")]
    public void Fractions_cancel(string text, string expected) => AssertSimple(text, expected);

    [Theory]
    [InlineData("(a + b)^2", "a^2 + 2*a*b + b^2")]
    [InlineData("w*(u_3 + w*(u_2 + w*u_1))", "w^3*u_1 + w^2*u_2 + w*u_3")]
    [InlineData("tanh((a + b)*c)*(a + b)", "a*tanh(a*c + b*c) + b*tanh(a*c + b*c)")]
    [InlineData("(a + b)/(a + c)^2", "a/(a + c)^2 + b/(a + c)^2")]
    [InlineData("(a - b)/(b - a)", "-1")]
    public void Expanding_multiplies_out(string text, string expected) =>
        Assert.Equal(expected, Simplifier.Expand(Formula.Parse(text)).ToString());

    [Theory]
    [InlineData("x^2 - 1", "(x - 1)*(x + 1)")]
    [InlineData("6*x^2 + 5*x + 1", "(2*x + 1)*(3*x + 1)")]
    [InlineData("x^4 - 5*x^2 + 4", "(x - 2)*(x - 1)*(x + 1)*(x + 2)")]
    [InlineData("x^2 + 1", "x^2 + 1")]
    [InlineData("a^2 + 2*a*b + b^2", "(a + b)^2")]
    [InlineData("a^2 - b^2", "(a + b)*(a - b)")]
    [InlineData("2*a*b + 4*a*c", "2*a*(b + 2*c)")]
    [InlineData("x*(a + b)^2 + y*(a + b)", "(a + b)*(x*(a + b) + y)")]
    [InlineData("1 - tanh(x)^2", "(1 + tanh(x))*(1 - tanh(x))")]
    public void Factoring_takes_out_what_is_common(string text, string expected) =>
        Assert.Equal(expected, Simplifier.Factor(Formula.Parse(text)).ToString());

    [Theory]
    [InlineData("w^2*a + w^2*b + w*c + d", "w^2*(a + b) + c*w + d")]
    [InlineData("(w + a)^2", "w^2 + 2*a*w + a^2")]
    [InlineData("a + b", "a + b")]
    [InlineData("w*tanh(w) + w", "w*(1 + tanh(w))")]
    public void Collecting_sorts_by_powers(string text, string expected) =>
        Assert.Equal(expected, Simplifier.Collect(Formula.Parse(text), Expr.Variable("w")).ToString());

    [Theory]
    [InlineData("(a+b+c)^1000", "(a + b + c)^1000")]
    [InlineData("(a+b)^3000", "(a + b)^3000")]
    [InlineData("9^9^9^9", "9^(9^387420489)")]
    [InlineData("((((x^99999)^99999)^99999)^99999)^99999", "x^9999500009999900000999995000009999999999999999999999999")]
    [InlineData("(1/3)^(10^9)*3^(10^9)", "1")]
    [InlineData("prod(t=1..200, 1 + x_t)*0", "0")]
    public void Large_powers_stay_powers(string text, string expected)
    {
        Expr formula = Formula.Parse(text);
        string actual = Within(20, () => Simplifier.Simplify(formula)).ToString();
        if (!text.Contains("99999", StringComparison.Ordinal))
            Assert.Equal(expected, actual);
        Within(20, () => Simplifier.Expand(formula));
        Within(20, () => Simplifier.Factor(formula));
    }

    [Fact]
    public void Deep_and_shared_formulas_end_quickly()
    {
        Expr x = Expr.Variable("x");
        Expr y = Expr.Variable("y");
        foreach (Func<Expr, int, Expr> step in (Func<Expr, int, Expr>[])
        [
            (e, _) => Expr.Call(OperationTable.Sin, e),
            (e, _) => Expr.Sum(e, Expr.Product(e, y)),
            (e, _) => Expr.Power(e, e),
            (e, _) => Expr.Sum(y, Expr.Negate(e)),
            (e, _) => Expr.Sum(Expr.One, Expr.Reciprocal(e)),
            (e, _) => Expr.Call(OperationTable.Sqrt, Expr.Sum(e, Expr.One)),
            (e, i) => Expr.Product(e, Expr.Sum(y, e), Expr.Number(new Rational(i + 1, 7))),
            (e, _) => Expr.Call(OperationTable.Exp, Expr.Product(e, e)),
            (e, _) => Expr.Call(OperationTable.Abs, Expr.Sum(Expr.Product(e, x), y)),
        ])
        {
            Expr formula = x;
            for (int i = 0; i < 200; i++)
                formula = step(formula, i);
            Expr simple = Within(30, () => Simplifier.Simplify(formula));
            Assert.Same(simple, Within(30, () => Simplifier.Simplify(simple)));
            Within(30, () => Simplifier.Expand(formula));
        }
    }

    [Fact]
    public void Depth_is_no_limit()
    {
        Expr formula = Expr.Variable("x");
        for (int i = 0; i < 100_000; i++)
            formula = Expr.Call(OperationTable.Tanh, formula);
        Assert.Same(formula, Simplifier.Simplify(formula));
        Assert.True(Expressions.Ordered(Differentiation.Derivative(formula, Expr.Variable("x"))).Count < 600_000);
    }

    private static void AssertSimple(string text, string expected)
    {
        Expr simple = Simplifier.Simplify(Formula.Parse(text));
        Assert.Equal(expected, simple.ToString());
        Assert.Same(simple, Formula.Parse(expected));
        Assert.Same(simple, Simplifier.Simplify(simple));
    }

    private static Expr Within(double seconds, Func<Expr> simplify)
    {
        var watch = Stopwatch.StartNew();
        Expr result = simplify();
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, seconds);
        return result;
    }
}
