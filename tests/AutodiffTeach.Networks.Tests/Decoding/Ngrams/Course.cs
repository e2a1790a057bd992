using AutodiffTeach.Networks.Decoding;
using AutodiffTeach.Networks.Decoding.Ngrams;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Tests.Decoding.Ngrams;

/// <summary>The table of problem set 9, random ones, and sequences of letters.</summary>
internal static class Course
{
    public static BigramTable Table { get; } = new(new Vocabulary("a", "b"), [[0.6, 0.4], [0.3, 0.7]]);

    public static int[] Tokens(string letters) => [.. letters.Select(letter => letter - 'a')];

    /// <summary>A table of letters; every entry that chance makes small is zero.</summary>
    public static BigramTable Random(int size, ulong seed, bool hasZeros = true)
    {
        var random = new RandomStream(seed);
        return new(new Vocabulary(Enumerable.Range(0, size).Select(token => ((char)('a' + token)).ToString())), [.. Enumerable.Range(0, size).Select(_ => Row(size, random, hasZeros))]);
    }

    public static int[] RandomTokens(int size, int length, RandomStream random) => [.. Enumerable.Range(0, length).Select(_ => random.NextBelow(size))];

    private static double[] Row(int size, RandomStream random, bool hasZeros)
    {
        double[] weights = [.. Enumerable.Range(0, size).Select(_ => random.NextUniform()).Select(weight => hasZeros && weight < 0.2 ? 0 : weight)];
        weights[0] += weights.Sum() == 0 ? 1 : 0;
        return [.. weights.Select(weight => weight / weights.Sum())];
    }
}
