using System.Numerics;

namespace AutodiffTeach.Networks.Decoding;

/// <summary>Greedy search: at each step the most probable token, of several the first; a beam of width 1.</summary>
/// <param name="Rules">Which sequences there are.</param>
public sealed record GreedySearch(SequenceRules Rules)
{
    /// <summary>Searches.</summary>
    /// <typeparam name="T">The number of the log-probabilities.</typeparam>
    /// <typeparam name="TState">What the model remembers of the tokens it has read.</typeparam>
    /// <param name="model">The model.</param>
    /// <exception cref="ArgumentException">The rules make no sense, or the model gives a log-probability that is none: NaN or infinity.</exception>
    public SearchResult<TState> Run<T, TState>(StepFunction<T, TState> model)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => new BeamSearch(1, Rules).Run(model);
}
