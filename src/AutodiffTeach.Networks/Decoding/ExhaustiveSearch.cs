using System.Numerics;
using AutodiffTeach.Networks.Decoding.Exhaustive;

namespace AutodiffTeach.Networks.Decoding;

/// <summary>Exhaustive search: every sequence that the rules allow, so the result is the best there is.</summary>
/// <remarks>Goes depth first, so it holds a row of log-probabilities and a state for each token of one sequence, and the best it has seen.</remarks>
/// <param name="Rules">Which sequences there are, and by what they are compared.</param>
public sealed record ExhaustiveSearch(SequenceRules Rules)
{
    /// <summary>The most hypotheses that it looks at before it refuses; ten million by default. Impossible ones count where their siblings are possible.</summary>
    public long MostHypotheses { get; init; } = 10_000_000;

    /// <summary>The number of best sequences to return, at least 1; 1 by default.</summary>
    public int Count { get; init; } = 1;

    /// <summary>The hypotheses of the whole tree where every token is possible: Σ over lengths, at most <see cref="long.MaxValue"/>.</summary>
    /// <param name="vocabularySize">The tokens, at least 1.</param>
    public long HypothesesOf(int vocabularySize)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(vocabularySize, 1);
        int goOn = vocabularySize - (Rules.EndToken is null ? 0 : 1);
        if (goOn == 1)
            return (long)vocabularySize * Rules.MaximumLength;
        Int128 parents = 1, all = 0;
        for (int length = 1; length <= Rules.MaximumLength && parents > 0 && all < long.MaxValue; length++, parents *= goOn)
            all += parents * vocabularySize;
        return (long)Int128.Min(all, long.MaxValue);
    }

    /// <summary>Searches.</summary>
    /// <typeparam name="T">The number of the log-probabilities.</typeparam>
    /// <typeparam name="TState">What the model remembers of the tokens it has read.</typeparam>
    /// <param name="model">The model; stepped once for each hypothesis that can go on.</param>
    /// <exception cref="ArgumentException">The search or its rules make no sense, or the model gives a log-probability that is none: NaN or infinity.</exception>
    /// <exception cref="InvalidOperationException">There are more than <see cref="MostHypotheses"/>.</exception>
    public SearchResult<TState> Run<T, TState>(StepFunction<T, TState> model)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(Rules);
        ArgumentOutOfRangeException.ThrowIfLessThan(Count, 1);
        Rules.Check(model.VocabularySize);
        return new Enumeration<T, TState>(this, model).Search();
    }
}
