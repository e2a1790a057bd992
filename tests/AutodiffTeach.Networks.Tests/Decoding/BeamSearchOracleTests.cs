using System.Text.Json;
using AutodiffTeach.Networks.Decoding;

namespace AutodiffTeach.Networks.Tests.Decoding;

/// <summary>Searches written apart in Python over torch.topk, each in the layout of the decoder whose rules it follows: tests/oracles/beam_search.py.</summary>
public sealed class BeamSearchOracleTests
{
    private static readonly JsonElement Document = Repository.ReadJson("tests", "oracles", "beam_search.json");

    [Theory]
    [InlineData("fairseq", 140)]
    [InlineData("allennlp", 140)]
    [InlineData("tensor2tensor", 80)]
    [InlineData("diverse", 24)]
    public void Torch_finds_the_same(string system, int cases)
    {
        var models = Document.GetProperty("models").EnumerateArray().ToDictionary(model => model.GetProperty("name").GetString()!, Model);
        JsonElement[] all = [.. Document.GetProperty("cases").EnumerateArray().Where(each => each.GetProperty("system").GetString() == system)];
        Assert.Equal(cases, all.Length);
        foreach (JsonElement each in all)
        {
            SearchResult<(int, int)> result = Search(each).Run(models[each.GetProperty("model").GetString()!]);
            AssertFound(each, result);
        }
    }

    private static BeamSearch Search(JsonElement each)
    {
        int width = Number(each, "width");
        int maximum = Number(each, "maximumLength");
        double alpha = each.GetProperty("alpha").GetDouble();
        BeamSearch search = each.GetProperty("system").GetString() switch
        {
            "fairseq" => BeamSearch.LikeFairseq(width, maximum, 0, alpha),
            "allennlp" => BeamSearch.LikeAllenNlp(width, maximum, 0),
            "tensor2tensor" => BeamSearch.LikeTensor2Tensor(width, maximum, 0, alpha),
            _ => new(width, new(maximum)) { Groups = new(Number(each, "groups"), each.GetProperty("strength").GetDouble()) },
        };
        SequenceRules rules = search.Rules with
        {
            MinimumLength = Number(each, "minimumLength"),
            BlockedRepetition = Number(each, "blockedRepetition"),
        };
        bool orders = each.GetProperty("system").GetString() == "allennlp";
        return search with { Rules = orders ? rules with { Normalisation = LengthNormalisation.Power(alpha) } : rules };
    }

    private static int Number(JsonElement each, string name) => each.GetProperty(name).GetInt32();

    private static FunctionStep<double, (int Last, int Before)> Model(JsonElement model)
    {
        double[] start = Row(model.GetProperty("start"));
        double[][] bigram = [.. model.GetProperty("bigram").EnumerateArray().Select(Row)];
        double[][] skip = [.. model.GetProperty("skip").EnumerateArray().Select(Row)];
        return new(start.Length, (-1, -1), LogSoftmax(start), (state, token) =>
        {
            double[] logits = state.Last < 0 ? bigram[token] : [.. bigram[token].Zip(skip[state.Last], (x, y) => x + y)];
            return (LogSoftmax(logits), (token, state.Last));
        });
    }

    private static double[] Row(JsonElement row)
        => [.. row.EnumerateArray().Select(each => each.ValueKind == JsonValueKind.String ? double.NegativeInfinity : each.GetDouble())];

    private static double[] LogSoftmax(double[] logits)
    {
        double most = logits.Max();
        double normaliser = most + Math.Log(logits.Sum(each => Math.Exp(each - most)));
        return Array.ConvertAll(logits, each => each - normaliser);
    }

    private static void AssertFound(JsonElement each, SearchResult<(int, int)> result)
    {
        JsonElement[] expected = [.. each.GetProperty("results").EnumerateArray()];
        string[] tokens = [.. expected.Select(found => string.Join(' ', found.GetProperty("tokens").EnumerateArray()))];
        Assert.True(tokens.SequenceEqual(result.Hypotheses.Select(found => string.Join(' ', found.Tokens()))), each.ToString());
        for (int place = 0; place < tokens.Length; place++)
        {
            Assert.Equal(expected[place].GetProperty("logProbability").GetDouble(), result.Hypotheses[place].LogProbability, 1e-9);
            Assert.Equal(expected[place].GetProperty("score").GetDouble(), result.Hypotheses[place].Score, 1e-9);
        }
    }
}
