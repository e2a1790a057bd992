using System.Text.Json;
using AutodiffTeach.Formulas;
using AutodiffTeach.Scalars;

namespace AutodiffTeach.Tests.Formulas;

/// <summary>What SymPy says: derivatives, expansions, exact values, closed forms of recurrences.</summary>
public sealed class SymbolicOracleTests
{
    private static readonly JsonElement Oracle = Repository.ReadJson("tests", "oracles", "symbolic.json");

    [Fact]
    public void Derivatives_agree_with_SymPy()
    {
        foreach (JsonElement entry in Oracle.GetProperty("derivatives").EnumerateArray())
        {
            Expr formula = Parse(entry, "formula");
            var wrt = Expr.Variable(entry.GetProperty("wrt").GetString()!);
            Expr derivative = Differentiation.Derivative(formula, wrt, entry.GetProperty("order").GetInt32());
            AssertSamples(entry, derivative);
            AssertSamples(entry, Simplifier.Simplify(derivative));
            AssertSamples(entry, Parse(entry, "derivative"));
        }
    }

    [Fact]
    public void Expansions_have_the_same_terms_as_SymPys()
    {
        foreach (JsonElement entry in Oracle.GetProperty("expansions").EnumerateArray())
        {
            Expr expanded = Simplifier.Expand(Parse(entry, "formula"));
            Assert.Same(Simplifier.Expand(Parse(entry, "expanded")), expanded);
            int terms = expanded is Sum(var parts) ? parts.Count : expanded == Expr.Zero ? 0 : 1;
            Assert.True(entry.GetProperty("terms").GetInt32() == terms || terms <= 1, $"{entry}: {expanded}");
        }
    }

    [Fact]
    public void Exact_values_agree_with_SymPy()
    {
        foreach (JsonElement entry in Oracle.GetProperty("rationals").EnumerateArray())
        {
            Expr formula = Parse(entry, "formula");
            Rational Value(string name) => Exact(entry.GetProperty("at").GetProperty(name).GetString()!);
            Rational expected = Exact(entry.GetProperty("value").GetString()!);
            Assert.Equal(expected, Evaluation.At<Rational>(formula, Value));
            Assert.Equal(expected, Evaluation.At<Rational>(Simplifier.Simplify(formula), Value));
        }
    }

    [Fact]
    public void Closed_forms_read_as_SymPy_has_them()
    {
        foreach (JsonElement entry in Oracle.GetProperty("closed").EnumerateArray())
            AssertSamples(entry, Simplifier.Simplify(Parse(entry, "derivative")));
    }

    private static Expr Parse(JsonElement entry, string property) => Formula.Parse(entry.GetProperty(property).GetString()!);

    private static Rational Exact(string text)
    {
        string[] parts = text.Split('/');
        return parts.Length == 1 ? Rational.Parse(parts[0]) : Rational.Parse(parts[0]) / Rational.Parse(parts[1]);
    }

    private static void AssertSamples(JsonElement entry, Expr formula)
    {
        foreach (JsonElement sample in entry.GetProperty("samples").EnumerateArray())
        {
            var at = sample.GetProperty("at").EnumerateObject().ToDictionary(value => value.Name, value => value.Value.GetDouble());
            if (sample.GetProperty("value") is not { ValueKind: JsonValueKind.Number } expected)
                continue;
            double value = expected.GetDouble();
            Assert.True(Math.Abs(value - Evaluation.At(formula, at)) <= 1e-9 * Math.Abs(value) + 1e-12,
                $"{formula} is {Evaluation.At(formula, at)}, not {value}, at {string.Join(' ', at)} ({entry.GetProperty("derivative")})");
        }
    }
}
