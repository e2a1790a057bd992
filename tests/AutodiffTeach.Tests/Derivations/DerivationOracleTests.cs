using System.Text.Json;
using AutodiffTeach.Derivations;
using AutodiffTeach.Formulas;
using AutodiffTeach.Graphs;

namespace AutodiffTeach.Tests.Derivations;

/// <summary>Derivations have the gradients of PyTorch and the closed forms of SymPy.</summary>
public sealed class DerivationOracleTests
{
    private const int LargestModel = 150; // variables; the others are in the tests of the engine
    private const int Parameters = 8;

    private static readonly Dictionary<string, JsonElement> Cases = Repository.ReadJson("tests", "oracles", "models.json")
        .GetProperty("cases").EnumerateArray().ToDictionary(item => item.GetProperty("name").GetString()!);

    private static readonly JsonElement[] Closed =
        [.. Repository.ReadJson("tests", "oracles", "symbolic.json").GetProperty("closed").EnumerateArray()];

    private static readonly Dictionary<string, string> Models = new()
    {
        ["linear-rnn"] = """
            param w
            input u[1..N]
            state h[0] = 0
            h[t] = w*(u[t] + h[t-1]) for t in 1..N
            y = h[N]
            """,
        ["bptt-identity"] = """
            param U
            param V
            param W
            input x[1..N+1]
            state h[0] = 0
            h[t] = U*x[t] + V*h[t-1] for t in 1..N
            o[t] = W*h[t] for t in 1..N
            L = sum(t in 1..N: (x[t+1] - o[t])^2)
            """,
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    public static TheoryData<int> ClosedForms => [.. Enumerable.Range(0, Closed.Length)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Values_are_the_gradients_of_PyTorch(string name)
    {
        JsonElement item = Cases[name];
        ModelSettings settings = new() { Overrides = Overrides(item) };
        Model model = Model.Parse(item.GetProperty("model").GetString()!, settings);
        string of = item.GetProperty("of").GetString()!;
        if (model.Graph.FindElement(of) is not var (output, element) || (element is null && !output.Shape.IsScalar) || model.Graph.Variables.Count > LargestModel)
            return;
        JsonElement gradients = item.GetProperty("gradients");
        (ModelVariable Variable, int Element)[] parameters = [.. model.Graph.Leaves.Where(leaf => leaf.Variable.Role == Role.Parameter).Take(Parameters)];
        foreach ((ModelVariable variable, int index) in parameters)
        {
            double expected = Flatten(gradients.GetProperty(variable.Name)).ElementAt(index);
            Derivation derivation = Derivation.Create(model, of, variable.ElementName(index));
            AssertClose(expected, derivation.Value!.Value, $"{name}: {derivation.Subject}");
            Assert.DoesNotContain("could not be compared", derivation.Steps[^1].Explanation, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(ClosedForms))]
    public void Closed_forms_are_those_of_SymPy(int index)
    {
        JsonElement item = Closed[index];
        Model model = Model.Parse($"const N = {item.GetProperty("steps").GetInt32()}\n{Models[item.GetProperty("model").GetString()!]}");
        Expr formula = Derivation.Create(model, item.GetProperty("of").GetString()!, item.GetProperty("wrt").GetString()!).Formula;
        foreach (JsonElement sample in item.GetProperty("samples").EnumerateArray())
        {
            Dictionary<string, double> at = sample.GetProperty("at").EnumerateObject().ToDictionary(entry => entry.Name, entry => entry.Value.GetDouble());
            AssertClose(sample.GetProperty("value").GetDouble(), Evaluation.At(formula, at), formula.ToString());
        }

        Expr expected = Formula.Parse(item.GetProperty("derivative").GetString()!);
        Assert.Equal(Simplifier.Expand(expected).ToString(), Simplifier.Expand(formula).ToString());
    }

    private static string[] Overrides(JsonElement item) => item.TryGetProperty("set", out JsonElement set)
        ? [.. set.EnumerateObject().Select(entry => $"{entry.Name}={entry.Value.GetRawText()}")]
        : [];

    private static IEnumerable<double> Flatten(JsonElement element) =>
        element.ValueKind == JsonValueKind.Array ? element.EnumerateArray().SelectMany(Flatten) : [element.GetDouble()];

    private static void AssertClose(double expected, double actual, string where) =>
        Assert.True(Math.Abs(expected - actual) <= 1e-9 * Math.Max(Math.Abs(expected), 1e-3), $"{where}: {actual:R} instead of {expected:R}");
}
