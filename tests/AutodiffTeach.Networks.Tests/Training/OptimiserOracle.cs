using System.Text.Json;
using AutodiffTeach.Networks.Training;

namespace AutodiffTeach.Networks.Tests.Training;

/// <summary>What PyTorch's optimisers do: tests/oracles/optimisers.json.</summary>
internal static class OptimiserOracle
{
    private static readonly JsonElement Document = Repository.ReadJson("tests", "oracles", "optimisers.json");

    public static TheoryData<int> Cases => [.. Enumerable.Range(0, Document.GetProperty("steps").GetArrayLength())];

    public static JsonElement Steps(int index) => Document.GetProperty("steps")[index];

    public static JsonElement Networks(int index) => Document.GetProperty("networks")[index];

    public static Optimiser<double> OptimiserOf(JsonElement one, IReadOnlyList<NamedParameter<double>> parameters)
    {
        JsonElement options = one.GetProperty("options");
        double rate = Option(options, "lr", 0);
        double[] betas = options.TryGetProperty("betas", out JsonElement given) ? Numbers(given) : [0.9, 0.999];
        double epsilon = Option(options, "eps", 1e-8);
        return one.GetProperty("optimiser").GetString() switch
        {
            "sgd" => new Sgd<double>(parameters, rate, Option(options, "momentum", 0), Option(options, "weight_decay", 0), options.TryGetProperty("nesterov", out _)),
            "adam" => new Adam<double>(parameters, rate, betas[0], betas[1], epsilon, Option(options, "weight_decay", 0)),
            _ => new AdamW<double>(parameters, rate, betas[0], betas[1], epsilon, Option(options, "weight_decay", 1e-2)),
        };
    }

    public static double? Clip(JsonElement one) => one.GetProperty("options").TryGetProperty("clip", out JsonElement maximum) ? maximum.GetDouble() : null;

    /// <summary>All numbers of nested arrays, in order.</summary>
    public static double[] Numbers(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().SelectMany(Numbers)] : [value.GetDouble()];

    public static void AssertAgree(ReadOnlySpan<double> expected, ReadOnlySpan<double> actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int index = 0; index < expected.Length; index++)
            Assert.Equal(expected[index], actual[index], 1e-10 * Math.Max(1, Math.Abs(expected[index])));
    }

    private static double Option(JsonElement options, string name, double fallback) =>
        options.TryGetProperty(name, out JsonElement value) ? value.GetDouble() : fallback;
}
