using System.Text.Json;

namespace AutodiffTeach.Networks.Tests.Decoding.Ngrams;

/// <summary>What exact fractions give: tests/oracles/ngrams.json.</summary>
internal static class NgramOracle
{
    private static readonly JsonElement Document = Repository.ReadJson("tests", "oracles", "ngrams.json");

    public static TheoryData<int> Tables => Indices("tables");

    public static TheoryData<int> Texts => Indices("texts");

    public static JsonElement Table(int index) => Document.GetProperty("tables")[index];

    public static JsonElement Text(int index) => Document.GetProperty("texts")[index];

    public static double Number(JsonElement value) => value.ValueKind == JsonValueKind.Number
        ? value.GetDouble()
        : value.GetString() == "-Infinity" ? double.NegativeInfinity : double.PositiveInfinity;

    public static double[] Numbers(JsonElement list) => [.. list.EnumerateArray().Select(Number)];

    public static string[] Strings(JsonElement list) => [.. list.EnumerateArray().Select(item => item.GetString()!)];

    public static void AssertClose(double expected, double actual)
    {
        if (double.IsFinite(expected))
            Assert.InRange(actual, expected - 1e-13 - (1e-13 * Math.Abs(expected)), expected + 1e-13 + (1e-13 * Math.Abs(expected)));
        else
            Assert.Equal(expected, actual);
    }

    private static TheoryData<int> Indices(string list) => [.. Enumerable.Range(0, Document.GetProperty(list).GetArrayLength())];
}
