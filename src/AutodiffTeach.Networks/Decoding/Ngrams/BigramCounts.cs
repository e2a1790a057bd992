namespace AutodiffTeach.Networks.Decoding.Ngrams;

/// <summary>How often each token follows each other one in a text, from which tables with any smoothing are made.</summary>
/// <remarks>Immutable; N² numbers.</remarks>
public sealed class BigramCounts
{
    /// <summary>The usual text of the end token.</summary>
    public const string UsualEnd = "</s>";

    private readonly long[] _pairs;
    private readonly long[] _first;

    private BigramCounts(Vocabulary vocabulary, int? endToken)
    {
        Vocabulary = vocabulary;
        EndToken = endToken;
        _pairs = new long[vocabulary.Count * vocabulary.Count];
        _first = new long[vocabulary.Count];
    }

    /// <summary>The tokens: those of the text in ordinal order, then the end token.</summary>
    public Vocabulary Vocabulary { get; }

    /// <summary>The end token; null where sequences were counted without their boundaries.</summary>
    public int? EndToken { get; }

    /// <summary>How often a token was followed by another; an end counts as one.</summary>
    /// <param name="token">The token before.</param>
    /// <param name="next">The token that follows.</param>
    public long this[int token, int next] => _pairs[(token * Vocabulary.Count) + next];

    /// <summary>The tokens that nothing follows in the text, not even the end: without smoothing their rows are 0/0.</summary>
    public IReadOnlyList<int> Unfollowed => [.. Enumerable.Range(0, Vocabulary.Count).Where(token => token != EndToken && FollowersOf(token).Sum() == 0)];

    /// <summary>Counts.</summary>
    /// <param name="sequences">The sequences, such as <see cref="TextSequences.Of"/> gives; at least one token in all.</param>
    /// <param name="end">
    /// The end token, which is counted after every sequence and is none of its tokens; first tokens are then counted too, as those that follow the start.
    /// Null leaves both boundaries out, and first tokens free.
    /// </param>
    /// <exception cref="ArgumentException">There is no token, there are more than a table holds, or the end token is among them.</exception>
    public static BigramCounts Of(IEnumerable<IReadOnlyList<string>> sequences, string? end = UsualEnd)
    {
        ArgumentNullException.ThrowIfNull(sequences);
        List<IReadOnlyList<string>> all = [.. sequences];
        string[] tokens = [.. all.SelectMany(sequence => sequence).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        if (tokens.Length == 0)
            throw new ArgumentException("There is no token to count; expected at least one.", nameof(sequences));
        if (end is not null && tokens.Contains(end, StringComparer.Ordinal))
            throw new ArgumentException($"'{end}' is a token of the text; expected a text for the end token that is none.", nameof(end));
        var vocabulary = new Vocabulary([.. tokens, .. end is null ? Array.Empty<string>() : [end]]);
        if (vocabulary.Count > BigramTable.MostTokens)
            throw new ArgumentException($"The text has {tokens.Length} different tokens; a table has at most {BigramTable.MostTokens}.", nameof(sequences));
        var counts = new BigramCounts(vocabulary, end is null ? null : tokens.Length);
        foreach (IReadOnlyList<string> sequence in all)
            counts.Add(sequence);
        return counts;
    }

    /// <summary>How often a token was the first of a sequence; 0 where boundaries were left out.</summary>
    /// <param name="token">The token.</param>
    public long First(int token) => _first[token];

    /// <summary>The table with add-k smoothing: P(j | i) = (c_ij + k) / (c_i + k N), N the size of the vocabulary with the end token.</summary>
    /// <remarks>
    /// <para>k = 0 is the relative frequency, the maximum of the text's likelihood; k = 1 is Laplace's. The same rule gives the distribution of first tokens.</para>
    /// <para>The end token leads to itself: a sequence that has ended stays so. Without smoothing the row of a token of <see cref="Unfollowed"/> is zeros,
    /// where 0/0 says nothing: a sequence that goes on from there has probability zero.</para>
    /// </remarks>
    /// <param name="k">What is added to each count, 0 or more.</param>
    public BigramTable ToTable(double k = 0)
    {
        int count = Vocabulary.Count;
        if (!(k >= 0) || !double.IsFinite(k * count))
            throw new ArgumentOutOfRangeException(nameof(k), k, "What is added to counts is a number of 0 or more.");
        double[] rows = new double[_pairs.Length];
        for (int token = 0; token < count; token++)
            Smooth(FollowersOf(token), k, rows.AsSpan(token * count, count));
        double[] initial = new double[EndToken is null ? 0 : count];
        if (EndToken is { } end)
        {
            rows.AsSpan(end * count, count).Clear();
            rows[(end * count) + end] = 1;
            Smooth(_first, k, initial);
        }

        return new(Vocabulary, rows, initial, EndToken);
    }

    private static void Smooth(ReadOnlySpan<long> counts, double k, Span<double> row)
    {
        double total = k * counts.Length;
        foreach (long count in counts)
            total += count;
        for (int token = 0; token < row.Length && total > 0; token++)
            row[token] = (counts[token] + k) / total;
    }

    private ArraySegment<long> FollowersOf(int token) => new(_pairs, token * Vocabulary.Count, Vocabulary.Count);

    private void Add(IReadOnlyList<string> sequence)
    {
        int? before = null;
        foreach (string text in sequence)
        {
            Vocabulary.TryFind(text, out int token);
            Count(before, token);
            before = token;
        }

        if (EndToken is { } end)
            Count(before, end);
    }

    private void Count(int? before, int token)
    {
        if (before is { } last)
            _pairs[(last * Vocabulary.Count) + token]++;
        else if (EndToken is not null)
            _first[token]++;
    }
}
