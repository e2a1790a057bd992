using System.Numerics;

namespace AutodiffTeach.Networks.Decoding;

/// <summary>Exhaustive search: every sequence, so the result is the best there is.</summary>
/// <param name="Rules">Which sequences there are, and by what they are compared.</param>
public sealed record ExhaustiveSearch(SequenceRules Rules)
{
    /// <summary>The most hypotheses that it looks at before it refuses.</summary>
    public long MostHypotheses { get; init; } = 10_000_000;

    /// <summary>The number of best sequences to return; 1 by default.</summary>
    public int Count { get; init; } = 1;

    /// <summary>Searches.</summary>
    /// <typeparam name="T">The number of the log-probabilities.</typeparam>
    /// <typeparam name="TState">What the model remembers of the tokens it has read.</typeparam>
    /// <param name="model">The model.</param>
    public SearchResult<TState> Run<T, TState>(StepFunction<T, TState> model)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(model);
        int width = checked((int)Math.Pow(model.VocabularySize, Rules.MaximumLength));
        SearchResult<TState> all = new BeamSearch(width, Rules).Run(model);
        return all with { Hypotheses = [.. all.Hypotheses.Take(Count)], Steps = [] };
    }
}
