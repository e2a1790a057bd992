using AutodiffTeach.Checking;
using AutodiffTeach.Formulas;
using AutodiffTeach.Formulas.Equivalence;
using AutodiffTeach.Graphs;

namespace AutodiffTeach.Tests.Checking;

/// <summary>Answers with the quantity that is asked for before an equals sign.</summary>
public sealed class LeftSideTests
{
    private static readonly Model Linear = Model.Parse("""
        const N = 3
        param w = 2
        input u[1..N] = 3, 5, 7
        state h[0] = 0
        h[t] = w * (u[t] + h[t-1]) for t in 1..N
        y = h[N]
        output y
        """);

    [Theory]
    [InlineData("A", "A = h b", null)]
    [InlineData("A", "h b", null)]
    [InlineData("A", "B = h b", "B stands before '='; expected A, or the right side alone")]
    [InlineData(null, "A = h b", null)]
    [InlineData(null, @"\frac{dA}{dx} = h b", null)]
    [InlineData(null, "b = h b", "b stands before '='; expected another name, or the right side alone")]
    [InlineData(null, "2 = h b", "formula:1:1: a formula before '='; expected a name or a derivative; give the right side of the equation alone")]
    public void A_formula_may_be_given_as_its_quantity(string? quantity, string answer, string? message)
    {
        var question = new FormulaQuestion(Formula.Parse("b*h")) { Quantity = quantity is null ? null : Expr.Variable(quantity) };
        Holds(Judge.Check(question, answer), message);
    }

    [Theory]
    [InlineData(1, "dy/dx = 3x^2", null)]
    [InlineData(1, @"\frac{\partial f}{\partial x} = 3x^{2}", null)]
    [InlineData(1, "dy/dt = 3x^2", "∂y/∂t stands before '='; expected a derivative by x, or the right side alone")]
    [InlineData(1, "y = 3x^2", "y stands before '='; expected a derivative by x, or the right side alone")]
    [InlineData(2, "d²y/dx² = 6x", null)]
    [InlineData(2, "dy/dx = 6x", "∂y/∂x stands before '='; expected a derivative by x of order 2, or the right side alone")]
    public void A_derivative_may_be_given_as_one_by_its_variable(int order, string answer, string? message) =>
        Holds(Judge.Check(new DerivativeQuestion(Formula.Parse("x^3"), Expr.Variable("x")) { Order = order }, answer), message);

    [Theory]
    [InlineData("derivative y w", @"\frac{\partial y}{\partial w} = u_3+2wu_2+3w^2u_1", null)]
    [InlineData("derivative y w", "dh_3/dw = u_3+2wu_2+3w^2u_1", null)]
    [InlineData("derivative y w", "dy/du_1 = u_3+2wu_2+3w^2u_1", "dy/du_1 stands before '='; expected dy/dw, or the right side alone")]
    [InlineData("derivative y w", "y = u_3+2wu_2+3w^2u_1", "y stands before '='; expected dy/dw, or the right side alone")]
    [InlineData("partial h_2 w", "∂⁺h_2/∂w = u_2 + h_1", null)]
    [InlineData("partial h_2 w", "dh_2/dw = u_2 + h_1", "dh_2/dw stands before '='; expected ∂⁺h_2/∂w, or the right side alone")]
    [InlineData("value h_2", "h_2 = w(u_2 + w u_1)", null)]
    [InlineData("value h_2", "h_1 = w(u_2 + w u_1)", "h_1 stands before '='; expected h_2, or the right side alone")]
    [InlineData("general y w", @"\frac{dh_N}{dw} = \sum_{t=1}^N t w^{t-1} u_{N-t+1}", null)]
    [InlineData("general y w", @"\frac{dh_1}{dw} = \sum_{t=1}^N t w^{t-1} u_{N-t+1}", "dh_1/dw stands before '='; expected dy/dw, or the right side alone")]
    public void An_answer_inside_a_model_may_be_given_as_what_is_asked(string ask, string answer, string? message) =>
        Holds(Judge.Check(ModelQuestion.Parse(Linear, ask), answer), message);

    private static void Holds(Judgement judgement, string? message)
    {
        Assert.Equal(message is null ? Verdict.Equivalent : Verdict.Invalid, judgement.Verdict);
        Assert.Equal(message, judgement.Verdict == Verdict.Invalid ? judgement.Feedback[0].Message : null);
    }
}
