using System.Text.Json;
using AutodiffTeach.Cli.Output;
using AutodiffTeach.Graphs;
using AutodiffTeach.Networks.Decoding.Ngrams;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Cli.Decoding;

/// <summary>The result of <c>bigram</c> as JSON.</summary>
internal static class BigramJson
{
    public static void Write(TextWriter output, BigramResult result) => JsonText.Write(output, json =>
    {
        if (result.Sequence is { } sequence)
            WriteSequence(json, result, sequence);
        if (result.Text is { } text)
        {
            json.WriteStartObject("text");
            json.Number("logProbability", text.LogProbability);
            WriteScore(json, text);
            json.WriteEndObject();
        }

        if (result.Samples.Count > 0)
            WriteSamples(json, result);
        if (result.Likeliest is { } likeliest)
        {
            json.WritePropertyName("likeliest");
            WriteTokens(json, result, likeliest);
        }

        WriteNetwork(json, result);
    });

    private static void WriteSequence(Utf8JsonWriter json, BigramResult result, int[] sequence)
    {
        json.Number("probability", result.Table.Probability(sequence));
        json.Number("logProbability", result.Table.LogProbability(sequence));
        json.Strings("sequence", sequence.Select(token => result.Table.Vocabulary[token]));
        json.WriteString("first", result.First);
        WriteScore(json, result.Table.Score([sequence]));
    }

    private static void WriteScore(Utf8JsonWriter json, TextScore score)
    {
        json.WriteNumber("predicted", score.Count);
        json.Number("crossEntropy", score.CrossEntropy);
        json.Number("bits", score.Bits);
        json.Number("perplexity", score.Perplexity);
    }

    private static void WriteSamples(Utf8JsonWriter json, BigramResult result)
    {
        json.WriteStartArray("samples");
        foreach (int[] sample in result.Samples)
            WriteTokens(json, result, sample);
        json.WriteEndArray();
    }

    private static void WriteTokens(Utf8JsonWriter json, BigramResult result, int[] tokens)
    {
        json.WriteStartObject();
        json.Strings("tokens", tokens.Select(token => result.Table.Vocabulary[token]));
        json.Number("logProbability", result.Table.LogProbability(tokens));
        json.WriteEndObject();
    }

    private static void WriteNetwork(Utf8JsonWriter json, BigramResult result)
    {
        json.WriteStartObject("rnn");
        json.WriteString("activation", "identity");
        if (result.Network.HasSoftmax)
            json.WriteString("output", "softmax");
        foreach ((string name, Matrix<double> matrix) in BigramWords.Matrices(result.Network))
            json.Shaped(name, Shape.Matrix(matrix.Rows, matrix.Columns), matrix.Values);
        if (result.LargestDifference is { } difference)
            json.Number("largestDifference", difference);
        json.WriteEndObject();
    }
}
