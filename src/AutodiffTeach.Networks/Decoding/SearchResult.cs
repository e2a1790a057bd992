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

    /// <summary>
    /// The most that a sequence can score whose beginning the search pruned, by the same bound as the certificate's: what the beam may have missed. Negative
    /// infinity where nothing was pruned, null where the model gave a positive log-probability. With groups, of the first, which pays nothing.
    /// </summary>
    public double? PrunedBound { get; init; }

    /// <summary>
    /// Whether the best is sure to score as much as any sequence that the rules allow, because neither what was pruned nor what still ran could score more. Where it is
    /// false the best may be optimal all the same; <see cref="ExhaustiveSearch"/> tells.
    /// </summary>
    public bool IsProvenOptimal { get; init; }

    /// <summary>What the search cost.</summary>
    public required SearchCost Cost { get; init; }
}
