namespace AutodiffTeach.Networks.Decoding;

/// <summary>Best first: by score, and where scores tie by the order of the token sequences.</summary>
internal sealed class HypothesisOrder : IComparer<Hypothesis>
{
    /// <summary>The mantissa bits that take part, about 12 decimal digits: sums of the same numbers in another order tie.</summary>
    private const int Bits = 40;

    /// <summary>Half a unit of the last of these bits.</summary>
    private const long Half = 1L << (51 - Bits);

    public static HypothesisOrder BestFirst { get; } = new();

    /// <summary>A score as far as it takes part in the order.</summary>
    public static double Rounded(double score) =>
        double.IsFinite(score) ? BitConverter.Int64BitsToDouble((BitConverter.DoubleToInt64Bits(score) + Half) & ~((2 * Half) - 1)) : score;

    /// <summary>The largest score that ties with another: Rounded(s) is above Rounded(score) just where s is above this.</summary>
    /// <param name="score">A score as <see cref="Rounded"/> gives it.</param>
    public static double LargestTied(double score)
    {
        if (double.IsNaN(score) || double.IsPositiveInfinity(score))
            return score;
        // a magnitude half-way between two rounded ones goes to the larger, and -0 ties with 0
        long bits = BitConverter.DoubleToInt64Bits(score);
        return BitConverter.Int64BitsToDouble(score < 0 ? bits - Half : Half - 1 + (score == 0 ? 0 : bits));
    }

    public int Compare(Hypothesis? x, Hypothesis? y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        int byScore = Rounded(y.Score).CompareTo(Rounded(x.Score));
        return byScore != 0 ? byScore : CompareTokens(x, y);
    }

    /// <summary>The order of two token sequences, from the left; a beginning comes before what it begins.</summary>
    public static int CompareTokens(Hypothesis x, Hypothesis y)
    {
        Hypothesis a = Ancestor(x, Math.Min(x.Length, y.Length));
        Hypothesis b = Ancestor(y, a.Length);
        int first = 0;
        // From the right, so the leftmost difference is the last one seen; what two hypotheses share is the same object and needs no look.
        for (; !ReferenceEquals(a, b) && a.Length > 0; a = a.Parent!, b = b.Parent!)
        {
            int here = a.Token.CompareTo(b.Token);
            first = here != 0 ? here : first;
        }

        return first != 0 ? first : x.Length.CompareTo(y.Length);
    }

    private static Hypothesis Ancestor(Hypothesis hypothesis, int length)
    {
        while (hypothesis.Length > length)
            hypothesis = hypothesis.Parent!;
        return hypothesis;
    }
}
