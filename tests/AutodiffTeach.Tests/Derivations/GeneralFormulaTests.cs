using AutodiffTeach.Derivations;
using AutodiffTeach.Graphs;

namespace AutodiffTeach.Tests.Derivations;

public sealed class GeneralFormulaTests
{
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

    private const string Second = """
        const N = 3
        param w
        state h[-1..0]
        h[t] = w * h[t-1] + h[t-2] for t in 1..N
        y = h[N]
        """;

    private const string Backwards = """
        const N = 3
        param w
        state h[N+1]
        h[t] = tanh(w * h[t+1]) for t in 1..N
        y = h[1]
        """;

    [Theory]
    [InlineData(CourseModels.Bptt, "L", "U", "sum(t=1..N, ∂L/∂o_t*∂o_t/∂h_t*sum(k=1..t, prod(j=k + 1..t, ∂h_j/∂h_{j-1})*∂⁺h_k/∂U))")]
    [InlineData(CourseModels.Bptt, "L", "V", "sum(t=1..N, ∂L/∂o_t*∂o_t/∂h_t*sum(k=1..t, prod(j=k + 1..t, ∂h_j/∂h_{j-1})*∂⁺h_k/∂V))")]
    [InlineData(CourseModels.Bptt, "L", "W", "sum(t=1..N, ∂L/∂o_t*∂o_t/∂W)")]
    [InlineData(CourseModels.Bptt, "L", "h_0", "sum(t=1..N, ∂L/∂o_t*∂o_t/∂h_t*prod(j=2..t, ∂h_j/∂h_{j-1})*∂h_1/∂h_0)")]
    [InlineData(CourseModels.Bptt, "L", "x_1", "sum(t=1..N, ∂L/∂o_t*∂o_t/∂h_t*prod(j=2..t, ∂h_j/∂h_{j-1})*∂h_1/∂x_1)")]
    [InlineData(CourseModels.Bptt, "h_N", "U", "sum(t=1..N, prod(j=t + 1..N, ∂h_j/∂h_{j-1})*∂⁺h_t/∂U)")]
    [InlineData(Last, "y", "w", "∂y/∂h_N*sum(t=1..N, prod(j=t + 1..N, ∂h_j/∂h_{j-1})*∂⁺h_t/∂w)")]
    [InlineData(Activations, "L", "w", "sum(t=1..T, ∂L/∂h_t*sum(k=1..t, prod(j=k + 1..t, ∂h_j/∂z_j*∂z_j/∂h_{j-1})*∂h_k/∂z_k*∂⁺z_k/∂w))")]
    [InlineData(TwoLayers, "y", "w", "∂y/∂b_N*sum(t=1..N, prod(j=t + 1..N, ∂b_j/∂b_{j-1})*(∂⁺b_t/∂w + ∂b_t/∂a_t*sum(k=1..t, prod(j=k + 1..t, ∂a_j/∂a_{j-1})*∂⁺a_k/∂w)))")]
    [InlineData(Gru, "y", "w", "∂y/∂h_N*sum(t=1..N, prod(j=t + 1..N, ∂h_j/∂z_j*∂z_j/∂h_{j-1} + ∂h_j/∂g_j*∂g_j/∂h_{j-1} + ∂⁺h_j/∂h_{j-1})*(∂h_t/∂z_t*∂⁺z_t/∂w + ∂h_t/∂g_t*∂⁺g_t/∂w))")]
    [InlineData(Layered, "L", "v", "sum(t=1..N, ∂L/∂h_{2,t}*sum(k=1..t, prod(j=k + 1..t, ∂h_{2,j}/∂h_{2,j-1})*(∂⁺h_{2,k}/∂v + ∂h_{2,k}/∂h_{1,k}*sum(m=1..k, prod(j=m + 1..k, ∂h_{1,j}/∂h_{1,j-1})*∂⁺h_{1,m}/∂v))))")]
    public void The_formula_for_every_length_is_derived(string text, string of, string wrt, string expected) =>
        Assert.Equal(expected, GeneralFormula.Of(Model.Parse(text), of, wrt).Formula.ToString());

    [Theory]
    [InlineData(Lstm, "y", "w", "not yet: the states C_t and h_t depend on each other; solutions for any length are made for one state in each cycle.")]
    [InlineData(Second, "y", "w", "not yet: h_t reaches back 2 steps to h_t; solutions for any length are made for recurrences of first order.")]
    [InlineData(Backwards, "y", "w", "not yet: h_t depends on a later step of h_t; solutions for any length are made for recurrences that go forward.")]
    [InlineData(CourseModels.Bptt, "L", "q", "The model has no variable 'q'.")]
    [InlineData("param w = 2\ny = w^2", "y", "w", "The model has no constant that bounds a range, such as const N = 3 with h[t] = ... for t in 1..N; expected one for a solution for any length.")]
    public void What_is_not_solved_yet_is_said(string text, string of, string wrt, string expected) =>
        Assert.Equal(expected, Assert.Throws<DerivationException>(() => GeneralFormula.Of(Model.Parse(text), of, wrt)).Message);

    [Fact]
    public void The_solution_shows_the_recursion_its_solution_and_the_sum()
    {
        Derivation derivation = GeneralFormula.Of(Model.Parse(CourseModels.Bptt), "L", "U");
        Assert.Equal(["direct partial", "recursion", "unroll the recursion", "formula for every length", "numeric check"], derivation.Steps.Select(step => step.Rule));
        Assert.Equal(
            [
                "dh_t/dU = ∂⁺h_t/∂U + ∂h_t/∂h_{t-1}*dh_{t-1}/dU",
                "do_t/dU = ∂o_t/∂h_t*dh_t/dU",
                "dh_t/dU = sum(k=1..t, prod(j=k + 1..t, ∂h_j/∂h_{j-1})*∂⁺h_k/∂U)",
            ],
            derivation.Steps.Skip(1).Take(2).SelectMany(section => section.Steps).Select(line => $"{line.Before} = {line.After}"));
        Assert.Equal("sum(t=1..N, ∂L/∂o_t*do_t/dU)", derivation.Steps[3].Steps[0].Steps[0].After!.ToString());
        Assert.Equal(
            "Written out for N = 1, 2, 3, 4, 5, 6, 7, 8, the formula agrees with the backward sweep at random points. For N = 3 and the values of the model it is -0.851179.",
            derivation.Steps[^1].Explanation);
        Assert.Equal(-0.8511792, derivation.Value!.Value, 1e-12);
    }

    [Fact]
    public void Indices_of_sums_are_no_names_of_the_model()
    {
        Derivation derivation = GeneralFormula.Of(Model.Parse("const N = 3\nparam t\nparam k\ninput j[1..N]\nstate h[0]\nh[i] = tanh(t * j[i] + k * h[i-1]) for i in 1..N\ny = h[N]"), "y", "t");
        Assert.Equal("∂y/∂h_N*sum(m=1..N, prod(j1=m + 1..N, ∂h_j1/∂h_{j1-1})*∂⁺h_m/∂t)", derivation.Formula.ToString());
    }

    [Theory]
    [InlineData(nameof(CourseModels.Bptt), "L", "U", "∂⁺h_t/∂U = x_t*1[U*x_t + V*h_{t-1} > 0]; ∂h_t/∂h_{t-1} = V*1[U*x_t + V*h_{t-1} > 0]; ∂o_t/∂h_t = W; ∂L/∂o_t = -2*(x_{t+1} - o_t)")]
    [InlineData(nameof(Last), "y", "w", "∂⁺h_t/∂w = h_{t-1} + u_t; ∂h_t/∂h_{t-1} = w; ∂y/∂h_N = 1")]
    [InlineData(nameof(Activations), "L", "v", "∂⁺z_t/∂v = h_{t-1}; ∂z_t/∂h_{t-1} = v; ∂h_t/∂z_t = 1 - h_t^2; ∂L/∂h_t = 2*h_t")]
    public void Every_direct_partial_is_stated_once_for_all_steps(string model, string of, string wrt, string partials)
    {
        string text = model switch { nameof(CourseModels.Bptt) => CourseModels.Bptt, nameof(Last) => Last, _ => Activations };
        Step section = GeneralFormula.Of(Model.Parse(text), of, wrt).Steps.First(step => step.Rule == Rules.DirectPartial);
        Assert.Equal(partials, string.Join("; ", section.Steps.Select(line => $"{line.Before} = {line.After}")));
    }
}
