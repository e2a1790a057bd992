using System.Text.Json;
using AutodiffTeach.Formulas;
using AutodiffTeach.Formulas.Equivalence;
using AutodiffTeach.Scalars;

namespace AutodiffTeach.Tests.Formulas;

/// <summary>Derivatives that other systems' authors wrote.</summary>
public sealed class DerivativeCorpusTests
{
    private const double LeastAgreement = 0.995;

    [Fact]
    public void Derivatives_are_those_of_the_corpus()
    {
        var disagreements = new List<string>();
        JsonElement[] entries = [.. Corpora.Read("derivatives.jsonl").Where(entry => entry.GetProperty("inScope").GetBoolean())];
        foreach (JsonElement entry in entries)
        {
            if (Decide(entry) is { Verdict: not Verdict.Equivalent } decision)
                disagreements.Add($"{entry.GetProperty("id")}: {decision.Verdict} {decision.Evidence}");
        }

        Assert.True(disagreements.Count <= (1 - LeastAgreement) * entries.Length, string.Join('\n', disagreements));
    }

    // Some have numbers that were rounded to doubles.
    private static Decision Decide(JsonElement entry)
    {
        string text = entry.GetProperty("expect").GetString()!;
        Expr derivative = Differentiation.Derivative(
            Formula.Parse(entry.GetProperty("formula").GetString()!), Expr.Variable(entry.GetProperty("wrt").GetString()!), entry.GetProperty("order").GetInt32());
        bool isRounded = text.Contains('.', StringComparison.Ordinal);
        return Equality.Decide(derivative, Formula.Parse(text), new EqualityOptions { Tolerance = isRounded ? Rational.FromDouble(1e-12) : null });
    }
}
