using AutodiffTeach.Formulas;
using AutodiffTeach.Scalars;

namespace AutodiffTeach.Tests.Formulas;

public sealed class EvaluationTests
{
    [Fact]
    public void Fractions_are_exact() => Assert.Equal(new Rational(1, 2),
        Evaluation.At<Rational>(Formula.Parse("1/x + 1/y"), name => name == "x" ? 3 : 6));

    [Fact]
    public void A_constant_has_no_exact_value()
    {
        var error = Assert.Throws<InexactException>(() => Evaluation.At<Rational>(Formula.Parse("2*pi"), _ => Rational.One));
        Assert.Equal("pi has no exact value; use the numeric reading.", error.Message);
    }

    [Fact]
    public void Symbols_give_the_formula_back() => Assert.Equal("e^x + 2*y",
        Evaluation.At<Symbol>(Formula.Parse("e^x + 2*y"), name => Expr.Variable(name)).Formula.ToString());

    [Fact]
    public void The_symbol_of_a_derivative_is_asked_for_as_printed() =>
        Assert.Equal(6, Evaluation.At(Formula.Parse("2*∂y/∂w"), new Dictionary<string, double> { ["∂y/∂w"] = 3, ["y"] = 0, ["w"] = 0 }));

    [Fact]
    public void A_derivative_that_is_still_to_be_taken_has_a_value()
    {
        Expr formula = Expr.Derivative(Formula.Parse("x^3"), Expr.Variable("x"));
        Assert.Equal(12, Evaluation.At(formula, new Dictionary<string, double> { ["x"] = 2 }));
        Assert.Equal("6*x", Simplifier.Simplify(Differentiation.Derivative(formula, Expr.Variable("x"))).ToString());
    }

    // The second derivative by duals of duals, by duals of the symbolic derivative, and symbolically twice.
    [Fact]
    public void All_readings_agree()
    {
        var random = new RandomFormula(11);
        for (int i = 0; i < 200; i++)
        {
            Expr formula = Formula.Parse(random.Next(3, withKinks: false));
            Variable x = Expr.Variable("x");
            Dictionary<string, double> point = random.Point(positive: true);
            Dual<Dual<Real>> dual = Evaluation.At<Dual<Dual<Real>>>(formula, name => new(
                new(point[name], name == "x" ? Real.One : Real.Zero), new(name == "x" ? Real.One : Real.Zero, Real.Zero)));
            double second = Evaluation.At(Differentiation.Derivative(formula, x, 2), point);
            if (!double.IsFinite(second) || !double.IsFinite(dual.Tangent.Tangent.Value) || Math.Abs(second) > 1e8)
                continue;
            double mixed = Evaluation.At<Dual<Real>>(Differentiation.Derivative(formula, x), name =>
                new(point[name], name == "x" ? Real.One : Real.Zero)).Tangent.Value;
            Assert.Equal(second, dual.Tangent.Tangent.Value, 1e-6 * (1 + Math.Abs(second)));
            Assert.Equal(second, mixed, 1e-6 * (1 + Math.Abs(second)));
        }
    }
}
