namespace AutodiffTeach.Networks.Decoding;

/// <summary>A table as a model: a distribution of the next token for every beginning, the prefix itself being the state.</summary>
public sealed class TableStep : StepFunction<double, string>
{
    private readonly IReadOnlyDictionary<string, double[]> _rows;

    /// <summary>Takes a table.</summary>
    /// <param name="vocabulary">The tokens.</param>
    /// <param name="rows">Log-probabilities of the next token after each beginning, whose tokens are separated by spaces; "" is the empty beginning.</param>
    public TableStep(Vocabulary vocabulary, IReadOnlyDictionary<string, double[]> rows)
    {
        Vocabulary = vocabulary;
        _rows = rows;
    }

    /// <summary>The tokens.</summary>
    public Vocabulary Vocabulary { get; }

    /// <inheritdoc/>
    public override int VocabularySize => Vocabulary.Count;

    /// <inheritdoc/>
    public override string Start(Span<double> logProbabilities) => Row("", logProbabilities);

    /// <inheritdoc/>
    public override string Step(string state, int token, Span<double> logProbabilities)
        => Row(state.Length == 0 ? Vocabulary[token] : state + " " + Vocabulary[token], logProbabilities);

    private string Row(string prefix, Span<double> logProbabilities)
    {
        _rows[prefix].CopyTo(logProbabilities);
        return prefix;
    }
}
