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
}
