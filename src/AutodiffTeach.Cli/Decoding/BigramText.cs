using System.Globalization;
using AutodiffTeach.Cli.Output;
using AutodiffTeach.Graphs;
using AutodiffTeach.Networks.Decoding;
using AutodiffTeach.Networks.Decoding.Ngrams;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Cli.Decoding;

/// <summary>The result of <c>bigram</c> for people: the probability written out as a product, the network, samples.</summary>
internal static class BigramText
{
    private const int Digits = 10;
    private const int MostFactors = 24;
    private const int MostRows = 20;
    private const int LargestTable = 12;
    private const int LargestMatrix = 6;
    private const double Rounding = 1e-12;

    // The least normal double; below it digits are lost, and then all of them.
    private const double SmallestWhole = 2.2250738585072014e-308;

    public static void Write(TextWriter output, BigramResult result)
    {
        if (result.Sequence is { } sequence)
            WriteSequence(output, result.Table, sequence);
        if (result.Text is { } text)
            WriteText(output, text, isAlone: result.Sequence is null);
        if (result.Samples.Count > 0)
            WriteSamples(output, result);
        if (result.Likeliest is { } likeliest)
            output.WriteLine($"likeliest of length {likeliest.Length.ToString(CultureInfo.InvariantCulture)}: {TokenText.Of(result.Table.Vocabulary, likeliest)}, log P = {Number(result.Table.LogProbability(likeliest))}");
        if (result.IsTableAlone)
            WriteTable(output, result.Table);
        if (result.Sequence is not null || result.IsTableAlone)
            WriteNetwork(output, result);
    }

    private static void WriteSequence(TextWriter output, BigramTable table, int[] tokens)
    {
        WritePairs(output, table, tokens);
        output.WriteLine();
        double[] factors = [.. table.Factors(tokens)];
        if (factors.Length == 0)
        {
            output.WriteLine("P = 1: the only token is free");
            return;
        }

        string name = $"P({NameOf(table, tokens)})", value = Probability(table, tokens);
        string product = factors.Length is > 1 and <= MostFactors ? $"{string.Join(" · ", factors.Select(Number))} = " : "";
        output.WriteLine($"{name} = {product}{value}");
        output.WriteLine($"log {name} = {Number(table.LogProbability(tokens))}");
        WriteScore(output, table.Score([tokens]));
    }

    // The long sequence after P is told by its ends.
    private static string NameOf(BigramTable table, int[] tokens)
    {
        string text = tokens.Length <= 2 * MostRows
            ? TokenText.Of(table.Vocabulary, tokens)
            : $"{TokenText.Of(table.Vocabulary, tokens[..5])} … {TokenText.Of(table.Vocabulary, tokens[^5..])}";
        return table.HasInitial ? text : $"{text} | first {TokenText.Of(table.Vocabulary, tokens[..1])}";
    }

    private static string Probability(BigramTable table, int[] tokens)
    {
        double probability = table.Probability(tokens), logarithm = table.LogProbability(tokens);
        if (double.IsNegativeInfinity(logarithm) || probability >= SmallestWhole)
            return Number(probability);
        double decimals = logarithm / Math.Log(10), exponent = Math.Floor(decimals);
        return string.Create(CultureInfo.InvariantCulture, $"{NumberFormat.Short(Math.Pow(10, decimals - exponent))}e{exponent} (from its logarithm; too small for a double)");
    }

    // Each pair once, in the order of the sequence, for they repeat.
    private static void WritePairs(TextWriter output, BigramTable table, int[] tokens)
    {
        (int? Before, int Token)[] pairs = [.. tokens.Select((token, index) => (index == 0 ? (int?)null : tokens[index - 1], token))];
        var distinct = pairs.GroupBy(pair => pair).ToArray();
        var rows = new TextTable("factor", "times", "probability", "log");
        foreach (var pair in distinct.Take(MostRows))
            rows.Add(Row(table, pair.Key, pair.Count()));
        if (distinct.Length > MostRows)
            rows.Add("…", $"{distinct.Length - MostRows} more", "", "");
        rows.Write(output);
    }

    private static string[] Row(BigramTable table, (int? Before, int Token) pair, int count)
    {
        string token = TokenText.Of(table.Vocabulary[pair.Token]), times = count.ToString(CultureInfo.InvariantCulture);
        if (pair.Before is null && !table.HasInitial)
            return [$"first {token}", times, "free", ""];
        double probability = pair.Before is { } before ? table[before, pair.Token] : table.Initial[pair.Token];
        string factor = pair.Before is { } given ? $"P({token} | {TokenText.Of(table.Vocabulary[given])})" : $"P({token} first)";
        return [factor, times, Number(probability), Number(Math.Log(probability))];
    }

    private static void WriteText(TextWriter output, TextScore score, bool isAlone)
    {
        if (!isAlone)
            output.WriteLine();
        output.WriteLine($"log P(text) = {Number(score.LogProbability)}");
        WriteScore(output, score);
    }

    private static void WriteScore(TextWriter output, TextScore score) => output.WriteLine(score.Count == 0
        ? "no token is predicted: first tokens are free"
        : string.Create(CultureInfo.InvariantCulture, $"perplexity {NumberFormat.Short(score.Perplexity)}: cross-entropy {NumberFormat.Short(score.CrossEntropy)} nats, {NumberFormat.Short(score.Bits)} bits a token, over {score.Count} predicted"));

    private static void WriteSamples(TextWriter output, BigramResult result)
    {
        if (result.Sequence is not null || result.Text is not null)
            output.WriteLine();
        Vocabulary vocabulary = result.Table.Vocabulary;
        foreach (int[] sample in result.Samples)
            output.WriteLine(TokenText.Of(vocabulary, sample.Where(token => token != result.Table.EndToken)));
    }

    private static void WriteTable(TextWriter output, BigramTable table)
    {
        output.WriteLine($"bigram table of {table.Count} tokens{(table.EndToken is { } end ? $", ended by {TokenText.Of(table.Vocabulary[end])}" : "")}; first tokens {(table.HasInitial ? "have a distribution" : "are free")}");
        if (table.Count > LargestTable)
            return;
        var rows = new TextTable(["after", .. table.Vocabulary.Tokens.Select(TokenText.Of)]);
        if (table.HasInitial)
            rows.Add(["(start)", .. table.Initial.ToArray().Select(value => NumberFormat.Short(value))]);
        for (int token = 0; token < table.Count; token++)
            rows.Add([TokenText.Of(table.Vocabulary[token]), .. table.Row(token).ToArray().Select(value => NumberFormat.Short(value))]);
        output.WriteLine();
        rows.Write(output);
    }

    private static void WriteNetwork(TextWriter output, BigramResult result)
    {
        ExactRnn network = result.Network;
        output.WriteLine($"\nas a recurrent network: h_t = U x_t + V h_{{t-1}}, o_t = W h_t{(network.HasSoftmax ? ", softmax(o_t)" : "")}; x_t one-hot, {(network.HasSoftmax ? "the softmax" : "o_t")} the distribution of the next token");
        if (result.Table.Count <= LargestMatrix)
        {
            output.WriteLine($"U = {Shown(network.U)}");
            output.WriteLine($"V = {Shown(network.V)}");
            output.WriteLine($"W = {Shown(network.W)}");
        }
        else
        {
            output.WriteLine($"U = I, V = 0, W = {(network.HasSoftmax ? "log Tᵀ" : "Tᵀ")}, each {network.U.Rows}x{network.U.Columns}");
        }

        output.WriteLine(result.LargestDifference is { } difference
            ? $"verified by running it: largest difference from the table {Within(difference)}"
            : "not verified by running it: the table is large");
    }

    // What rounding leaves differs from machine to machine, and is not told.
    private static string Within(double difference) => difference is > 0 and < Rounding ? $"less than {NumberFormat.Short(Rounding)}" : NumberFormat.Short(difference);

    private static string Shown(Matrix<double> matrix) => NumberFormat.Shaped(Shape.Matrix(matrix.Rows, matrix.Columns), matrix.Values.ToArray());

    private static string Number(double value) => NumberFormat.Short(value, Digits);
}
