using System.Text.Json;
using AutodiffTeach.Networks.Decoding;
using AutodiffTeach.Networks.Files;

namespace AutodiffTeach.Networks.Tests.Decoding;

/// <summary>Language models of torch's modules and a beam search written over them: tests/oracles/decoding_networks.json.</summary>
public sealed class NetworkOracleTests
{
    private static readonly JsonElement Cases = Repository.ReadJson("tests", "oracles", "decoding_networks.json").GetProperty("cases");

    public static TheoryData<string> Names => [.. Cases.EnumerateArray().Select(item => item.GetProperty("name").GetString()!)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_beam_over_a_network_is_that_over_torchs_modules(string name)
    {
        JsonElement item = Find(name);
        NetworkStep<double> model = Model(item);
        foreach (JsonElement beam in item.GetProperty("beams").EnumerateArray())
        {
            JsonElement expected = beam.GetProperty("hypotheses");
            IReadOnlyList<Hypothesis<NetworkState<double>>> found = new BeamSearch(beam.GetProperty("width").GetInt32(), Rules(item)).Run(model).Hypotheses;
            Assert.Equal(expected.GetArrayLength(), found.Count);
            for (int rank = 0; rank < found.Count; rank++)
                AssertSame(expected[rank], found[rank]);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_best_of_all_sequences_is_that_of_torch(string name)
    {
        JsonElement item = Find(name);
        if (item.TryGetProperty("best", out JsonElement best))
            AssertSame(best, new ExhaustiveSearch(Rules(item)).Run(Model(item)).Best!);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Sequences_that_are_stepped_through_have_torchs_log_probability(string name)
    {
        JsonElement item = Find(name);
        NetworkStep<double> model = Model(item);
        foreach (JsonElement scored in item.GetProperty("scored").EnumerateArray())
            Assert.Equal(scored.GetProperty("logProbability").GetDouble(), NetworkSample.LogProbability(model, Tokens(scored)), 1e-12);
    }

    private static JsonElement Find(string name) => Cases.EnumerateArray().First(item => item.GetProperty("name").GetString() == name);

    private static NetworkStep<double> Model(JsonElement item)
    {
        NetworkFile<double> file = NetworkFile<double>.Parse(item.GetProperty("network").GetRawText());
        return new(file.Network, file.Input);
    }

    private static SequenceRules Rules(JsonElement item) => new(item.GetProperty("length").GetInt32());

    private static int[] Tokens(JsonElement hypothesis) => [.. hypothesis.GetProperty("tokens").EnumerateArray().Select(token => token.GetInt32())];

    private static void AssertSame(JsonElement expected, Hypothesis found)
    {
        Assert.Equal(Tokens(expected), found.Tokens());
        Assert.Equal(expected.GetProperty("logProbability").GetDouble(), found.LogProbability, 1e-12);
    }
}
