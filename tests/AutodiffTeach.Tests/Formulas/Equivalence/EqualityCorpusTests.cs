using System.Text.Json;
using AutodiffTeach.Formulas;
using AutodiffTeach.Formulas.Equivalence;

namespace AutodiffTeach.Tests.Formulas.Equivalence;

/// <summary>Pairs that other systems' authors wrote, with their verdicts.</summary>
public sealed class EqualityCorpusTests
{
    private const double LeastAgreement = 0.995;

    // Over the reals these are not what their authors took them to be: each differs by a sign where a variable, or a tangent, is negative, or is
    // defined at whole numbers only.
    private static readonly HashSet<string> OtherwiseOverTheReals = ["kas-0104", "isaac-00103", "isaac-00724", "isaac-00737", "isaac-01244",
        "isaac-01249", "isaac-01258", "isaac-01260", "isaac-04697"];

    [Fact]
    public void Verdicts_agree_with_the_corpus_and_nothing_wrong_is_accepted()
    {
        var disagreements = new List<string>();
        int judged = 0;
        foreach (JsonElement entry in Corpora.Read("equivalence.jsonl").Where(entry => entry.GetProperty("inScope").GetBoolean()))
        {
            if (Judge(entry) is not { } decision)
                continue;
            judged++;
            string verdict = entry.GetProperty("verdict").GetString()!;
            Assert.False(verdict == "different" && decision.Verdict == Verdict.Equivalent, $"wrongly accepted: {entry}");
            Assert.False(verdict == "equivalent" && decision.Verdict == Verdict.Different, $"wrongly refused: {entry}");
            if (!decision.Verdict.ToString().Equals(verdict, StringComparison.OrdinalIgnoreCase))
                disagreements.Add($"{entry.GetProperty("id")}: {decision.Verdict}, not {verdict}");
        }

        Assert.True(judged > 1500, $"only {judged} lines were read");
        Assert.True(disagreements.Count <= (1 - LeastAgreement) * judged, string.Join('\n', disagreements));
    }

    [Fact]
    public void Traps_are_decided_right_or_not_at_all()
    {
        foreach (JsonElement entry in Corpora.Read("traps.jsonl"))
        {
            if (Judge(entry) is not { } decision || decision.Verdict == Verdict.Undecided)
                continue;
            bool isEqual = entry.GetProperty("upstreamVerdict").GetString() == "equivalent"
                && !OtherwiseOverTheReals.Contains(entry.GetProperty("id").GetString()!);
            Assert.True(decision.Verdict == (isEqual ? Verdict.Equivalent : Verdict.Different), $"{decision.Verdict}: {entry}");
        }
    }

    // Null where the line cannot be read: reading is tested elsewhere.
    private static Decision? Judge(JsonElement entry)
    {
        string[] names = [.. entry.GetProperty("variables").EnumerateArray().Select(name => name.GetString()!)];
        var reading = new ReadingOptions { KnownNames = names.Length == 0 ? null : names };
        if (!Formula.TryParseEquation(entry.GetProperty("expect").GetString()!, reading, out Expr? quantity, out Expr? expected, out _)
            || !Formula.TryParseEquation(entry.GetProperty("answer").GetString()!, reading, out Expr? left, out Expr? answer, out _) || left != quantity)
            return null;
        bool positive = entry.TryGetProperty("assume", out JsonElement assume) && assume.GetString() == "positive";
        return Equality.Decide(expected, answer, new EqualityOptions { Assume = positive ? Assumption.Positive : Assumption.Real });
    }
}
