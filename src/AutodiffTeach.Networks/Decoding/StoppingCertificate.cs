namespace AutodiffTeach.Networks.Decoding;

/// <summary>What a search that stopped could still have found, against what it had found.</summary>
/// <remarks>
/// The bound holds because log-probabilities are at most 0: whatever follows, the sum of a running hypothesis cannot grow, so its score is at most
/// sum / penalty(length) at the best length that it can still reach, the longest for α ≥ 0 and the shortest for α &lt; 0. A model that gives a positive
/// log-probability has no certificate. It is about this search: a sequence whose beginning was pruned may be better than either.
/// </remarks>
/// <param name="BestFinished">The score of the best finished hypothesis.</param>
/// <param name="BestRunningBound">The most that a running hypothesis can score in the end.</param>
public sealed record StoppingCertificate(double BestFinished, double BestRunningBound)
{
    /// <summary>Whether the best finished hypothesis is the best that this search would have found, had it gone on.</summary>
    public bool Holds => HypothesisOrder.Rounded(BestFinished) > HypothesisOrder.Rounded(BestRunningBound);
}
