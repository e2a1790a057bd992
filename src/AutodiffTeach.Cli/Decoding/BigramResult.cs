using AutodiffTeach.Networks.Decoding.Ngrams;

namespace AutodiffTeach.Cli.Decoding;

/// <summary>What <c>bigram</c> was asked for.</summary>
/// <param name="Table">The table.</param>
/// <param name="Network">The network that is equal to it.</param>
/// <param name="LargestDifference">The largest difference found by running the network; null where the table is too large to.</param>
/// <param name="Sequence">The sequence, or null.</param>
/// <param name="Text">How well the table predicts a text, or null.</param>
/// <param name="Samples">Sequences drawn.</param>
/// <param name="Likeliest">The likeliest sequence of the length asked for, or null.</param>
internal sealed record BigramResult(
    BigramTable Table, ExactRnn Network, double? LargestDifference, int[]? Sequence, TextScore? Text, IReadOnlyList<int[]> Samples, int[]? Likeliest)
{
    /// <summary>Whether nothing but the table itself was asked for.</summary>
    public bool IsTableAlone => Sequence is null && Text is null && Samples.Count == 0 && Likeliest is null;

    /// <summary>The word of <c>--first</c> for how first tokens are taken.</summary>
    public string First => Table.HasInitial ? "start" : "free";
}
