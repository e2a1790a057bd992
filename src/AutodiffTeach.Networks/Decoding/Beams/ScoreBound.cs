namespace AutodiffTeach.Networks.Decoding.Beams;

/// <summary>The most that a sequence can score, given a beginning and that log-probabilities are at most 0.</summary>
internal static class ScoreBound
{
    /// <summary>What may become of a running hypothesis.</summary>
    public static double Of(Hypothesis running, SequenceRules rules) => Over(running.LogProbability, running.Length + 1, rules);

    /// <summary>
    /// What may become of a candidate that was pruned, and of all candidates ranked behind it: these have no more than its sum, apart from what ties, and
    /// at least <paramref name="shortest"/> tokens.
    /// </summary>
    public static double OfPruned(Hypothesis candidate, int shortest, SequenceRules rules)
        => Over(HypothesisOrder.LargestTied(HypothesisOrder.Rounded(candidate.LogProbability)), shortest, rules);

    /// <summary>
    /// The sum s ≤ 0 can only fall and the penalty is monotonic in the length, so the score is at most s / penalty at the shortest or at the longest
    /// length that a sequence can have.
    /// </summary>
    private static double Over(double sum, int shortest, SequenceRules rules)
    {
        int first = rules.EndToken is null ? rules.MaximumLength : Math.Min(Math.Max(shortest, rules.MinimumLength + 1), rules.MaximumLength);
        return Math.Max(rules.Normalisation.Score(sum, first), rules.Normalisation.Score(sum, rules.MaximumLength));
    }
}
