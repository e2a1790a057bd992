using AutodiffTeach.Checking;
using AutodiffTeach.Formulas;
using AutodiffTeach.Formulas.Equivalence;
using AutodiffTeach.Graphs;
using static AutodiffTeach.Tests.Formulas.SeriesLaws.Indexed;

namespace AutodiffTeach.Tests.Checking;

/// <summary>Problem set 10: backpropagation through time for every length.</summary>
public sealed class GeneralAnswerTests
{
    private static readonly Model Bptt = Model.Parse(CourseModels.Bptt);

    private static readonly Variable L = Expr.Variable("L");

    private static readonly (string Spelling, Expr Answer)[] Right =
    [
        ("t outer", Sum("t", "1", "N", Times(Out("t"), Sum("k", "1", "t", Times(Chain("k+1", "t"), Enter("k")))))),
        ("k outer", Sum("k", "1", "N", Times(Enter("k"), Sum("t", "k", "N", Times(Out("t"), Chain("k+1", "t")))))),
        ("k = t split off", Sum("t", "1", "N", Times(Out("t"), Plus(Enter("t"), Sum("k", "1", "t-1", Times(Chain("k+1", "t"), Enter("k"))))))),
        ("index of the product shifted", Sum("t", "1", "N", Times(Out("t"), Sum("k", "1", "t", Times(Prod("j", "k", "t-1", D(At("h", "j+1"), At("h", "j"))), Enter("k")))))),
        ("index of the product reversed", Sum("t", "1", "N", Times(Out("t"), Sum("k", "1", "t", Times(Prod("j", "0", "t-k-1", D(At("h", "t-j"), At("h", "t-j-1"))), Enter("k")))))),
        ("indices renamed", Sum("s", "1", "N", Times(Out("s"), Sum("i", "1", "s", Times(Prod("m", "i+1", "s", Step("m")), Enter("i")))))),
        ("k from 0", Sum("t", "1", "N", Times(Out("t"), Sum("k", "0", "t", Times(Chain("k+1", "t"), Enter("k")))))),
        ("the last step apart", Plus(Times(Out("N"), Sum("k", "1", "N", Times(Chain("k+1", "N"), Enter("k")))), Sum("t", "1", "N-1", Times(Out("t"), Sum("k", "1", "t", Times(Chain("k+1", "t"), Enter("k"))))))),
        ("by lag", Sum("t", "1", "N", Times(Out("t"), Sum("d", "0", "t-1", Times(Chain("t-d+1", "t"), Enter("t-d")))))),
        ("total derivatives of states", Sum("t", "1", "N", Times(Out("t"), Sum("k", "1", "t", Times(Total(At("h", "t"), At("h", "k")), Enter("k")))))),
        ("total derivatives of the loss", Sum("k", "1", "N", Times(Total(L, At("h", "k")), Direct(At("h", "k"), At("U"))))),
        ("factors written out", Sum("t", "1", "N", Times(Expr.Number(-2), Plus(At("x", "t+1"), Expr.Negate(At("o", "t"))), At("W"), Sum("k", "1", "t", Times(Chain("k+1", "t"), Enter("k")))))),
    ];

    private static readonly (string Slip, Expr Answer, int First)[] Wrong =
    [
        ("t for t-1", Sum("t", "1", "N", Times(Out("t"), Sum("k", "1", "t", Times(Prod("j", "k+1", "t", D(At("h", "j"), At("h", "j"))), Enter("k"))))), 2),
        ("k from 2", Sum("t", "1", "N", Times(Out("t"), Sum("k", "2", "t", Times(Chain("k+1", "t"), Enter("k"))))), 1),
        ("product missing", Sum("t", "1", "N", Times(Out("t"), Sum("k", "1", "t", Enter("k")))), 2),
        ("product from k", Sum("t", "1", "N", Times(Out("t"), Sum("k", "1", "t", Times(Chain("k", "t"), Enter("k"))))), 1),
        ("product up to t-1", Sum("t", "1", "N", Times(Out("t"), Sum("k", "1", "t", Times(Chain("k+1", "t-1"), Enter("k"))))), 2),
        ("inner sum missing", Sum("t", "1", "N", Times(Out("t"), Enter("t"))), 2),
        ("wrong partial", Sum("t", "1", "N", Times(Out("t"), Sum("k", "1", "t", Times(Chain("k+1", "t"), Direct(At("h", "k"), At("V")))))), 1),
        ("averaged", Sum("t", "1", "N", Times(Out("t"), Sum("k", "1", "t", Times(F("1/t"), Chain("k+1", "t"), Enter("k"))))), 2),
        ("truncated window", Plus(Sum("t", "1", "N", Times(Out("t"), Enter("t"))), Sum("t", "2", "N", Times(Out("t"), Step("t"), Enter("t-1")))), 3),
        ("all k for each t", Sum("t", "1", "N", Times(Out("t"), Sum("k", "1", "N", Times(Chain("k+1", "t"), Enter("k"))))), 2),
    ];

    public static TheoryData<string> Spellings => [.. Right.Select(item => item.Spelling)];

    public static TheoryData<string> Slips => [.. Wrong.Select(item => item.Slip)];

    [Theory]
    [MemberData(nameof(Spellings))]
    public void A_right_spelling_is_accepted(string spelling)
    {
        Judgement judgement = Judge.Check(new ModelQuestion(Bptt, Ask.General, "L", "U"), Right.Single(item => item.Spelling == spelling).Answer);
        Assert.True(judgement.Verdict == Verdict.Equivalent, string.Join('\n', judgement.Feedback));
        Assert.Equal(Evidence.Proof, judgement.Decision.Evidence);
    }

    [Theory]
    [MemberData(nameof(Slips))]
    public void A_slip_is_refused_at_the_first_length_where_it_shows(string slip)
    {
        (_, Expr answer, int first) = Wrong.Single(item => item.Slip == slip);
        Judgement judgement = Judge.Check(new ModelQuestion(Bptt, Ask.General, "L", "U"), answer);
        Assert.Equal(Verdict.Different, judgement.Verdict);
        Assert.Equal(first, judgement.Decision.Lengths[^1]);
    }

    [Theory]
    [InlineData("sum(t=1..N, ∂L/∂o_t ∂o_t/∂h_t sum(k=1..t, prod(j=k+1..t, ∂h_j/∂h_{j-1}) ∂h_k/∂U))")]
    [InlineData("sum(k=1..N, sum(t=k..N, ∂L/∂o_t*∂o_t/∂h_t*prod(j=k+1..t, ∂h_j/∂h_{j-1}))*∂⁺h_k/∂U)")]
    [InlineData("sum(k=1..N, dL/dh_k*∂⁺h_k/∂U)")]
    [InlineData("Σ_{t=1}^N ∂L/∂o_t · ∂o_t/∂h_t · (∂⁺h_t/∂U + Σ_{k=1}^{t-1} ∏_{j=k+1}^t ∂h_j/∂h_{j-1} · ∂⁺h_k/∂U)")]
    [InlineData(@"\sum_{t=1}^{N} \frac{\partial L}{\partial o_t} \frac{\partial o_t}{\partial h_t} \sum_{k=1}^{t} \left( \prod_{j=k+1}^{t} \frac{\partial h_j}{\partial h_{j-1}} \right) \frac{\partial h_k}{\partial U}")]
    [InlineData(@"\sum_{t=1}^{N} \frac{\partial L}{\partial o_t} \frac{\partial o_t}{\partial h_t} \sum_{k=0}^{t} \frac{\mathrm{d} h_t}{\mathrm{d} h_k} \frac{\partial^+ h_k}{\partial U}")]
    [InlineData(@"-2 W \sum_{t=1}^N (x_{t+1} - o_t) \sum_{k=1}^t \frac{\partial^+ h_k}{\partial U} \prod_{j=k}^{t-1} \frac{\partial h_{j+1}}{\partial h_j}")]
    public void A_text_is_read_and_accepted(string answer)
    {
        Judgement judgement = Judge.Check(new ModelQuestion(Bptt, Ask.General, "L", "U"), answer);
        Assert.True(judgement.Verdict == Verdict.Equivalent, $"{judgement.Answer} {string.Join('\n', judgement.Feedback)}");
        Assert.Equal(Evidence.Proof, judgement.Decision.Evidence);
    }

    [Theory]
    [InlineData("sum(k=1..t, prod(j=k+1..t, ∂h_j/∂h_j) ∂h_k/∂U)", "chain-inner-missing", "At N = 2: The factor ∂h_2/∂h_1 is missing.", "h_1->h_2")]
    [InlineData("sum(k=2..t, prod(j=k+1..t, ∂h_j/∂h_{j-1}) ∂h_k/∂U)", "truncated-paths", "At N = 2: Only the last use of U, at step 2, is counted, the path U → h_2 → o_2 → L; the sum lacks U → h_1 → o_1 → L, U → h_1 → h_2 → o_2 → L.", "U->h_1->o_1->L", "U->h_1->h_2->o_2->L")]
    [InlineData("sum(k=1..t, ∂h_k/∂U)", "chain-inner-missing", "At N = 2: The factor ∂h_2/∂h_1 is missing.", "h_1->h_2")]
    [InlineData("sum(k=1..t, prod(j=k..t, ∂h_j/∂h_{j-1}) ∂h_k/∂U)", "extra-factor", "At N = 1: The factor ∂h_1/∂h_0 is too many.")]
    [InlineData("∂⁺h_t/∂U", "direct-instead-of-total", "At N = 2: ∂⁺h_2/∂U is read as direct, all other arguments held constant; right would be the total derivative, along every path: write dh_2/dU", "U->h_1->h_2->o_2->L")]
    [InlineData("sum(k=1..t, prod(j=k+1..t, ∂h_j/∂h_{j-1}) ∂h_k/∂V)", "wrong-parameter", "At N = 2: This is the derivative by V, not by U.")]
    [InlineData("sum(k=1..t, prod(j=k+1..t, ∂h_j/∂h_{j-1}) ∂h_k/∂U) / t", "averaged-paths", "At N = 2: The paths to each of o_1 and o_2 are averaged; dL/dU is the sum over all paths.", "U->h_1->h_2->o_2->L", "U->h_2->o_2->L")]
    [InlineData("sum(k=t-1..t, prod(j=k+1..t, ∂h_j/∂h_{j-1}) ∂h_k/∂U)", "missing-path", "At N = 3: The sum over the paths lacks U → h_1 → h_2 → h_3 → o_3 → L.", "U->h_1->h_2->h_3->o_3->L")]
    public void A_slip_is_explained_by_the_paths(string inner, string kind, string message, params string[] paths)
    {
        Judgement judgement = Judge.Check(new ModelQuestion(Bptt, Ask.General, "L", "U"), $"sum(t=1..N, ∂L/∂o_t ∂o_t/∂h_t ({inner}))");
        Assert.Equal((Verdict.Different, kind, message), (judgement.Verdict, judgement.Feedback[0].Kind, judgement.Feedback[0].Message));
        Assert.Equal(paths, judgement.Feedback[0].Paths.Select(path => string.Join("->", path)));
    }

    [Theory]
    [InlineData("L", "V", "sum(t=1..N, ∂L/∂o_t ∂o_t/∂h_t sum(k=1..t, prod(j=k+1..t, ∂h_j/∂h_{j-1}) ∂h_k/∂V))")]
    [InlineData("L", "W", "sum(t=1..N, ∂L/∂o_t ∂o_t/∂W)")]
    [InlineData("L", "W", "-2 sum(t=1..N, (x_{t+1} - o_t) h_t)")]
    public void Other_parameters_are_judged_too(string of, string wrt, string answer)
    {
        Judgement judgement = Judge.Check(new ModelQuestion(Bptt, Ask.General, of, wrt), answer);
        Assert.Equal((Verdict.Equivalent, Evidence.Proof), (judgement.Verdict, judgement.Decision.Evidence));
    }

    // ∂L/∂o_t ∂o_t/∂h_t
    private static Expr Out(string t) => Times(D(L, At("o", t)), D(At("o", t), At("h", t)));

    private static Expr Step(string j) => D(At("h", j), At("h", $"{j}-1"));

    private static Expr Chain(string lower, string upper) => Prod("j", lower, upper, Step("j"));

    private static Expr Enter(string k) => D(At("h", k), At("U"));

    private static Expr Total(Variable of, Variable wrt) => Expr.Partial(PartialKind.Ordinary, of, wrt);

    // A model of other cells, with results between the states, and with inputs as the variable of differentiation.
    [Theory]
    [InlineData("h[t] = tanh(w * u[t] + v * h[t-1]) for t in 1..N\ny = h[N]", "w", "sum(k=1..N, prod(j=k+1..N, v (1 - h_j^2)) (1 - h_k^2) u_k)", Evidence.Proof)]
    [InlineData("h[t] = w * (u[t] + h[t-1]) for t in 1..N\ny = h[N]", "w", "sum(k=1..N, w^(N-k) (u_k + h_{k-1}))", Evidence.Proof)]
    [InlineData("h[t] = w * (u[t] + h[t-1]) for t in 1..N\ny = h[N]", "w", "sum(k=1..N, k w^(k-1) u_{N-k+1}) + N w^(N-1) h_0", Evidence.Bounded)]
    [InlineData("z[t] = w * u[t] + v * h[t-1] for t in 1..N\nh[t] = tanh(z[t]) for t in 1..N\ny = h[N]", "w", "sum(k=1..N, dh_N/dh_k ∂h_k/∂z_k u_k)", Evidence.Proof)]
    [InlineData("h[t] = tanh(w * u[t] + v * h[t-1]) for t in 1..N\nL = sum(t in 1..N: h[t]^2)", "v", "2 sum(t=1..N, h_t sum(k=1..t, prod(j=k+1..t, ∂h_j/∂h_{j-1}) (1 - h_k^2) h_{k-1}))", Evidence.Proof)]
    public void Answers_may_use_leaves_and_results(string definitions, string wrt, string answer, Evidence evidence)
    {
        Model model = Model.Parse($"const N = 3\nparam w\nparam v\ninput u[1..N]\nstate h[0]\n{definitions}");
        Judgement judgement = Judge.Check(new ModelQuestion(model, Ask.General, model.Graph.Outputs[0].Name, wrt), answer);
        Assert.True(judgement.Verdict == Verdict.Equivalent, $"{judgement.Answer}\n{string.Join('\n', judgement.Feedback)}");
        Assert.Equal(evidence, judgement.Decision.Evidence);
    }

    [Fact]
    public void An_answer_that_names_the_length_is_judged_at_every_length()
    {
        Model model = Model.Parse("const N = 3\nparam w\ninput u[1..N]\nstate h[0] = 0\nh[t] = w * (u[t] + h[t-1]) for t in 1..N\ny = h[N]");
        Assert.Equal(Verdict.Equivalent, Judge.Check(new ModelQuestion(model, Ask.Value, "y"), "sum(k=1..N, w^(N-k+1) u_k)").Verdict);
        Judgement wrong = Judge.Check(new ModelQuestion(model, Ask.Value, "y"), "sum(k=1..N, w^(4-k) u_k)");
        Assert.Equal((Verdict.Different, 1), (wrong.Verdict, wrong.Decision.Lengths[^1]));
    }

    // At length 1 the loss of the only step is the whole loss.
    [Fact]
    public void The_losses_of_the_steps_are_not_what_is_asked_for()
    {
        Model model = Model.Parse("const N = 3\nparam w\ninput u[1..N]\nstate h[0]\nh[t] = tanh(w * h[t-1] + u[t]) for t in 1..N\nl[t] = h[t]^2 for t in 1..N\nL = sum(t in 1..N: l[t])");
        Judgement judgement = Judge.Check(new ModelQuestion(model, Ask.General, "L", "w"), "sum(t=1..N, dl_t/dw)");
        Assert.Equal((Verdict.Equivalent, Evidence.Proof), (judgement.Verdict, judgement.Decision.Evidence));
    }

    [Fact]
    public void An_answer_in_the_asked_derivative_is_circular() =>
        Assert.Equal("circular", Judge.Check(new ModelQuestion(Bptt, Ask.General, "L", "U"), "sum(t=1..N, dL/dU / N)").Feedback[0].Kind);
}
