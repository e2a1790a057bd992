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
    private const int LargestTable = 12;
    private const int LargestMatrix = 6;

    public static void Write(TextWriter output, BigramResult result)
    {
        if (result.Sequence is { } sequence)
            WriteSequence(output, result.Table, sequence);
        if (result.Text is { } text)
            WriteText(output, text, isAlone: result.Sequence is null);
        if (result.Samples.Count > 0)
            WriteSamples(output, result);
        if (result.Likeliest is { } likeliest)
            output.WriteLine($"likeliest of length {likeliest.Length.ToString(CultureInfo.InvariantCulture)}: {TokenText.Of(result.Table.Vocabulary, likeliest)}, log P = {BigramWords.Number(result.Table.LogProbability(likeliest))}");
        if (result.IsTableAlone)
            WriteTable(output, result.Table);
        if (result.Sequence is not null || result.IsTableAlone)
            WriteNetwork(output, result);
    }

    private static void WriteSequence(TextWriter output, BigramTable table, int[] tokens)
    {
        var rows = new TextTable(BigramWords.FactorHeads);
        foreach (string[] row in BigramWords.Factors(table, tokens))
            rows.Add(row);
        rows.Write(output);
        output.WriteLine();
        if (tokens.Length == 1 && !table.HasInitial)
        {
            output.WriteLine("P = 1: the only token is free");
            return;
        }

        string name = BigramWords.NameOf(table, tokens);
        output.WriteLine($"{name} = {BigramWords.Product(table, tokens)}");
        output.WriteLine($"log {name} = {BigramWords.Number(table.LogProbability(tokens))}");
        output.WriteLine(BigramWords.Of(table.Score([tokens])));
    }

    private static void WriteText(TextWriter output, TextScore score, bool isAlone)
    {
        if (!isAlone)
            output.WriteLine();
        output.WriteLine($"log P(text) = {BigramWords.Number(score.LogProbability)}");
        output.WriteLine(BigramWords.Of(score));
    }

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
            foreach ((string name, Matrix<double> matrix) in BigramWords.Matrices(network))
                output.WriteLine($"{name} = {Shown(matrix)}");
        }
        else
        {
            output.WriteLine($"U = I, V = 0, W = {(network.HasSoftmax ? "log Tᵀ" : "Tᵀ")}, each {network.U.Rows}x{network.U.Columns}");
        }

        output.WriteLine(result.LargestDifference is { } difference
            ? $"verified by running it: largest difference from the table {BigramWords.Within(difference)}"
            : "not verified by running it: the table is large");
    }

    private static string Shown(Matrix<double> matrix) => NumberFormat.Shaped(Shape.Matrix(matrix.Rows, matrix.Columns), matrix.Values.ToArray());
}
