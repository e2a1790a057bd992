namespace AutodiffTeach.Derivations;

/// <summary>The ranges from which the values of variables are drawn, the same in every run.</summary>
internal static class PointRanges
{
    /// <summary>Ranges for all lines; the others are for lines that have no value in these.</summary>
    public const int Usual = 5;

    // Ordinary values, both signs, close to zero, above one, large: logarithms, roots and differences find their domain in one of them.
    private static readonly (double Low, double High)[] Ranges =
        [(0.3, 1.7), (0.3, 1.7), (0.3, 1.7), (-1.5, 1.5), (-1.5, 1.5), (0.01, 0.2), (-0.2, 0.2), (-1.7, -0.3), (1.5, 6), (-6, 6), (10, 100)];

    /// <summary>How many ranges there are.</summary>
    public static int Count => Ranges.Length;

    /// <summary>The source of the values of one range.</summary>
    public static Random RandomOf(int range) => new(20_231 + range);

    /// <summary>The next value from a range.</summary>
    public static Sampled Draw(Random random, int range) =>
        new(Ranges[range].Low + (Ranges[range].High - Ranges[range].Low) * random.NextDouble(), 0);
}
