namespace AutodiffTeach.Networks.Decoding;

/// <summary>What a search cost, counted: T steps, k hypotheses, M tokens.</summary>
/// <param name="Steps">T, the steps taken.</param>
/// <param name="ScoredEntries">The candidates scored, at most (1 + (T - 1) k) M.</param>
/// <param name="SortingComparisons">What sorting all candidates of each step would take, Σ n log₂ n over the n of a step: O(T k M log(k M)).</param>
/// <param name="BufferEntries">The most log-probabilities held at once, at most k M.</param>
/// <param name="StoredHypotheses">The hypotheses made, a token and a sum each, at most T k and those that ended; a trace apart.</param>
/// <param name="MostStates">The most states of the model held for hypotheses at once, at most k that run and k that finished.</param>
public sealed record SearchCost(
    int Steps, long ScoredEntries, double SortingComparisons, long BufferEntries, long StoredHypotheses, int MostStates)
{
    /// <summary>What selecting the best without sorting takes, a comparison with the worst kept for each candidate: O(T k M).</summary>
    public long SelectionComparisons => ScoredEntries;
}
