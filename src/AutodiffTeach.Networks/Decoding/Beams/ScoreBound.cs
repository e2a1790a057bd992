namespace AutodiffTeach.Networks.Decoding.Beams;

/// <summary>The most that a running hypothesis can score, whatever follows, where log-probabilities are at most 0.</summary>
internal static class ScoreBound
{
    /// <summary>
    /// The sum s ≤ 0 can only fall and the penalty is monotonic in the length, so the score is at most s / penalty at the shortest or at the longest
    /// length that can still be reached.
    /// </summary>
    public static double Of(Hypothesis running, SequenceRules rules)
    {
        int shortest = rules.EndToken is null ? rules.MaximumLength : Math.Min(Math.Max(running.Length, rules.MinimumLength) + 1, rules.MaximumLength);
        return Math.Max(
            rules.Normalisation.Score(running.LogProbability, shortest),
            rules.Normalisation.Score(running.LogProbability, rules.MaximumLength));
    }
}
