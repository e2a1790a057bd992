using System.Globalization;
using AutodiffTeach.Cli.Output;
using AutodiffTeach.Networks.Decoding.Ngrams;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Cli.Decoding;

/// <summary>How text and worked answers tell the probability of a sequence.</summary>
internal static class BigramWords
{
    /// <summary>The heads of the columns of <see cref="Factors"/>.</summary>
    public static readonly IReadOnlyList<string> FactorHeads = ["factor", "times", "probability", "log"];

    private const int Digits = 10;
    private const int MostFactors = 24;
    private const int MostRows = 20;
    private const int ShownEnd = 5;
    private const double Rounding = 1e-12;

    // The least normal double; below it digits are lost, and then all of them.
    private const double SmallestWhole = 2.2250738585072014e-308;

    /// <summary>The factors of the probability of a sequence, each once in the order of the sequence, for they repeat.</summary>
    public static IReadOnlyList<string[]> Factors(BigramTable table, int[] tokens)
    {
        IEnumerable<(int? Before, int Token)> pairs = tokens.Select((token, index) => (index == 0 ? (int?)null : tokens[index - 1], token));
        var distinct = pairs.GroupBy(pair => pair).ToArray();
        IEnumerable<string[]> rows = distinct.Take(MostRows).Select(pair => Row(table, pair.Key, pair.Count()));
        return distinct.Length <= MostRows ? [.. rows] : [.. rows, ["…", $"{Count(distinct.Length - MostRows)} more", "", ""]];
    }

    /// <summary><c>P(aab | first a)</c>; of a long sequence its ends.</summary>
    public static string NameOf(BigramTable table, int[] tokens)
    {
        string text = tokens.Length <= 2 * MostRows
            ? TokenText.Of(table.Vocabulary, tokens)
            : $"{TokenText.Of(table.Vocabulary, tokens[..ShownEnd])} … {TokenText.Of(table.Vocabulary, tokens[^ShownEnd..])}";
        return $"P({(table.HasInitial ? text : $"{text} | first {TokenText.Of(table.Vocabulary, tokens[..1])}")})";
    }

    /// <summary>The probability with its factors, where they are few: <c>0.6 · 0.4 = 0.24</c>.</summary>
    public static string Product(BigramTable table, int[] tokens)
    {
        double[] factors = [.. table.Factors(tokens)];
        string product = factors.Length is > 1 and <= MostFactors ? $"{string.Join(" · ", factors.Select(Number))} = " : "";
        return product + Probability(table, tokens);
    }

    /// <summary>Perplexity and cross-entropy.</summary>
    public static string Of(TextScore score) => score.Count == 0
        ? "no token is predicted: first tokens are free"
        : string.Create(CultureInfo.InvariantCulture, $"perplexity {NumberFormat.Short(score.Perplexity)}: cross-entropy {NumberFormat.Short(score.CrossEntropy)} nats, {NumberFormat.Short(score.Bits)} bits a token, over {score.Count} predicted");

    /// <summary>The matrices of a network under their names.</summary>
    public static IReadOnlyList<(string Name, Matrix<double> Matrix)> Matrices(ExactRnn network) => [("U", network.U), ("V", network.V), ("W", network.W)];

    /// <summary>A difference; what rounding leaves of it differs from machine to machine, and is not told.</summary>
    public static string Within(double difference) => difference is > 0 and < Rounding ? $"less than {NumberFormat.Short(Rounding)}" : NumberFormat.Short(difference);

    /// <summary>A probability or its logarithm.</summary>
    public static string Number(double value) => NumberFormat.Short(value, Digits);

    private static string Probability(BigramTable table, int[] tokens)
    {
        double probability = table.Probability(tokens), logarithm = table.LogProbability(tokens);
        if (double.IsNegativeInfinity(logarithm) || probability >= SmallestWhole)
            return Number(probability);
        double decimals = logarithm / Math.Log(10), exponent = Math.Floor(decimals);
        return string.Create(CultureInfo.InvariantCulture, $"{NumberFormat.Short(Math.Pow(10, decimals - exponent))}e{exponent} (from its logarithm; too small for a double)");
    }

    private static string[] Row(BigramTable table, (int? Before, int Token) pair, int count)
    {
        string token = TokenText.Of(table.Vocabulary[pair.Token]);
        if (pair.Before is null && !table.HasInitial)
            return [$"first {token}", Count(count), "free", ""];
        double probability = pair.Before is { } before ? table[before, pair.Token] : table.Initial[pair.Token];
        string factor = pair.Before is { } given ? $"P({token} | {TokenText.Of(table.Vocabulary[given])})" : $"P({token} first)";
        return [factor, Count(count), Number(probability), Number(Math.Log(probability))];
    }

    private static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);
}
