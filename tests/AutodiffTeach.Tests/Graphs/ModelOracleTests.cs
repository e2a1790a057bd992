using System.Text.Json;
using AutodiffTeach.Graphs;

namespace AutodiffTeach.Tests.Graphs;

/// <summary>Every model of the oracle has the values and gradients that PyTorch computes.</summary>
public sealed class ModelOracleTests
{
    private static readonly Dictionary<string, JsonElement> Cases = Repository.ReadJson("tests", "oracles", "models.json")
        .GetProperty("cases").EnumerateArray().ToDictionary(item => item.GetProperty("name").GetString()!);

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Values_and_gradients_are_those_of_PyTorch(string name)
    {
        JsonElement item = Cases[name];
        Model model = Parse(item);
        NumericRun run = model.Graph.RunNumbers();
        (ModelVariable output, int? element) = model.Graph.FindElement(item.GetProperty("of").GetString()!)
            ?? throw new InvalidOperationException("no such output");
        NumericGradient gradient = element is { } index ? run.GradientOf(output, index) : run.GradientOf(output);
        foreach (JsonProperty expected in item.GetProperty("values").EnumerateObject())
            AssertClose(expected, run.ValuesOf(Variable(model, expected.Name)), name);
        foreach (JsonProperty expected in item.GetProperty("gradients").EnumerateObject())
            AssertClose(expected, gradient.Elements(Variable(model, expected.Name)), name);
        Assert.True(run.IsKnown(output));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_named_variable_is_there(string name)
    {
        Model model = Parse(Cases[name]);
        IEnumerable<string> expected = Cases[name].GetProperty("values").EnumerateObject().Select(value => value.Name);
        Assert.Equal(
            expected.Order(StringComparer.Ordinal),
            model.Graph.Variables.Where(v => v.Role != Role.Constant).Select(v => v.Name).Order(StringComparer.Ordinal));
    }

    private static Model Parse(JsonElement item)
    {
        string[] overrides = item.TryGetProperty("set", out JsonElement set)
            ? [.. set.EnumerateObject().Select(entry => $"{entry.Name}={entry.Value.GetRawText()}")]
            : [];
        return Model.Parse(item.GetProperty("model").GetString()!, new ModelSettings { Overrides = overrides });
    }

    private static ModelVariable Variable(Model model, string name)
    {
        ModelVariable? variable = model.Graph.Find(name);
        Assert.True(variable is not null, $"no variable {name}");
        return variable!;
    }

    private static void AssertClose(JsonProperty expected, double[] actual, string name)
    {
        double[] numbers = [.. Flatten(expected.Value)];
        Assert.Equal(numbers.Length, actual.Length);
        for (int i = 0; i < numbers.Length; i++)
        {
            double tolerance = 1e-12 * Math.Max(Math.Abs(numbers[i]), 1e-3);
            Assert.True(Math.Abs(numbers[i] - actual[i]) <= tolerance, $"{name}: {expected.Name}[{i}] is {actual[i]:R}, PyTorch has {numbers[i]:R}");
        }
    }

    private static IEnumerable<double> Flatten(JsonElement element) =>
        element.ValueKind == JsonValueKind.Array ? element.EnumerateArray().SelectMany(Flatten) : [element.GetDouble()];
}
