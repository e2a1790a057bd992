using System.Numerics;
using AutodiffTeach.Formulas;

namespace AutodiffTeach.Tests.Formulas;

public sealed class SeriesTests
{
    private static readonly Variable K = Expr.Variable("k");
    private static readonly Variable N = Expr.Variable("N");
    private static readonly Variable T = Expr.Variable("t");
    private static readonly Variable W = Expr.Variable("w");

    // Σ_{t=1}^N ∂L/∂o_t Σ_{k=1}^t (Π_{j=k+1}^t ∂h_j/∂h_{j-1}) ∂h_k/∂U
    private static Expr Bptt()
    {
        Variable j = Expr.Variable("j");
        Expr chain = Expr.Series(SeriesKind.Product, j, Expr.Sum(K, Expr.One), T,
            Expr.Partial(PartialKind.Total, Expr.Variable("h", j), Expr.Variable("h", Expr.Sum(j, Expr.MinusOne))));
        Expr inner = Expr.Series(SeriesKind.Sum, K, Expr.One, T, Expr.Product(chain, Expr.Partial(PartialKind.Total, Expr.Variable("h", K), Expr.Variable("U"))));
        return Expr.Series(SeriesKind.Sum, T, Expr.One, N, Expr.Product(Expr.Partial(PartialKind.Total, Expr.Variable("L"), Expr.Variable("o", T)), inner));
    }

    private static Dictionary<string, BigInteger> Length(int n) => new() { ["N"] = n };

    [Fact]
    public void A_member_with_a_number_for_an_index_is_the_ordinary_variable() =>
        Assert.Same(Expr.Variable("h_2"), Expr.Variable("h", Expr.Sum(Expr.Number(3), Expr.MinusOne)));

    [Fact]
    public void A_member_is_named_by_its_index() => Assert.Equal("h_{t-1}", Expr.Variable("h", Expr.Sum(T, Expr.MinusOne)).Name);

    [Fact]
    public void A_series_is_printed_as_it_is_read()
    {
        Assert.Equal("sum(t=1..N, ∂L/∂o_t*sum(k=1..t, prod(j=k + 1..t, ∂h_j/∂h_{j-1})*∂h_k/∂U))", PlainPrinter.Print(Bptt()));
        Assert.Equal(@"\sum_{t=1}^{N} \frac{\partial L}{\partial o_{t}} \sum_{k=1}^{t} \left(\prod_{j=k + 1}^{t} \frac{\partial h_{j}}{\partial h_{j-1}}\right) \frac{\partial h_{k}}{\partial U}",
            LatexPrinter.Print(Bptt()));
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(1, "∂L/∂o_1*∂h_1/∂U")]
    [InlineData(2, "∂L/∂o_2*∂h_1/∂U*∂h_2/∂h_1 + ∂L/∂o_1*∂h_1/∂U + ∂L/∂o_2*∂h_2/∂U")]
    public void A_series_is_written_out_for_a_length(int length, string expected) =>
        Assert.Equal(expected, PlainPrinter.Print(Simplifier.Expand(SeriesExpansion.Expand(Bptt(), Length(length)))));

    [Fact]
    public void Bounds_without_a_number_stay() => Assert.Same(Bptt(), SeriesExpansion.Expand(Bptt()));

    [Fact]
    public void Too_many_members_are_refused()
    {
        Expr series = Expr.Series(SeriesKind.Sum, T, Expr.One, Expr.Power(Expr.Number(10), Expr.Number(12)), T);
        Assert.Same(series, SeriesExpansion.Expand(series));
        Expr long12 = Expr.Series(SeriesKind.Sum, T, Expr.One, Expr.Number(1_000_000_000_000), T);
        var error = Assert.Throws<SeriesTooLongException>(() => SeriesExpansion.Expand(long12));
        Assert.Equal("a sum or product over 1000000000000 values; expected at most 200000 in all", error.Message);
    }

    [Theory]
    [InlineData(SeriesKind.Sum)]
    [InlineData(SeriesKind.Product)]
    public void The_derivative_of_a_series_is_that_of_its_members_written_out(SeriesKind kind)
    {
        Expr body = Expr.Sum(Expr.Product(W, Expr.Variable("u", T)), Expr.Power(W, T));
        Expr series = Expr.Series(kind, T, Expr.One, N, body);
        for (int n = 0; n <= 4; n++)
        {
            Expr expected = Differentiation.Derivative(SeriesExpansion.Expand(series, Length(n)), W);
            Expr actual = SeriesExpansion.Expand(Differentiation.Derivative(series, W), Length(n));
            Assert.Equal(Simplifier.Expand(expected), Simplifier.Expand(actual));
        }
    }

    [Fact]
    public void Indices_are_no_variables() =>
        Assert.Equal(["N", "w"], Expressions.Variables(Expr.Series(SeriesKind.Sum, T, Expr.One, N, Expr.Product(W, T))).Select(v => v.Name));

    [Fact]
    public void The_value_of_a_series_is_that_of_its_members() =>
        Assert.Equal(14, Evaluation.At(Expr.Series(SeriesKind.Sum, T, Expr.One, Expr.Number(3), Expr.Power(T, Expr.Number(2))), new Dictionary<string, double>()));
}
