using System.Numerics;

namespace AutodiffTeach.Networks.Decoding;

/// <summary>Greedy search: at each step the most probable token.</summary>
/// <param name="Rules">Which sequences there are.</param>
public sealed record GreedySearch(SequenceRules Rules)
{
    /// <summary>Searches.</summary>
    /// <typeparam name="T">The number of the log-probabilities.</typeparam>
    /// <typeparam name="TState">What the model remembers of the tokens it has read.</typeparam>
    /// <param name="model">The model.</param>
    public SearchResult<TState> Run<T, TState>(StepFunction<T, TState> model)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => new BeamSearch(1, Rules) { KeepsTrace = true }.Run(model);
}
