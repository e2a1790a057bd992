using System.Text.Json;
using AutodiffTeach.Formulas;
using AutodiffTeach.Formulas.Equivalence;

namespace AutodiffTeach.Tests.Formulas.Equivalence;

/// <summary>Pairs of formulas that are alike, rewritten by laws that hold for some signs only, with points from mpmath at which they differ.</summary>
public sealed class EqualityOracleTests
{
    private static readonly JsonElement Oracle = Repository.ReadJson("tests", "oracles", "equality.json");

    [Fact]
    public void What_differs_at_a_point_is_never_called_equivalent()
    {
        int refused = 0, all = 0;
        foreach (JsonElement pair in Oracle.GetProperty("pairs").EnumerateArray().Where(pair => pair.GetProperty("at").ValueKind != JsonValueKind.Null))
        {
            all++;
            Decision decision = Decide(pair);
            Assert.True(decision.Verdict != Verdict.Equivalent, pair.ToString());
            refused += decision.Verdict == Verdict.Different ? 1 : 0;
        }

        Assert.True(all > 200, $"only {all} pairs differ");
        Assert.True(refused >= 0.99 * all, $"{refused} of {all} are refused");
    }

    // Where no point was found most are equal: the verdict must not rest on a difference that 40 points would have shown.
    [Fact]
    public void What_differs_at_no_point_is_mostly_proved_equal()
    {
        int proved = 0, all = 0;
        foreach (JsonElement pair in Oracle.GetProperty("pairs").EnumerateArray().Where(pair => pair.GetProperty("at").ValueKind == JsonValueKind.Null))
        {
            Decision decision = Decide(pair);
            if (decision.IsDomainProblem)
                continue;
            all++;
            proved += decision is { Verdict: Verdict.Equivalent, Evidence: Evidence.Proof } ? 1 : 0;
        }

        Assert.True(proved >= 0.95 * all, $"{proved} of {all} are proved");
    }

    private static Decision Decide(JsonElement pair) =>
        Equality.Decide(Formula.Parse(pair.GetProperty("expected").GetString()!), Formula.Parse(pair.GetProperty("answer").GetString()!));
}
