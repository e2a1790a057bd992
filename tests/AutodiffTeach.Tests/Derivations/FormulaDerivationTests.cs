using AutodiffTeach.Derivations;
using AutodiffTeach.Derivations.Writers;
using AutodiffTeach.Formulas;
using AutodiffTeach.Tests.Formulas;

namespace AutodiffTeach.Tests.Derivations;

/// <summary>The derivative of a formula with every rule that leads to it.</summary>
public sealed class FormulaDerivationTests
{
    private static readonly Variable X = Expr.Variable("x");

    [Theory]
    [InlineData("7*a", "constant")]
    [InlineData("x", "variable")]
    [InlineData("x + a", "sum rule")]
    [InlineData("x^3", "power rule")]
    [InlineData("a*x", "constant multiple")]
    [InlineData("-x", "constant multiple")]
    [InlineData("sin(x)", "derivative of a function")]
    [InlineData("sin(2*x)", "chain rule", "constant multiple")]
    [InlineData("x*sin(x)", "product rule", "derivative of a function")]
    [InlineData("sin(x)/x^2", "quotient rule", "derivative of a function", "power rule")]
    [InlineData("3/(x + 1)", "reciprocal rule", "sum rule")]
    [InlineData("2^x", "exponential rule")]
    [InlineData("x^x", "general power rule")]
    [InlineData("max(x^2, a)", "chain rule", "power rule")]
    public void Every_part_names_its_rule(string formula, params string[] rules)
    {
        FormulaDerivation derivation = FormulaDerivation.Create(Formula.Parse(formula), X);
        Assert.Equal(rules, derivation.Steps.Single().Steps.SelectMany(line => line.Lines()).Select(item => item.Line.Rule));
    }

    [Fact]
    public void The_outermost_rule_comes_first_and_the_simplification_last() => Assert.Equal(
        """
        Differentiate with respect to x, everything else held constant.
          ∂(x^2/(x + 1))/∂x
            Quotient rule: (u/v)' = (u'*v - u*v')/v^2, with u = x^2 and v = x + 1.
            = (∂(x^2)/∂x*(x + 1) - x^2*∂(x + 1)/∂x)/(x + 1)^2
              ∂(x^2)/∂x = 2*x
                Power rule: (x^n)' = n*x^(n - 1).
              ∂(x + 1)/∂x = 1
                Sum rule: (u + v)' = u' + v'.
            = (2*x*(x + 1) - x^2)/(x + 1)^2
            = x*(x + 2)/(x + 1)^2


        """.ReplaceLineEndings("\n"),
        OutlineWriter.Write(FormulaDerivation.Create(Formula.Parse("x^2/(x + 1)"), X).Steps));

    // Each line was compared with numbers when it was made; a wrong one would have thrown.
    [Fact]
    public void The_steps_of_any_formula_lead_to_its_derivative()
    {
        for (int seed = 0; seed < 150; seed++)
        {
            Expr formula = Formula.Parse(new RandomFormula(seed).Next(3));
            FormulaDerivation derivation = FormulaDerivation.Create(formula, X, 2);
            Assert.Same(Simplifier.Simplify(Differentiation.Derivative(formula, X, 2)), derivation.Formula);
            Assert.Equal(2, derivation.Steps.Count);
        }
    }

    [Fact]
    public void A_sum_of_a_thousand_terms_shows_the_first_few()
    {
        Expr formula = Expr.Sum([.. Enumerable.Range(1, 1000).Select(i => Formula.Parse($"u_{i}*sin({i}*x)"))]);
        Step line = FormulaDerivation.Create(formula, X).Steps.Single().Steps.Single();
        Assert.InRange(line.Lines().Count(), 4, 20);
        Assert.EndsWith("The first 3 are shown; the other 997 are differentiated in the same way.", line.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void Shared_parts_are_named_and_derived_once()
    {
        Expr formula = X;
        for (int i = 0; i < 60; i++)
            formula = Expr.Product(Expr.Call(AutodiffTeach.Operations.OperationTable.Tanh, formula), Expr.Sum(formula, Expr.One));
        Step section = FormulaDerivation.Create(formula, X).Steps.Single();
        Assert.InRange(section.Steps.SelectMany(line => line.Lines()).Count(), 60, 600);
        Assert.All(section.Steps.SkipLast(1), line => Assert.InRange(line.After!.ToString().Length, 1, 400));
    }
}
