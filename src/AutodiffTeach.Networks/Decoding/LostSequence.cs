namespace AutodiffTeach.Networks.Decoding;

/// <summary>Where a search lost a sequence that it did not return: the answer to "is the result optimal, and where was the optimum lost".</summary>
/// <param name="Reason">How it was lost.</param>
/// <param name="Time">The step: of the pruning, or the last step at which its beginning, or it, was kept.</param>
/// <param name="Beginning">The candidate that was lost, with its rank and what happened to it.</param>
/// <param name="Rival">The worst of the candidates that were better at that step and were kept; null where there is none, as where the beginning is against the rules.</param>
public sealed record LostSequence(LossReason Reason, int Time, Candidate Beginning, Candidate? Rival)
{
    /// <summary>By how much the beginning fell short of its rival, in sums of log-probabilities less the penalties of groups; null where there is no rival.</summary>
    public double? Margin => Rival is null ? null : Ranked(Rival) - Ranked(Beginning);

    /// <summary>Finds where a traced search lost a sequence.</summary>
    /// <typeparam name="TState">What the model remembers of the tokens it has read.</typeparam>
    /// <param name="result">The result of a beam search that kept its trace, all pruned candidates listed as far as the sequence needs them.</param>
    /// <param name="sequence">The sequence, as from <see cref="ExhaustiveSearch"/> under the same rules.</param>
    /// <returns>Where it was lost; null where it is among the results.</returns>
    /// <exception cref="ArgumentException">The trace does not list the candidate: no trace was kept, or too few pruned candidates, or the sequence is of other rules.</exception>
    public static LostSequence? Find<TState>(SearchResult<TState> result, Hypothesis sequence)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(sequence);
        int[] tokens = sequence.Tokens();
        if (result.Hypotheses.Any(found => found.Tokens().AsSpan().SequenceEqual(tokens)))
            return null;
        Candidate? last = null;
        foreach (SearchStep step in result.Steps.Take(tokens.Length))
        {
            ReadOnlySpan<int> beginning = tokens.AsSpan(0, step.Time);
            Candidate? kept = Of(step.Kept, beginning) ?? Of(step.Finished, beginning);
            if (kept is null && Of(step.Pruned, beginning) is { } pruned)
                return Pruned(step, pruned);
            // A step that lists all its candidates and not this one is one of other groups: that which kept the beginning had stopped.
            if (kept is null && (last is null || step.PrunedCount > step.Pruned.Count))
                throw Unlisted(step.Time);
            if (kept is null)
                break;
            last = kept;
        }

        if (last is null)
            throw Unlisted(1);
        bool isWhole = last.Hypothesis.Length == tokens.Length;
        return new(isWhole ? LossReason.Displaced : LossReason.Stopped, last.Hypothesis.Length, last, Rival: null);
    }

    private static LostSequence Pruned(SearchStep step, Candidate pruned)
    {
        IEnumerable<Candidate> better = step.Kept.Concat(step.Finished).Where(candidate => candidate.Group == pruned.Group && candidate.Rank < pruned.Rank);
        return new(LossReason.Pruned, step.Time, pruned, better.MaxBy(candidate => candidate.Rank));
    }

    private static double Ranked(Candidate candidate) => candidate.Hypothesis.LogProbability - candidate.Penalty;

    private static Candidate? Of(IReadOnlyList<Candidate> candidates, ReadOnlySpan<int> tokens)
    {
        foreach (Candidate candidate in candidates)
        {
            if (candidate.Hypothesis.Length == tokens.Length && candidate.Hypothesis.Token == tokens[^1] && candidate.Hypothesis.Tokens().AsSpan().SequenceEqual(tokens))
                return candidate;
        }

        return null;
    }

    private static ArgumentException Unlisted(int time)
        => new($"The trace does not list the sequence's beginning at step {time}; a search with KeepsTrace, a sufficient MostPruned and the sequence's rules was expected.");
}
