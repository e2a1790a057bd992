using System.Diagnostics;
using AutodiffTeach.Formulas;
using AutodiffTeach.Formulas.Calculus;

namespace AutodiffTeach.Tests.Formulas.Calculus;

/// <summary>Which rule applies where, and what it gives.</summary>
public sealed class RuleTreeTests
{
    private static readonly Variable X = Expr.Variable("x");

    [Theory]
    [InlineData("a + 1", "Constant")]
    [InlineData("x", "Variable")]
    [InlineData("x + a*x - 3", "Sum", "x", "a*x", "-3")]
    [InlineData("3*a*x^2", "ConstantMultiple", "3*a", "x^2")]
    [InlineData("-x*sin(x)", "ConstantMultiple", "-1", "x*sin(x)")]
    [InlineData("x*sin(x)", "Product", "x", "sin(x)")]
    [InlineData("x*sin(x)*exp(x)", "Product", "x", "sin(x)", "exp(x)")]
    [InlineData("x/2", "ConstantMultiple", "1/2", "x")]
    [InlineData("x/a", "ConstantMultiple", "1/a", "x")]
    [InlineData("sin(x)/x", "Quotient", "sin(x)", "x")]
    [InlineData("2*x/(x + 1)^2", "Quotient", "2*x", "(x + 1)^2")]
    [InlineData("a/(x + 1)", "Reciprocal", "a", "x + 1")]
    [InlineData("1/x", "Reciprocal", "1", "x")]
    [InlineData("1/x^2", "Reciprocal", "1", "x^2")]
    [InlineData("(x + 1)^3", "Power", "x + 1", "3")]
    [InlineData("x^a", "Power", "x", "a")]
    [InlineData("a^x", "Exponential", "a", "x")]
    [InlineData("e^x", "Exponential", "e", "x")]
    [InlineData("x^x", "GeneralPower", "x", "x")]
    [InlineData("tanh(3*x)", "Chain", "3*x")]
    [InlineData("max(x, a)", "TwoArguments", "x", "a")]
    public void The_rule_and_its_parts_are(string formula, string kind, params string[] parts)
    {
        RuleApplication root = RuleTree.Of(Formula.Parse(formula), X).Root;
        Assert.Equal(kind, root.Kind.ToString());
        Assert.Equal(parts, root.Parts.Select(part => part.ToString()));
        Assert.Equal(root.Parts, root.Inner.Select(inner => inner.Of));
    }

    [Theory]
    [InlineData("sin(x)/x", "(cos(x)*x - sin(x))/x^2")]
    [InlineData("x*tanh(w*x)", "tanh(w*x) + x*(1 - tanh(w*x)^2)*w")]
    [InlineData("a/x^2", "-(a*2*x)/(x^2)^2")]
    public void The_derivative_is_what_the_rules_give(string formula, string expected) =>
        Assert.Equal(Simplifier.Simplify(Formula.Parse(expected)), Simplifier.Simplify(RuleTree.Of(Formula.Parse(formula), X).Derivative));

    [Fact]
    public void The_rules_agree_with_the_laws_of_the_operations()
    {
        int compared = 0;
        for (int seed = 0; seed < 400; seed++)
        {
            var random = new RandomFormula(seed);
            Expr formula = Formula.Parse(random.Next(4));
            Expr byRules = RuleTree.Of(formula, X).Derivative, byLaws = Differentiation.Derivative(formula, X);
            for (int i = 0; i < 5; i++)
            {
                Dictionary<string, double> point = random.Point(positive: i % 2 == 0);
                double expected = Evaluation.At(byLaws, point), actual = Evaluation.At(byRules, point);
                if (!double.IsFinite(expected) || !double.IsFinite(actual) || Math.Abs(expected) > 1e6)
                    continue;
                Assert.True(Math.Abs(expected - actual) <= 1e-6 * Math.Max(1, Math.Abs(expected)), $"seed {seed}: {formula}: {expected:R} against {actual:R}");
                compared++;
            }
        }

        Assert.InRange(compared, 800, 2000);
    }

    [Fact]
    public void A_rule_can_be_replaced_by_a_misapplication_of_it()
    {
        RuleTree tree = RuleTree.Of(Formula.Parse("3*x^2*tanh(x*sin(x))"), X);
        Expr multiplied = tree.Recompute((rule, inner) =>
            rule.Kind == RuleKind.Product && rule.Of.ToString() == "x*sin(x)" ? Expr.Product([.. inner]) : null);
        Assert.Equal(
            Simplifier.Expand(Formula.Parse("6*x*tanh(x*sin(x)) + 3*x^2*(1 - tanh(x*sin(x))^2)*cos(x)")), Simplifier.Expand(multiplied));
        Assert.Same(tree.Derivative, tree.Recompute((_, _) => null));
    }

    [Fact]
    public void Shared_parts_are_differentiated_once_however_deep()
    {
        Expr formula = X;
        for (int i = 0; i < 20_000; i++)
            formula = Expr.Sum(Expr.Product(formula, formula), Expr.Number(1));
        var watch = Stopwatch.StartNew();
        RuleTree tree = RuleTree.Of(formula, X);
        Assert.InRange(tree.Applications.Count, 40_000, 40_002);
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 5);
    }
}
