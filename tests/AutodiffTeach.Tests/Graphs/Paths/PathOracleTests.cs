using System.Numerics;
using System.Text.Json;
using AutodiffTeach.Graphs;
using AutodiffTeach.Graphs.Paths;

namespace AutodiffTeach.Tests.Graphs.Paths;

/// <summary>Counts, lists and sums of paths are those of an independent enumeration.</summary>
public sealed class PathOracleTests
{
    private static readonly Dictionary<string, JsonElement> Cases = Repository.ReadJson("tests", "oracles", "paths.json")
        .GetProperty("cases").EnumerateArray().ToDictionary(item => item.GetProperty("name").GetString()!);

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Paths_are_counted_exactly(string name) => Assert.Equal(
        BigInteger.Parse(Cases[name].GetProperty("count").GetString()!), TableOf(Cases[name]).Paths.Count);

    [Theory]
    [MemberData(nameof(Names))]
    public void Paths_are_listed_with_their_products(string name)
    {
        if (!Cases[name].TryGetProperty("paths", out JsonElement expected))
            return;
        Dictionary<string, double> actual = TableOf(Cases[name]).Terms()
            .ToDictionary(term => string.Join(' ', term.Path.Nodes.Select(node => node.Id)), term => term.Value![0, 0]);
        Assert.Equal(expected.GetArrayLength(), actual.Count);
        foreach (JsonElement path in expected.EnumerateArray())
        {
            string nodes = string.Join(' ', path.GetProperty("nodes").EnumerateArray().Select(node => node.GetString()));
            Assert.Equal(path.GetProperty("value").GetDouble(), actual[nodes], 1e-12);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_sum_over_all_paths_is_the_gradient(string name)
    {
        PathTable table = TableOf(Cases[name]);
        if (!Cases[name].TryGetProperty("value", out JsonElement expected) || expected.ValueKind != JsonValueKind.Number)
            return;
        Assert.Equal(expected.GetDouble(), table.Total![0, 0], Math.Abs(expected.GetDouble()) * 1e-11 + 1e-13);
        if (table.Paths.Count < 2000)
            Assert.Equal(table.Total[0, 0], table.Terms().Sum(term => term.Value![0, 0]), Math.Abs(expected.GetDouble()) * 1e-11 + 1e-12);
    }

    private static PathTable TableOf(JsonElement item)
    {
        Model model = Model.Parse(item.GetProperty("model").GetString()!);
        return new PathTable(
            model.Graph, model.Graph.Find(item.GetProperty("from").GetString()!)!, model.Graph.Find(item.GetProperty("to").GetString()!)!);
    }
}
