using AutodiffTeach.Derivations;
using AutodiffTeach.Graphs;

namespace AutodiffTeach.Tests.Derivations;

public sealed class GeneralFormulaTests
{
    private const string Bptt = """
        const N = 3
        param U = 0.1
        param V = 0.2
        param W = 0.3
        input x[1..N+1] = 0.5, 0.6, 0.7, 0.8
        state h[0] = 0
        h[t] = relu(U * x[t] + V * h[t-1]) for t in 1..N
        o[t] = W * h[t] for t in 1..N
        L = sum(t in 1..N: (x[t+1] - o[t])^2)
        output L
        """;

    private const string Last = """
        const N = 3
        param w = 2
        input u[1..N] = 3, 5, 7
        state h[0] = 0
        h[t] = w * (u[t] + h[t-1]) for t in 1..N
        y = h[N]
        output y
        """;

    private const string Activations = """
        const T = 4
        param w
        param v
        input u[1..T]
        state h[0]
        z[t] = w * u[t] + v * h[t-1] for t in 1..T
        h[t] = tanh(z[t]) for t in 1..T
        L = sum(t in 1..T: h[t]^2)
        """;

    private const string TwoLayers = """
        const N = 3
        param w
        param v
        input u[1..N]
        state a[0]
        state b[0]
        a[t] = tanh(w * u[t] + v * a[t-1]) for t in 1..N
        b[t] = tanh(w * a[t] + v * b[t-1]) for t in 1..N
        y = b[N]
        """;

    private const string Gru = """
        const N = 3
        param w
        param v
        input u[1..N]
        state h[0] = 0
        z[t] = sigmoid(w * u[t] + v * h[t-1]) for t in 1..N
        g[t] = tanh(w * u[t] + v * h[t-1]) for t in 1..N
        h[t] = (1 - z[t]) * h[t-1] + z[t] * g[t] for t in 1..N
        y = h[N]
        """;

    private const string Layered = """
        const N = 3
        param w
        param v
        input h[0,1..N]
        state h[1..2,0]
        h[l,t] = tanh(w * h[l-1,t] + v * h[l,t-1]) for l in 1..2, t in 1..N
        L = sum(t in 1..N: h[2,t])
        """;

    private const string Lstm = """
        const N = 3
        param w
        input u[1..N]
        state h[0]
        state C[0]
        f[t] = sigmoid(w * u[t] + h[t-1]) for t in 1..N
        C[t] = f[t] * C[t-1] + (1 - f[t]) * tanh(w * u[t] + h[t-1]) for t in 1..N
        h[t] = sigmoid(w * u[t] + h[t-1]) * tanh(C[t]) for t in 1..N
        y = h[N]
        """;

    [Theory]
    [InlineData(Bptt, "L", "U", "sum(t=1..N, ∂L/∂o_t*∂o_t/∂h_t*sum(k=1..t, prod(j=k + 1..t, ∂h_j/∂h_{j-1})*∂⁺h_k/∂U))")]
    [InlineData(Bptt, "L", "V", "sum(t=1..N, ∂L/∂o_t*∂o_t/∂h_t*sum(k=1..t, prod(j=k + 1..t, ∂h_j/∂h_{j-1})*∂⁺h_k/∂V))")]
    [InlineData(Bptt, "L", "W", "sum(t=1..N, ∂L/∂o_t*∂o_t/∂W)")]
    [InlineData(Bptt, "L", "h_0", "sum(t=1..N, ∂L/∂o_t*∂o_t/∂h_t*prod(j=2..t, ∂h_j/∂h_{j-1})*∂h_1/∂h_0)")]
    [InlineData(Bptt, "L", "x_1", "x")]
    [InlineData(Bptt, "h_N", "U", "sum(t=1..N, prod(j=t + 1..N, ∂h_j/∂h_{j-1})*∂⁺h_t/∂U)")]
    [InlineData(Last, "y", "w", "∂y/∂h_N*sum(t=1..N, prod(j=t + 1..N, ∂h_j/∂h_{j-1})*∂⁺h_t/∂w)")]
    [InlineData(Activations, "L", "w", "x")]
    [InlineData(TwoLayers, "y", "w", "x")]
    [InlineData(Gru, "y", "w", "x")]
    [InlineData(Layered, "L", "v", "x")]
    public void The_formula_for_every_length_is_derived(string text, string of, string wrt, string expected) =>
        Assert.Equal(expected, GeneralFormula.Of(Model.Parse(text), of, wrt).Formula.ToString());

    [Theory]
    [InlineData(Lstm, "y", "w", "x")]
    [InlineData("param w = 2\ny = w^2", "y", "w", "x")]
    public void What_is_not_solved_yet_is_said(string text, string of, string wrt, string expected) =>
        Assert.Equal(expected, Assert.Throws<DerivationException>(() => GeneralFormula.Of(Model.Parse(text), of, wrt)).Message);
}
