using AutodiffTeach.Checking;
using AutodiffTeach.Formulas.Equivalence;
using AutodiffTeach.Graphs;

namespace AutodiffTeach.Tests.Checking;

/// <summary>What wrong derivatives in a model are explained by.</summary>
public sealed class PathExplanationTests
{
    private const string Tanh = "param w\ninput u[1..3]\nstate h[0] = 0\nh[t] = tanh(w*h[t-1] + u[t]) for t in 1..3\ny = h[3]\noutput y";
    private const string Long = "const N = 5\nparam w\ninput u[1..N]\nstate h[0]\nh[t] = w*h[t-1] + u[t] for t in 1..N\nL = h[N]^2\noutput L";

    [Theory]
    [InlineData("t + r dy/ds", "missing-path", "The sum over the paths lacks w → q → r → s → t → y.")]
    [InlineData("t + p dy/dq", "missing-path", "The sum over the paths lacks w → s → t → y.")]
    [InlineData("t", "direct-instead-of-total", "This is only the direct partial, the path w → y; the total derivative lacks w → q → r → s → t → y, w → s → t → y.")]
    [InlineData("t + 2 r dy/ds + p dy/dq", "repeated-path", "The path w → s → t → y is counted twice.")]
    [InlineData("t - r dy/ds + p dy/dq", "path-sign", "The path w → s → t → y has the wrong sign.")]
    [InlineData("t + r dy/ds/2 + p dy/dq", "path-factor", "The path w → s → t → y is counted half.")]
    [InlineData("(t + r dy/ds + p dy/dq)/3", "averaged-paths", "The 3 paths are averaged; dy/dw is their sum.")]
    [InlineData("-(t + r dy/ds + p dy/dq)", "sign", "The sign is wrong: this is the negative of dy/dw.")]
    [InlineData("2(t + r dy/ds + p dy/dq)", "constant-factor", "This is 2 times dy/dw: a constant factor is wrong.")]
    [InlineData("w(t + r dy/ds + p dy/dq)", "extra-factor", "The factor w is too many.")]
    [InlineData("w^3", "wrong-parameter", "This is the derivative by u_1, not by w.")]
    [InlineData("ds/dw", "wrong-parameter", "This is the derivative of s, not of y.")]
    [InlineData("y", "not-differentiated", "This is y itself; it is still to be differentiated by w.")]
    [InlineData("1/(t + r dy/ds + p dy/dq)", "inverted", "This is one over dy/dw.")]
    [InlineData("t + r dy/ds + p*q*dy/dq", "extra-factor", "In the path w → q → r → s → t → y the factor q is too many.")]
    public void In_the_linear_network(string answer, string kind, string message) => Explained(Repository.ReadText("graphs", "linear-rnn.graph"), "y", "w", answer, kind, message);

    [Theory]
    [InlineData("2h_5*h_4", "truncated-paths", "Only the last use of w, at step 5, is counted, the path w → h_5 → L; the sum lacks 4 paths, w → h_1 → h_2 → h_3 → h_4 → h_5 → L, w → h_2 → h_3 → h_4 → h_5 → L, w → h_3 → h_4 → h_5 → L and others.")]
    [InlineData("2h_5*(h_4 + w*h_3)", "truncated-paths", "Only the paths over at most 2 steps are counted; the sum lacks w → h_1 → h_2 → h_3 → h_4 → h_5 → L, w → h_2 → h_3 → h_4 → h_5 → L, w → h_3 → h_4 → h_5 → L.")]
    [InlineData("2h_5*(h_4 + w*h_3 + w^2*h_2 + w^3*h_1)", "missing-path", "The sum over the paths lacks w → h_1 → h_2 → h_3 → h_4 → h_5 → L.")]
    [InlineData("2h_5*(h_5 + w*h_4 + w^2*h_3 + w^3*h_2 + w^4*h_1)", "wrong-index", "An index is shifted in ∂h_1/∂w, ∂h_2/∂w, ∂h_3/∂w, ∂h_4/∂w and ∂h_5/∂w: h_1 stands where h_0 belongs, and so on.")]
    [InlineData("h_4 + w*h_3 + w^2*h_2 + w^3*h_1 + w^4*h_0", "wrong-parameter", "This is the derivative of h_5, not of L.")]
    [InlineData("h_5*(h_4 + w*h_3 + w^2*h_2 + w^3*h_1 + w^4*h_0)", "constant-factor", "This is 1/2 times dL/dw: a constant factor is wrong.")]
    [InlineData("2h_5*(h_4 + h_3 + h_2 + h_1 + h_0)", "chain-inner-missing", "The factors ∂h_2/∂h_1, ∂h_3/∂h_2, ∂h_4/∂h_3 and ∂h_5/∂h_4 are missing.")]
    public void In_a_long_recurrence(string answer, string kind, string message) => Explained(Long, "L", "w", answer, kind, message);

    [Theory]
    [InlineData("h_2 + w h_1", "activation-derivative-missing", "In h_2 and h_3 the derivative tanh' of the activation is missing.")]
    [InlineData("(1-h_3^2)(h_2 + w h_1)", "activation-derivative-missing", "In h_2 the derivative tanh' of the activation is missing.")]
    [InlineData("h_3(h_2 + w h_2 h_1)", "activation-instead-of-derivative", "In h_2 and h_3 tanh stands where its derivative tanh' belongs.")]
    [InlineData("(1-h_3)(h_2 + w (1-h_2) h_1)", "tanh-derivative", "In h_2 and h_3 tanh' is 1 - tanh^2, not 1 - tanh.")]
    [InlineData("(1-tanh(h_3)^2)(h_2 + w (1-tanh(h_2)^2) h_1)", "activation-derivative-point", "In h_2 and h_3 tanh' is taken at the value of the activation, not at w*h_1 + u_2.")]
    [InlineData("(1-h_2^2)(h_2 + w (1-h_1^2) h_1)", "activation-derivative-point", "In h_2 and h_3 tanh' is taken at w*h_0 + u_1, not at w*h_1 + u_2.")]
    [InlineData("h_3(1-h_3)(h_2 + w h_2(1-h_2) h_1)", "function-confusion", "In h_2 and h_3 tanh' is 1 - tanh^2; h*(1 - h) is the derivative of the sigmoid.")]
    [InlineData("(1-h_3^2)(h_2 + (1-h_2^2) h_1)", "chain-inner-missing", "The factor w is missing in ∂h_3/∂h_2.")]
    [InlineData("(1-h_3^2)(h_3 + w (1-h_2^2) h_2)", "wrong-index", "An index is shifted in ∂h_2/∂w and ∂h_3/∂w: h_2 stands where h_1 belongs, and so on.")]
    [InlineData("(1-h_3^2)w(h_2 + w (1-h_2^2) h_1)", "extra-factor", "The factor w is too many.")]
    [InlineData("h_2 + (1-h_3^2) w h_1", "activation-derivative-missing", "The derivative of the activation is missing in ∂h_2/∂w and ∂h_3/∂w.")]
    [InlineData("(1-h_3^2)h_2", "direct-instead-of-total", "This is only the direct partial, the path w → h_3 → y; the total derivative lacks w → h_2 → h_3 → y.")]
    [InlineData("(1-tanh(u_3)^2)(h_2 + w (1-tanh(u_2)^2) h_1)", "activation-derivative-point", "In h_2 and h_3 tanh' is taken at u_2, not at w*h_1 + u_2.")]
    [InlineData("(1-h_3^2)(1-h_2^2)(1-h_1^2) w^3", "wrong-parameter", "This is the derivative by h_0, not by w.")]
    public void In_a_tanh_network(string answer, string kind, string message) => Explained(Tanh, "y", "w", answer, kind, message);

    [Theory]
    [InlineData("dL/dh_1 ∂⁺h_1/∂U + dL/dh_2 ∂⁺h_2/∂U", "missing-path", "The sum over the paths lacks U → h_3 → o_3 → L.")]
    [InlineData("sum(t=1..3, ∂L/∂o_t ∂o_t/∂h_t ∂h_t/∂U)", "direct-instead-of-total", "∂h_2/∂U and ∂h_3/∂U are read as direct, all other arguments held constant; right would be the total derivative, along every path: write dh_2/dU and dh_3/dU")]
    [InlineData("∂L/∂o_3 ∂o_3/∂h_3 dh_3/dU", "missing-path", "The sum over the paths lacks U → h_1 → o_1 → L, U → h_1 → h_2 → o_2 → L, U → h_2 → o_2 → L.")]
    [InlineData("sum(t=1..3, ∂L/∂o_t ∂o_t/∂h_t sum(k=1..t, ∂h_k/∂U))", "chain-inner-missing", "The factors ∂h_2/∂h_1 and ∂h_3/∂h_2 are missing.")]
    [InlineData("sum(t=1..3, ∂L/∂o_t ∂o_t/∂h_t/t sum(k=1..t, prod(j=k+1..t, ∂h_j/∂h_{j-1}) ∂h_k/∂U))", "averaged-paths", "The paths to each of o_1, o_2 and o_3 are averaged; dL/dU is the sum over all paths.")]
    [InlineData("sum(t=1..3, ∂L/∂o_t ∂o_t/∂h_t sum(k=2..t, prod(j=k+1..t, ∂h_j/∂h_{j-1}) ∂h_k/∂U))", "truncated-paths", "Only the uses of U from step 2 on are counted; the sum lacks U → h_1 → o_1 → L, U → h_1 → h_2 → o_2 → L, U → h_1 → h_2 → h_3 → o_3 → L.")]
    [InlineData("sum(t=1..3, ∂L/∂o_t ∂o_t/∂h_t sum(k=1..t, prod(j=k+1..t, ∂h_j/∂h_{j-1}) ∂h_k/∂V))", "wrong-parameter", "This is the derivative by V, not by U.")]
    [InlineData("-2(x_2-o_1)W x_1 - 2(x_3-o_2)W(x_2 + V x_1) - 2(x_4-o_3)W(x_3 + V(x_2 + V x_1))", "activation-derivative-missing", "In h_1, h_2 and h_3 the derivative relu' of the activation is missing.")]
    [InlineData("sum(t=1..3, -2(x_{t+1}-o_t) W sum(k=1..t, prod(j=k..t, relu'(U*x_j + V*h_{j-1})) x_k))", "chain-inner-missing", "The factor V is missing in ∂h_2/∂h_1 and ∂h_3/∂h_2.")]
    [InlineData("sum(t=1..3, dL/dh_t dh_t/dU)", "total-instead-of-direct", "dh_2/dU and dh_3/dU are read as total, along every path; right would be the direct partial, all other arguments held constant: write ∂⁺h_2/∂U and ∂⁺h_3/∂U")]
    [InlineData("sum(t=1..3, 2 (o_t - x_t) W dh_t/dU)", "wrong-index", "An index is shifted in ∂L/∂o_1, ∂L/∂o_2 and ∂L/∂o_3: x_1 stands where x_2 belongs, and so on.")]
    public void In_backpropagation_through_time(string answer, string kind, string message) => Explained(Repository.ReadText("graphs", "bptt-3.graph"), "L", "U", answer, kind, message);

    // The students multiplied out: paths that would have to count -2 times are no explanation.
    [Theory]
    [InlineData("u_3 + 2w u_2", "missing-term", "Multiplied out, the term 3*w^2*u_1 is missing.")]
    [InlineData("3w^2u_1 + 2w u_2", "missing-term", "Multiplied out, the term u_3 is missing.")]
    [InlineData("u_3", "missing-term", "Multiplied out, the terms 2*w*u_2 and 3*w^2*u_1 are missing.")]
    [InlineData("u_3 + 2w u_2 + w^2 u_1", "constant-factor", "Multiplied out, the coefficient 1 of w^2*u_1 is wrong.")]
    [InlineData("u_3 + 2w u_2 - 3w^2 u_1", "sign", "Multiplied out, the term -3*w^2*u_1 has the wrong sign.")]
    [InlineData("u_3 + 2w u_2 + 3w u_1", "wrong-term", "Multiplied out, 3*w*u_1 stands where 3*w^2*u_1 belongs.")]
    [InlineData("u_3 + 2w u_2 + 3w^2 u_1 + w^3", "extra-term", "Multiplied out, the term w^3 does not belong there.")]
    [InlineData("u_3 + w u_2 + w^2 u_1", "direct-instead-of-total", "This is only the direct partial, the path w → y; the total derivative lacks w → q → r → s → t → y, w → s → t → y.")]
    public void By_the_terms_of_an_answer_multiplied_out(string answer, string kind, string message) =>
        Explained(Repository.ReadText("graphs", "linear-rnn.graph"), "y", "w", answer, kind, message);

    [Theory]
    [InlineData("h[t] = h[t-1] + a*tanh(h[t-1] + u[t])", "a", "tanh(h_2 + u_3) + a (1 - tanh(h_2 + u_3)^2) dh_2/da", "missing-term", "The term 1 is missing in ∂h_3/∂h_2.")]
    [InlineData("h[t] = z*h[t-1] + (1-z)*tanh(a*u[t])", "z", "h_2 + tanh(a u_3) + z dh_2/dz", "sign", "The term -tanh(a*u_3) has the wrong sign in ∂h_3/∂z.")]
    [InlineData("h[t] = tanh(a*h[t-1] + z*u[t])", "a", "(1-h_3^2)(h_2 + z (1-h_2^2)(h_1 + z (1-h_1^2) h_0))", "wrong-parameter", "z stands where a belongs in ∂h_2/∂h_1 and ∂h_3/∂h_2.")]
    [InlineData("h[t] = tanh(a*h[t-1] + z*u[t])", "a", "(1-h_3^2)(h_2 + a (h_1 + a h_0))", "activation-derivative-missing", "In h_1 and h_2 the derivative tanh' of the activation is missing.")]
    public void By_the_parts_of_direct_partials(string step, string wrt, string answer, string kind, string message) =>
        Explained($"param a\nparam z\ninput u[1..3]\nstate h[0]\n{step} for t in 1..3\ny = h[3]\noutput y", "y", wrt, answer, kind, message);

    [Fact]
    public void Where_the_direct_partial_is_zero_the_total_derivative_is_recognised() => Assert.Equal(
        "total-instead-of-direct: This is the total derivative, along every path; the direct partial holds all arguments of y but p constant.",
        string.Join('\n', Judge.Check(new ModelQuestion(Model.Parse(Repository.ReadText("graphs", "linear-rnn.graph")), Ask.Partial, "y", "p"), "w^3")
            .Feedback.Select(item => $"{item.Kind}: {item.Message}")));

    // Without x the derivative by a weight is that by the bias.
    [Theory]
    [InlineData("(a - y) a (1 - a)", "chain-inner-missing", "The factor ∂z/∂w is missing.")]
    [InlineData("(a - y) a (1 - a) w", "wrong-parameter", "This is the derivative by x, not by w.")]
    [InlineData("(a - y) x", "activation-derivative-missing", "In a the derivative sigma' of the activation is missing.")]
    public void In_one_neuron(string answer, string kind, string message) => Explained(
        "function sigma = sigmoid\nparam w\nparam b\ninput x\ninput y\nz = w*x + b\na = sigma(z)\nL = (a - y)^2/2\noutput L", "L", "w", answer, kind, message);

    [Fact]
    public void Of_paths_that_contribute_the_same_none_is_blamed() => Explained(
        "param w\na = w^2\nb = w^2\ny = sin(a + b) + w\noutput y", "y", "w", "2w cos(a + b) + 1",
        "missing-path", "The paths w → a → y and w → b → y contribute the same; only one of them is counted.");

    [Theory]
    [InlineData("u_3 + w^2")]
    [InlineData("t + 7r dy/ds + p dy/dq")]
    [InlineData("1 + 2w + 3w^2")]
    [InlineData("sin(w)*t")]
    public void What_nothing_explains_is_not_explained(string answer) => Assert.Empty(
        Judge.Check(new ModelQuestion(Model.Parse(Repository.ReadText("graphs", "linear-rnn.graph")), Ask.Derivative, "y", "w"), answer).Feedback);

    private static void Explained(string model, string of, string wrt, string answer, string kind, string message)
    {
        Model parsed = Model.Parse(model);
        Judgement judgement = Judge.Check(new ModelQuestion(parsed, Ask.Derivative, of, wrt), answer);
        Assert.Equal(Verdict.Different, judgement.Verdict);
        Assert.Equal($"{kind}: {message}", string.Join('\n', judgement.Feedback.Take(1).Select(item => $"{item.Kind}: {item.Message}")));
        Assert.All(judgement.Feedback[0].Paths, path => Assert.All(path, node => Assert.NotNull(parsed.Graph.Find(node))));
    }
}
