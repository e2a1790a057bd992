using System.Text.Json;
using AutodiffTeach.Formulas;
using AutodiffTeach.Formulas.Syntax;

namespace AutodiffTeach.Tests.Formulas.Reading;

public sealed class InvalidCorpusTests
{
    [Fact]
    public void What_others_refuse_is_refused_with_place_and_reason_unless_it_is_good_here()
    {
        var read = new List<string>();
        foreach (JsonElement line in Corpora.Read("invalid.jsonl"))
        {
            if (Formula.TryParse(line.Text("input"), OptionsOf(line), out Expr? formula, out IReadOnlyList<Diagnostic> problems))
                read.Add(line.Text("input"));
            else
                Assert.All(problems, problem => Assert.InRange(problem.Column, 1, line.Text("input").Length + 1));
        }

        Assert.Equal(GoodHere.Order(StringComparer.Ordinal), read.Order(StringComparer.Ordinal));
    }

    /// <summary>The inputs that are good formulas here; docs/judging.md gives the reasons.</summary>
    private static readonly string[] GoodHere =
    [
        "x divides y", "x²*x²", "5pp", "5pp+6mm", "5m", "sinh(10000)", "1/0", "tan(x)", "y_{0}", "B*B", "B^2", "10", "1",
        @"\frac{L_{1}}{R_{total}}", "apples", @"apples\times grams", "giga", "Mohms", @"A\: peak", "Vrms", @"meters\: per\: second", "kΩ", "MeV/nucleon",
        "quart", "oz", "gpm", "psia",
    ];

    // The names that a family declares are the known ones.
    private static ReadingOptions OptionsOf(JsonElement line)
    {
        const string Declared = "declared variables ";
        string family = line.Text("family");
        int start = family.IndexOf(Declared, StringComparison.Ordinal);
        return start < 0
            ? new ReadingOptions()
            : new ReadingOptions { KnownNames = family[(start + Declared.Length)..].TrimEnd(')').Split(' ') };
    }
}
