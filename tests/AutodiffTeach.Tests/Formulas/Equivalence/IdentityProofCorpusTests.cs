using System.Text.Json;
using AutodiffTeach.Formulas;
using AutodiffTeach.Formulas.Equivalence;

namespace AutodiffTeach.Tests.Formulas.Equivalence;

/// <summary>Pairs that authors of other systems wrote, where they lie beside the repository.</summary>
public sealed class IdentityProofCorpusTests
{
    private const double LeastProved = 0.99;

    [Fact]
    public void Equivalent_pairs_in_scope_are_proved_and_no_others()
    {
        var open = new List<string>();
        int equivalent = 0;
        foreach (JsonElement pair in Corpora.Read("equivalence.jsonl"))
        {
            if (!pair.GetProperty("inScope").GetBoolean())
                continue;
            bool isEquivalent = pair.GetProperty("verdict").GetString() == "equivalent";
            string text = $"{pair.GetProperty("expect")}   and   {pair.GetProperty("answer")}";
            bool isProved = IsProved(pair);
            Assert.True(isEquivalent || !isProved, text);
            equivalent += isEquivalent ? 1 : 0;
            if (isEquivalent && !isProved)
                open.Add(text);
        }

        Assert.True(open.Count <= (1 - LeastProved) * equivalent, $"{open.Count} of {equivalent} are open:\n{string.Join('\n', open)}");
    }

    private static bool IsProved(JsonElement pair)
    {
        var options = new ReadingOptions { KnownNames = [.. pair.GetProperty("variables").EnumerateArray().Select(name => name.GetString()!)] };
        Expr expected = Formula.Parse(pair.GetProperty("expect").GetString()!, options);
        Expr answer = Formula.Parse(pair.GetProperty("answer").GetString()!, options);
        if (IdentityProof.Try(expected, answer, []) is { Outcome: ProofOutcome.Equal or ProofOutcome.Different } proof)
            return proof.Outcome == ProofOutcome.Equal;
        bool arePositive = pair.GetProperty("assume").GetString() == "positive";
        return IdentityProof.Try(expected, answer, NumericPoint.In(expected, answer, arePositive)).Outcome == ProofOutcome.Equal;
    }
}
