namespace AutodiffTeach.Networks.Decoding;

/// <summary>A table as a model: a distribution of the next token for every beginning, the beginning itself being the state.</summary>
public sealed class TableStep : StepFunction<double, string>
{
    private const char Separator = ' ';

    private readonly Dictionary<string, double[]> _rows = new(StringComparer.Ordinal);

    /// <summary>Takes a table; it is copied.</summary>
    /// <param name="vocabulary">The tokens: texts that are not empty and have no spaces.</param>
    /// <param name="rows">Log-probabilities of the next token after each beginning, whose tokens are separated by spaces; "" is the empty beginning.</param>
    /// <exception cref="ArgumentException">A token is empty or has a space, so that beginnings would be ambiguous, or a row has not one number a token.</exception>
    public TableStep(Vocabulary vocabulary, IReadOnlyDictionary<string, double[]> rows)
    {
        ArgumentNullException.ThrowIfNull(vocabulary);
        ArgumentNullException.ThrowIfNull(rows);
        if (vocabulary.Tokens.FirstOrDefault(token => !CanBeToken(token)) is { } ambiguous)
            throw new ArgumentException($"The token '{ambiguous}' is empty or has a space; the beginnings of a table are tokens separated by spaces.", nameof(vocabulary));
        foreach ((string beginning, double[] row) in rows)
        {
            if (row.Length != vocabulary.Count)
                throw new ArgumentException($"The row of '{beginning}' has {row.Length} numbers; expected {vocabulary.Count}, one a token.", nameof(rows));
            _rows.Add(beginning, [.. row]);
        }

        Vocabulary = vocabulary;
    }

    /// <summary>The tokens.</summary>
    public Vocabulary Vocabulary { get; }

    /// <summary>The rows by their beginnings, the short ones first and each length in the order of the vocabulary; made anew by each call.</summary>
    public IEnumerable<(string Beginning, double[] LogProbabilities)> Rows() => _rows
        .Select(row => (Tokens: row.Key.Length == 0 ? [] : row.Key.Split(Separator).Select(Place).ToArray(), row.Key, row.Value))
        .OrderBy(row => row.Tokens.Length).ThenBy(row => row.Tokens, Comparer<int[]>.Create((x, y) => x.AsSpan().SequenceCompareTo(y)))
        .Select(row => (row.Key, row.Value.ToArray()));

    /// <inheritdoc/>
    public override int VocabularySize => Vocabulary.Count;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The table has no row for the empty beginning.</exception>
    public override string Start(Span<double> logProbabilities) => Row("", logProbabilities);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The table has no row for the beginning that this makes.</exception>
    public override string Step(string state, int token, Span<double> logProbabilities)
    {
        ArgumentNullException.ThrowIfNull(state);
        return Row(Extended(state, Vocabulary[token]), logProbabilities);
    }

    /// <summary>Whether a text can be told from its neighbours in a beginning.</summary>
    internal static bool CanBeToken(string text) => text.Length > 0 && !text.Any(char.IsWhiteSpace);

    /// <summary>A beginning and one more token.</summary>
    internal static string Extended(string beginning, string token) => beginning.Length == 0 ? token : beginning + Separator + token;

    private int Place(string token) => Vocabulary.TryFind(token, out int place) ? place : int.MaxValue;

    private string Row(string beginning, Span<double> logProbabilities)
    {
        if (!_rows.TryGetValue(beginning, out double[]? row))
            throw new ArgumentException($"The table has no row for '{beginning}'; expected one for every beginning that is possible and shorter than the greatest length.", nameof(beginning));
        row.CopyTo(logProbabilities);
        return beginning;
    }
}
