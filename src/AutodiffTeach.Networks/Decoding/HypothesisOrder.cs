namespace AutodiffTeach.Networks.Decoding;

/// <summary>Best first: by score, and where scores tie by the order of the token sequences.</summary>
internal sealed class HypothesisOrder : IComparer<Hypothesis>
{
    /// <summary>The mantissa bits that take part, about 12 decimal digits: sums of the same numbers in another order tie.</summary>
    private const int Bits = 40;

    public static HypothesisOrder BestFirst { get; } = new();

    /// <summary>A score as far as it takes part in the order.</summary>
    public static double Rounded(double score)
    {
        const long Half = 1L << (51 - Bits);
        return double.IsFinite(score) ? BitConverter.Int64BitsToDouble((BitConverter.DoubleToInt64Bits(score) + Half) & ~((2 * Half) - 1)) : score;
    }

    public int Compare(Hypothesis? x, Hypothesis? y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        int byScore = Rounded(y.Score).CompareTo(Rounded(x.Score));
        return byScore != 0 ? byScore : x.Tokens().AsSpan().SequenceCompareTo(y.Tokens());
    }
}
