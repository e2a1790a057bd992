namespace AutodiffTeach.Networks.Decoding;

/// <summary>What a search found.</summary>
/// <typeparam name="TState">What the model remembers of the tokens it has read.</typeparam>
/// <param name="Hypotheses">The results, best first; none where every sequence is impossible.</param>
/// <param name="Steps">What happened at each step; empty where no trace was asked for.</param>
public sealed record SearchResult<TState>(IReadOnlyList<Hypothesis<TState>> Hypotheses, IReadOnlyList<SearchStep> Steps)
{
    /// <summary>The best; null where every sequence is impossible.</summary>
    public Hypothesis<TState>? Best => Hypotheses.Count > 0 ? Hypotheses[0] : null;

    /// <summary>Why the search stopped; with groups, why the last of them did.</summary>
    public required StoppingReason Stopped { get; init; }

    /// <summary>
    /// What could still have been found when the search stopped; null where nothing had finished or nothing ran, and where the model gave a positive
    /// log-probability, which makes the bound void.
    /// </summary>
    public StoppingCertificate? Certificate { get; init; }

    /// <summary>What the search cost.</summary>
    public required SearchCost Cost { get; init; }
}
