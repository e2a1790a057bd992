namespace AutodiffTeach.Networks.Decoding.Selection;

/// <summary>A candidate by the numbers of its parts; the better is less.</summary>
/// <param name="Hypothesis">The number under which its row was offered.</param>
/// <param name="Token">The place in the row.</param>
/// <param name="Sum">The sum of the hypothesis and the log-probability of the token.</param>
internal readonly record struct RankedCandidate(int Hypothesis, int Token, double Sum) : IComparable<RankedCandidate>
{
    /// <summary>Best first: by <see cref="HypothesisOrder.Rounded"/> of the sum, ties by the number of the hypothesis and then of the token.</summary>
    public int CompareTo(RankedCandidate other)
    {
        int bySum = HypothesisOrder.Rounded(other.Sum).CompareTo(HypothesisOrder.Rounded(Sum));
        return bySum != 0 ? bySum : Hypothesis != other.Hypothesis ? Hypothesis.CompareTo(other.Hypothesis) : Token.CompareTo(other.Token);
    }
}
