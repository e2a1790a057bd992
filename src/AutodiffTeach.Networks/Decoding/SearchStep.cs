namespace AutodiffTeach.Networks.Decoding;

/// <summary>One step of a search, for the record: what it considered, kept and gave up. Lists are best first; with groups, group by group.</summary>
/// <param name="Time">The step, from 1; the length of its candidates, but for finished ones that stay in the beam.</param>
/// <param name="Kept">The candidates in the beam that run on, or have the full length.</param>
/// <param name="Finished">The candidates that ended here and count; where finished ones stay in the beam, all ended ones in it.</param>
/// <param name="Pruned">
/// The candidates given up: ranked ones best first, then the others by their tokens; not more than <see cref="BeamSearch.MostPruned"/> a group.
/// </param>
/// <param name="Counts">How many candidates had each fate, whether or not they are listed, in the order of the fates; those of none left out.</param>
public sealed record SearchStep(
    int Time, IReadOnlyList<Candidate> Kept, IReadOnlyList<Candidate> Finished, IReadOnlyList<Candidate> Pruned, IReadOnlyList<FateCount> Counts)
{
    /// <summary>All candidates of the step, listed or not.</summary>
    public long Considered => Counts.Sum(count => count.Count);

    /// <summary>The candidates given up, listed or not.</summary>
    public long PrunedCount => Considered - Kept.Count - Finished.Count;

    /// <summary>How many candidates had a fate.</summary>
    /// <param name="fate">The fate.</param>
    public long CountOf(CandidateFate fate) => Counts.FirstOrDefault(count => count.Fate == fate).Count;
}
