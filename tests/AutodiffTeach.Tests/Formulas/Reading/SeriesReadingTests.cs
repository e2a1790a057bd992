using AutodiffTeach.Formulas;
using AutodiffTeach.Formulas.Syntax;

namespace AutodiffTeach.Tests.Formulas.Reading;

public sealed class SeriesReadingTests
{
    private const string Bptt = "sum(t=1..N, ∂L/∂o_t*sum(k=1..t, prod(j=k + 1..t, ∂h_j/∂h_{j-1})*∂h_k/∂U))";

    private static readonly ReadingOptions Known = new()
    {
        KnownNames = ["L", "o_1", "o_2", "h_0", "h_1", "h_2", "U", "w", "w_hh"],
        IndexNames = ["N"],
    };

    [Theory]
    [InlineData(@"\sum_{t=1}^{N} \frac{\partial L}{\partial o_t} \sum_{k=1}^{t} \left(\prod_{j=k+1}^{t} \frac{\partial h_j}{\partial h_{j-1}}\right) \frac{\partial h_k}{\partial U}")]
    [InlineData(@"\sum_{t=1}^N \frac{\partial L}{\partial o_{t}} \cdot \sum\limits_{k=1}^t \left[\prod_{j=k+1}^t \frac{\partial h_{j}}{\partial h_{j-1}}\right] \frac{\partial h_k}{\partial U}")]
    [InlineData("sum(t=1..N, ∂L/∂o_t sum(k=1..t, prod(j=k+1..t, ∂h_j/∂h_{j-1}) ∂h_k/∂U))")]
    [InlineData("Σ_{t=1}^N ∂L/∂o_t Σ_{k=1}^t (∏_{j=k+1}^t ∂h_j/∂h_{j-1}) ∂h_k/∂U")]
    [InlineData("∑_{t=1..N} ∂L/∂o[t] * sum(k in 1..t: prod(j in k+1..t: ∂h[j]/∂h[j-1]) * ∂h[k]/∂U)")]
    [InlineData("sum(t=1..N, ∂L/∂oₜ sum(k=1..t, prod(j=k+1..t, ∂hⱼ/∂hⱼ₋₁) ∂hₖ/∂U))")]
    public void The_general_formula_is_read_in_many_spellings(string text)
    {
        Assert.Equal(Bptt, Formula.Parse(text, Known).ToString());
        Assert.Same(Formula.Parse(Bptt), Formula.Parse(text));
    }

    [Theory]
    [InlineData(@"\sum_{t=1}^{N} u_t w + 1", "sum(t=1..N, u_t*w) + 1")]
    [InlineData(@"2 \sum_{t=1}^{N} u_t / N - w", "2*sum(t=1..N, u_t/N) - w")]
    [InlineData(@"\sum_{t=1}^{N} -u_t", "sum(t=1..N, -u_t)")]
    [InlineData(@"\sum_{t=1}^{N} (a + u_t) + \prod_{t=1}^{N} u_t", "sum(t=1..N, a + u_t) + prod(t=1..N, u_t)")]
    [InlineData(@"\left(\sum_{t=1}^{N} u_t\right) w", "sum(t=1..N, u_t)*w")]
    [InlineData(@"\sum_{t=1}^3 u_t", "u_1 + u_2 + u_3")]
    [InlineData(@"\sum_{t=1}^{0} u_t + \prod_{t=1}^0 u_t", "0 + 1")]
    [InlineData("sum(t=2..N-1, t*w^t*u_{t-1})", "sum(t=2..N - 1, t*w^t*u_{t-1})")]
    [InlineData("sum(k=1..3, sum(t=k..N, u_{t,k}))", "sum(t=1..N, u_{t,1}) + sum(t=2..N, u_{t,2}) + sum(t=3..N, u_{t,3})")]
    [InlineData("sum(t=1..N, u_t) + u_N + u_{N-1} + v_M", "sum(t=1..N, u_t) + u_N + u_{N-1} + v_M")]
    public void The_body_of_a_sum_reaches_over_the_product(string text, string expected) =>
        Assert.Equal(expected, Formula.Parse(text).ToString());

    [Theory]
    [InlineData(@"\prod_{j=1}^N h_j w", "prod(j=1..N, h_j)*w")]
    [InlineData(@"\left(\prod_{j=1}^N h_j w\right) U", "prod(j=1..N, h_j*w)*U")]
    [InlineData(@"\sum_{k=1}^N \left(\prod_{j=k}^N h_j h_k\right)", "sum(k=1..N, prod(j=k..N, h_j)*h_k)")]
    [InlineData(@"(\prod_{j=1}^N h_j w + U)", "prod(j=1..N, h_j)*w + U")]
    public void Brackets_around_just_a_product_hold_factors_without_index_in(string text, string expected) =>
        Assert.Equal(expected, Formula.Parse(text, Known).ToString());

    [Theory]
    [InlineData(@"\sum_{t=1}^N dL/dh_t w")]
    [InlineData("Σ_{t=1}^{N} dL/dh_t w")]
    [InlineData(@"\sum_{t=1}^N \mathrm{d}L/\mathrm{d}h_t\, w")]
    public void A_derivative_with_a_slash_is_one_with_an_index_too(string text) =>
        Assert.Equal("sum(t=1..N, ∂L/∂h_t*w)", Formula.Parse(text, Known).ToString());

    [Fact]
    public void A_member_by_an_index_is_a_variable_with_that_index()
    {
        var product = (Product)Formula.Parse("h_N*w_hh", Known);
        Assert.Same(Expr.Variable("h", Expr.Variable("N")), product.Factors[0]);
        Assert.Same(Expr.Variable("w_hh"), product.Factors[1]);
        var series = (Series)Formula.Parse("sum(t=1..N, wh_{t-1})", Known);
        Assert.Equal("w*h_{t-1}", series.Body.ToString());
    }

    [Theory]
    [InlineData("w h_t", "formula:1:3: unknown name 'h_t'; expected a number for the index t, or a sum over t around it", DiagnosticKind.UnknownName)]
    [InlineData(@"\frac{\partial q}{\partial w}", "formula:1:16: unknown name 'q'", DiagnosticKind.UnknownName)]
    [InlineData("sum(t=1..N, q_t)", "formula:1:13: unknown name 'q_t'", DiagnosticKind.UnknownName)]
    [InlineData("sum(t=1..M, h_t)", "formula:1:10: unknown name 'M'", DiagnosticKind.UnknownName)]
    [InlineData("sum(t=1..N, sum(t=1..3, h_t))", "formula:1:17: 't' is already the index of a sum around this one; expected another index; rename the inner index", DiagnosticKind.Syntax)]
    [InlineData("w*sum(w=1..N, h_w)", "formula:1:7: 'w' is an index and a variable; expected another name for the index; rename the index 'w' of the sum", DiagnosticKind.Syntax)]
    [InlineData("sum(t=1..t, h_t)", "formula:1:5: 't' is an index and a variable; expected another name for the index; rename the index 't' of the sum", DiagnosticKind.Syntax)]
    [InlineData("sum(i=1..10^12, i)", "formula:1:1: a range of 1000000000000 values; expected at most 200,000", DiagnosticKind.Limit)]
    [InlineData("sum(t=1..N, h_t", "formula:1:4: '(' is never closed; expected ')'", DiagnosticKind.Syntax)]
    public void What_is_no_series_is_refused(string text, string message, DiagnosticKind kind)
    {
        Assert.False(Formula.TryParse(text, Known, out _, out var problems));
        Assert.Equal((message, kind), (problems[0].Message, problems[0].Kind));
    }
}
