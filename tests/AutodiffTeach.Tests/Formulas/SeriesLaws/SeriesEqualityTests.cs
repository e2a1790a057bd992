using AutodiffTeach.Checking;
using AutodiffTeach.Formulas;
using AutodiffTeach.Formulas.Equivalence;
using AutodiffTeach.Formulas.SeriesLaws;
using static AutodiffTeach.Tests.Formulas.SeriesLaws.Indexed;

namespace AutodiffTeach.Tests.Formulas.SeriesLaws;

public sealed class SeriesEqualityTests
{
    private static readonly Variable W = Expr.Variable("w");

    private static readonly (string Law, Expr Left, Expr Right)[] Proved =
    [
        ("itself", Sum("t", "1", "N", At("u", "t")), Sum("t", "1", "N", At("u", "t"))),
        ("renamed index", Sum("t", "1", "N", At("u", "t")), Sum("s", "1", "N", At("u", "s"))),
        ("shifted index", Sum("j", "2", "N", At("u", "j")), Sum("j", "1", "N-1", At("u", "j+1"))),
        ("reversed index", Sum("j", "1", "N", At("u", "j")), Sum("j", "0", "N-1", At("u", "N-j"))),
        ("names of indices", Sum("t", "1", "N", At("h", "t-1")), Sum("t", "1", "N", At("h", "-1+t"))),
        ("linearity", Sum("t", "1", "N", Times(W, Plus(At("u", "t"), At("v", "t")))), Plus(Times(W, Sum("t", "1", "N", At("u", "t"))), Times(Sum("t", "1", "N", At("v", "t")), W))),
        ("last term", Sum("t", "1", "N", At("u", "t")), Plus(Sum("t", "1", "N-1", At("u", "t")), At("u", "N"))),
        ("first term", Sum("t", "1", "N", At("u", "t")), Plus(At("u", "1"), Sum("t", "2", "N", At("u", "t")))),
        ("triangle", Sum("t", "1", "N", Sum("k", "1", "t", Times(At("u", "t"), At("v", "k")))), Sum("k", "1", "N", Sum("t", "k", "N", Times(At("v", "k"), At("u", "t"))))),
        ("triangle, split off", Sum("t", "1", "N", Sum("k", "1", "t", Times(At("u", "t"), At("v", "k")))), Plus(Sum("t", "1", "N", Times(At("u", "t"), At("v", "t"))), Sum("t", "2", "N", Times(At("u", "t"), Sum("k", "1", "t-1", At("v", "k")))))),
        ("ranges merged", Sum("t", "1", "N", Times(Prod("j", "1", "t", At("u", "j")), Prod("j", "t+1", "N", At("u", "j")))), Times(Expr.Variable("N"), Prod("j", "1", "N", At("u", "j")))),
        ("product of products", Prod("j", "1", "N", Times(At("u", "j"), At("v", "j"))), Times(Prod("j", "1", "N", At("u", "j")), Prod("i", "1", "N", At("v", "i")))),
        ("product of sums", Expr.Power(Sum("t", "1", "N", At("u", "t")), Expr.Number(2)), Sum("t", "1", "N", Sum("k", "1", "N", Times(At("u", "t"), At("u", "k"))))),
        ("sum of numbers", Sum("t", "1", "N", Expr.Variable("t")), F("N*(N+1)/2")),
        ("sum of squares", Sum("t", "1", "N", F("t^2")), F("N*(N+1)*(2*N+1)/6")),
        ("geometric sum", Sum("t", "1", "N", F("w^t")), F("(w^(N+1)-w)/(w-1)")),
        ("power by product", Prod("t", "1", "N", W), F("w^N")),
        ("weights by age", Sum("k", "1", "N", Times(F("w^(N-k)"), At("u", "k"))), Sum("k", "1", "N", Times(Prod("j", "k+1", "N", W), At("u", "k")))),
        ("functions", Sum("t", "1", "N", F("1-tanh(x)^2")), Sum("t", "1", "N", F("1-tanh(x)*tanh(x)"))),
        ("two indices", Sum("t", "1", "N", Sum("k", "1", "t", At("a", "t", "k"))), Sum("k", "1", "N", Sum("t", "k", "N", At("a", "t", "k")))),
        ("by lag", Sum("t", "1", "N", Sum("k", "1", "t", Times(At("u", "t"), At("v", "k")))), Sum("t", "1", "N", Sum("d", "0", "t-1", Times(At("u", "t"), At("v", "t-d"))))),
    ];

    private static readonly (string Slip, Expr Left, Expr Right, int First)[] Refused =
    [
        ("one too far", Sum("j", "2", "N", At("u", "j")), Sum("j", "1", "N", At("u", "j+1")), 1),
        ("one too few", Sum("t", "1", "N", At("u", "t")), Sum("t", "1", "N-1", At("u", "t")), 1),
        ("from 2", Sum("t", "1", "N", At("u", "t")), Sum("t", "2", "N", At("u", "t")), 1),
        ("square for triangle", Sum("t", "1", "N", Sum("k", "1", "t", Times(At("u", "t"), At("v", "k")))), Sum("t", "1", "N", Sum("k", "1", "N", Times(At("u", "t"), At("v", "k")))), 2),
        ("strict triangle", Sum("t", "1", "N", Sum("k", "1", "t", Times(At("u", "t"), At("v", "k")))), Sum("k", "1", "N", Sum("t", "k+1", "N", Times(At("u", "t"), At("v", "k")))), 1),
        ("square of the sum", Expr.Power(Sum("t", "1", "N", At("u", "t")), Expr.Number(2)), Sum("t", "1", "N", F("u_1^2")), 2),
        ("off by one", Sum("t", "1", "N", Expr.Variable("t")), F("N*(N-1)/2"), 1),
        ("windowed", Sum("t", "1", "N", At("u", "t")), Plus(At("u", "N"), At("u", "N-1"), At("u", "N-2"), At("u", "N-3")), 1),
        ("late", Sum("t", "1", "N", Sum("k", "1", "t", At("a", "t", "k"))), Plus(Sum("t", "1", "N", Sum("k", "1", "t", At("a", "t", "k"))), Sum("t", "5", "N", At("a", "t", "1"))), 5),
    ];

    public static TheoryData<string> Laws => [.. Proved.Select(item => item.Law)];

    public static TheoryData<string> Slips => [.. Refused.Select(item => item.Slip)];

    [Theory]
    [MemberData(nameof(Laws))]
    public void A_law_of_series_is_proved(string law)
    {
        (_, Expr left, Expr right) = Proved.Single(item => item.Law == law);
        Decision decision = SeriesEquality.Decide(left, right, ["N"]);
        Assert.Equal((Verdict.Equivalent, Evidence.Proof), (decision.Verdict, decision.Evidence));
        Assert.True(decision.Lengths.Count >= SeriesEquality.UsualLast);
    }

    [Theory]
    [MemberData(nameof(Slips))]
    public void A_slip_is_refused_at_the_first_length_where_it_shows(string slip)
    {
        (_, Expr left, Expr right, int first) = Refused.Single(item => item.Slip == slip);
        Decision decision = SeriesEquality.Decide(left, right, ["N"]);
        Assert.Equal(Verdict.Different, decision.Verdict);
        Assert.Equal(first, decision.Lengths[^1]);
        Assert.Contains(decision.Counterexample!.At, item => item.Key == "N" && item.Value == first);
    }

    [Theory]
    [InlineData("sum(t=2..N, u_t) + u_1", Verdict.Equivalent, "At N = 0 there is no u_1: judged from 1 on.")]
    [InlineData("u_N + sum(t=1..N-1, u_t)", Verdict.Equivalent, "At N = 0 there is no u_0: judged from 1 on.")]
    [InlineData("sum(t=1..N, u_t)/N", Verdict.Different, "At N = 2: The answer is 1/2 times the right one: a constant factor is lost or wrong.")]
    [InlineData("sum(t=1..N, u_{t-1})", Verdict.Different, null)]
    [InlineData("u_1 + u_2", Verdict.Different, null)]
    [InlineData("sum(t=1..N, q_t)", Verdict.Invalid, "formula:1:13: unknown name 'q_t'; did you mean 'u_t'?")]
    public void A_text_is_judged_against_a_formula_for_every_length(string answer, Verdict verdict, string? feedback)
    {
        Judgement judgement = Judge.Check(new FormulaQuestion(Formula.Parse("sum(t=1..N, u_t)")), answer);
        Assert.Equal((verdict, feedback), (judgement.Verdict, judgement.Feedback.Count > 0 ? judgement.Feedback[0].Message : null));
    }

    // 1/t has no recurrence of fixed size over the values.
    [Fact]
    public void What_has_no_recurrence_is_equal_for_the_lengths_tried()
    {
        Decision decision = SeriesEquality.Decide(Formula.Parse("sum(t=1..N, 1/t)"), Formula.Parse("1/N + sum(k=1..N-1, 1/k)"), ["N"]);
        Assert.Equal((Verdict.Equivalent, Evidence.Bounded), (decision.Verdict, decision.Evidence));
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8], decision.Lengths);
    }

    [Theory]
    [InlineData("sum(a=1..N, sum(b=1..N, sum(c=1..N, sum(d=1..N, sum(e=1..N, sum(f=1..N, u_a u_b u_c u_d u_e u_f))))))")]
    [InlineData("sum(t=1..10^12*N, u_t)")]
    [InlineData("prod(t=1..N, sum(k=1..1000*t, u_k))")]
    public void Long_sums_end_without_a_wrong_verdict(string formula)
    {
        Expr read = Formula.Parse(formula);
        Assert.NotEqual(Verdict.Different, SeriesEquality.Decide(read, Expr.Product(read, Expr.One), ["N"]).Verdict);
    }
}
