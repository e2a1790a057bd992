using System.Globalization;

namespace AutodiffTeach.Networks.Decoding.Exhaustive;

/// <summary>The error of a tree with more hypotheses than an exhaustive search looks at.</summary>
internal static class TreeTooLargeError
{
    public static InvalidOperationException Of(ExhaustiveSearch search, int vocabularySize)
    {
        long size = search.HypothesesOf(vocabularySize);
        string most = search.MostHypotheses.ToString("N0", CultureInfo.InvariantCulture);
        string whole = size == long.MaxValue ? $"more than {1e18.ToString("N0", CultureInfo.InvariantCulture)}" : $"at most {size.ToString("N0", CultureInfo.InvariantCulture)}";
        return new(
            $"Exhaustive search: {vocabularySize} tokens to length {search.Rules.MaximumLength} make {whole} hypotheses, and there are more than the {most} it may look at; " +
            "a smaller tree was expected; raise MostHypotheses, shorten the sequences, or take a wide beam.");
    }
}
