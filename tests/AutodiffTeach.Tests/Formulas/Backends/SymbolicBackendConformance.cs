using AutodiffTeach.Formulas;
using AutodiffTeach.Formulas.Backends;
using AutodiffTeach.Formulas.Equivalence;
using AutodiffTeach.Scalars;

namespace AutodiffTeach.Tests.Formulas.Backends;

/// <summary>What every implementation of <see cref="ISymbolicBackend"/> must do; a test class for each implementation derives from it.</summary>
public abstract class SymbolicBackendConformance
{
    public static TheoryData<string> Formulas =>
    [
        "3*x^2*y + 2*x - 1", "x/(1 + x^2)", "tanh(w*x + b)", "sigmoid(x)*(1 - sigmoid(x))", "exp(-x^2/2)", "log(1 + x^2)", "sqrt(x^2 + 1)",
        "(1 + x^2)^y", "relu(x)", "abs(x)", "sin(2*x)*cos(x)", "tanh(w*tanh(w*tanh(w*x)))", "softplus(x) - x", "∂L/∂h_1*x^2",
    ];

    public static TheoryData<string, string> Equal => new()
    {
        { "(a + b)^2", "a^2 + 2*a*b + b^2" },
        { "1 - tanh(x)^2", "sech(x)^2" },
        { "sigmoid(x)", "exp(x)/(1 + exp(x))" },
        { "sin(x)^2 + cos(x)^2", "1" },
        { "∂L/∂h_2*∂h_2/∂h_1", "∂h_2/∂h_1*∂L/∂h_2" },
    };

    public static TheoryData<string, string> Different => new()
    {
        { "a^2 + b^2", "(a + b)^2" },
        { "sqrt(x^2)", "x" },
        { "1 - tanh(x)", "sech(x)^2" },
        { "exp(10*x) + 0.0000001", "exp(10*x)" },
        { "∂L/∂h_2*∂h_2/∂h_1", "∂L/∂h_1" },
    };

    protected abstract ISymbolicBackend Backend { get; }

    [Fact]
    public void It_has_a_name_in_lower_case() => Assert.Matches("^[a-z]+$", Backend.Name);

    [Theory]
    [MemberData(nameof(Formulas))]
    public void The_derivative_agrees_with_differences(string text)
    {
        Expr formula = Formula.Parse(text);
        Expr derivative = Backend.Differentiate(formula, Expr.Variable("x"));
        for (int i = 1; i <= 5; i++)
        {
            const double step = 1e-5;
            double slope = (ValueAt(formula, i, step) - ValueAt(formula, i, -step)) / (2 * step);
            Assert.Equal(slope, ValueAt(derivative, i, 0), 1e-7 * Math.Max(1, Math.Abs(slope)));
        }
    }

    [Theory]
    [MemberData(nameof(Formulas))]
    public void Simplifying_keeps_the_value(string text)
    {
        Expr formula = Formula.Parse(text);
        Expr simplified = Backend.Simplify(formula);
        for (int i = 1; i <= 5; i++)
            Assert.Equal(ValueAt(formula, i, 0), ValueAt(simplified, i, 0), 1e-12 * Math.Max(1, Math.Abs(ValueAt(formula, i, 0))));
    }

    [Theory]
    [MemberData(nameof(Equal))]
    public void Equal_formulas_are_never_told_apart(string expected, string answer) =>
        Assert.Contains(Decide(expected, answer), new[] { Verdict.Equivalent, Verdict.Undecided });

    [Theory]
    [MemberData(nameof(Different))]
    public void Different_formulas_are_never_taken_as_equal(string expected, string answer) =>
        Assert.Contains(Decide(expected, answer), new[] { Verdict.Different, Verdict.Undecided });

    private Verdict Decide(string expected, string answer) =>
        Backend.Decide(Formula.Parse(expected), Formula.Parse(answer), EqualityOptions.Default).Verdict;

    // A point of its own for every i, away from the corners of relu and abs; a symbol of a derivative is a number like any other.
    private static double ValueAt(Expr formula, int i, double shift)
    {
        double x = new[] { 0.37, -0.83, 1.21, 0.59, -1.43 }[i - 1] + shift;
        return Evaluation.At<Real>(formula, name => name == "x" ? x : 0.3 + 0.21 * i + name.Length / 7.0).Value;
    }
}
