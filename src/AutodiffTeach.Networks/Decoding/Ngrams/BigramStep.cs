namespace AutodiffTeach.Networks.Decoding.Ngrams;

/// <summary>A bigram table as a model for searches and sampling; the state is the last token, -1 before the first.</summary>
/// <remarks>
/// First tokens follow the table's distribution of them. Where they are free, all but the end token are as likely: that adds log(1/N) to every
/// sequence, and so changes no order.
/// </remarks>
public sealed class BigramStep : StepFunction<double, int>
{
    private const int BeforeFirst = -1;

    private readonly double[] _first;
    private readonly double[] _rows;

    /// <summary>Takes the logarithms of a table.</summary>
    /// <param name="table">The table.</param>
    public BigramStep(BigramTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        Table = table;
        _first = [.. table.FirstDistribution().Select(probability => Math.Log(probability))];
        _rows = [.. Enumerable.Range(0, table.Count).SelectMany(token => table.Row(token).ToArray()).Select(probability => Math.Log(probability))];
    }

    /// <summary>The table.</summary>
    public BigramTable Table { get; }

    /// <inheritdoc/>
    public override int VocabularySize => Table.Count;

    /// <inheritdoc/>
    public override int Start(Span<double> logProbabilities)
    {
        _first.CopyTo(logProbabilities);
        return BeforeFirst;
    }

    /// <inheritdoc/>
    public override int Step(int state, int token, Span<double> logProbabilities)
    {
        _rows.AsSpan(token * Table.Count, Table.Count).CopyTo(logProbabilities);
        return token;
    }
}
