namespace AutodiffTeach.Networks.Decoding.Files;

/// <summary>
/// A file that gives a model as a tree: for each beginning of a sequence the log-probabilities of the next token. It is JSON, described in
/// docs/decoding.md: <c>{"vocabulary": ["a", "b"], "length": 2, "logProbabilities": {"": [-0.7, -0.7], "a": [-0.1, -2.4], "b": [-0.5, -0.9]}}</c>.
/// </summary>
public sealed class TreeFile
{
    internal TreeFile(TableStep model, SequenceRules rules, IReadOnlyList<string> warnings, double rowSumDeviation) =>
        (Model, Rules, Warnings, RowSumDeviation) = (model, rules, warnings, rowSumDeviation);

    /// <summary>The tree as a model.</summary>
    public TableStep Model { get; }

    /// <summary>The length that the file states, as the greatest length, and its end token where it has one.</summary>
    public SequenceRules Rules { get; }

    /// <summary>What looks like a mistake and is none that stops a search, such as a probability above 1; each one line.</summary>
    public IReadOnlyList<string> Warnings { get; }

    /// <summary>How far the probabilities of a row are from summing to 1, at most; rounded tables are off by a little, scores that are no probabilities by any amount.</summary>
    public double RowSumDeviation { get; }

    /// <summary>Reads a file.</summary>
    /// <param name="text">The whole text, JSON.</param>
    /// <param name="name">How messages name the file.</param>
    /// <exception cref="Networks.Files.NetworkFileException">The text is no tree; all problems are in the exception.</exception>
    public static TreeFile Parse(string text, string name)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(name);
        return TreeReader.Read(text, name);
    }
}
