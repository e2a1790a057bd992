using System.Numerics;

namespace AutodiffTeach.Networks.Decoding;

/// <summary>A beam search beside greedy and exhaustive search under the same rules: whether its result is the best, and if not, where that was lost.</summary>
/// <typeparam name="TState">What the model remembers of the tokens it has read.</typeparam>
/// <param name="Search">The beam search.</param>
/// <param name="Beam">What it found, with the trace.</param>
/// <param name="Greedy">What a beam of 1 finds; null where that comes to nothing that is possible.</param>
/// <param name="Optimum">The best sequence there is; null where every sequence is impossible.</param>
public sealed record SearchComparison<TState>(BeamSearch Search, SearchResult<TState> Beam, Hypothesis<TState>? Greedy, Hypothesis<TState>? Optimum)
{
    /// <summary>Whether the search found the best: its result has the score of the best sequence, to the digits that take part in the order.</summary>
    public bool IsOptimal => Optimum is null ? Beam.Best is null : Beam.Best is { } best && Search.Rules.IsAsGood(best, Optimum);

    /// <summary>Where the best sequence was lost; null where the search found it or another as good.</summary>
    public LostSequence? Lost { get; init; }

    /// <summary>The smallest width with which the search finds the best; null where this one does, and where none does within bounds.</summary>
    public int? SmallestBeam { get; init; }

    /// <summary>Compares. Costs the three searches, and where the beam search misses the best, searches with wider beams of up to a few million candidates in all.</summary>
    /// <typeparam name="T">The number of the log-probabilities.</typeparam>
    /// <param name="search">The beam search.</param>
    /// <param name="model">The model.</param>
    /// <exception cref="ArgumentException">The search or its rules make no sense, or the model gives a log-probability that is none: NaN or infinity.</exception>
    /// <exception cref="InvalidOperationException">There are more sequences than an exhaustive search looks at.</exception>
    public static SearchComparison<TState> Of<T>(BeamSearch search, StepFunction<T, TState> model)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(search);
        ArgumentNullException.ThrowIfNull(model);
        var found = new SearchComparison<TState>(
            search,
            (search with { KeepsTrace = true, MostPruned = int.MaxValue }).Run(model),
            new GreedySearch(search.Rules).Run(model).Best,
            new ExhaustiveSearch(search.Rules).Run(model).Best);
        return found.IsOptimal ? found : found with { Lost = LostSequence.Find(found.Beam, found.Optimum!), SmallestBeam = found.WidthThatFinds(model) };
    }

    // Beams are not monotone: a wider one may lose what a narrower one finds, so that each width is tried.
    private int? WidthThatFinds<T>(StepFunction<T, TState> model)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        const long MostCandidates = 4_000_000;
        long candidates = 0, ofWidest = (long)model.VocabularySize * Search.Rules.MaximumLength;
        int groups = Search.Groups?.Count ?? 1;
        for (int width = groups; candidates <= MostCandidates; width += groups)
        {
            if (this with { Beam = (Search with { Width = width, KeepsTrace = false }).Run(model) } is { IsOptimal: true })
                return width;
            candidates += width * ofWidest;
        }

        return null;
    }
}
