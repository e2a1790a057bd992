using AutodiffTeach.Cli.Output;
using AutodiffTeach.Networks.Decoding;
using AutodiffTeach.Networks.Decoding.Files;

namespace AutodiffTeach.Cli.Decoding;

/// <summary>What the searches in a tree gave, with the words for it.</summary>
/// <param name="Name">How the tree is called.</param>
/// <param name="File">The tree.</param>
/// <param name="Found">The searches.</param>
internal sealed record BeamRun(string Name, TreeFile File, SearchComparison<string> Found)
{
    /// <summary>k.</summary>
    public int Width => Found.Search.Width;

    /// <summary>Which sequences there are.</summary>
    public SequenceRules Rules => Found.Search.Rules;

    /// <summary>The texts of the tokens.</summary>
    public Vocabulary Vocabulary => File.Model.Vocabulary;

    /// <summary>Whether hypotheses are compared by something else than their sums.</summary>
    public bool HasScores => Rules.Normalisation != LengthNormalisation.None;

    /// <summary>The tokens of a hypothesis.</summary>
    public string[] Tokens(Hypothesis hypothesis) => [.. hypothesis.Tokens().Select(token => Vocabulary[token])];

    /// <summary>Whether the beam is cut into groups, each of which ranks its own candidates.</summary>
    public bool HasGroups => Found.Search.Groups is not null;

    /// <summary>The tokens of a hypothesis in one line, those that cannot be seen in quotes.</summary>
    public string Text(Hypothesis hypothesis) => string.Join(' ', Tokens(hypothesis).Select(TokenText.Of));

    /// <summary>The tokens of a hypothesis within a sentence.</summary>
    public string Quoted(Hypothesis hypothesis) => $"“{Text(hypothesis)}”";

    /// <summary>A sum or a score for people.</summary>
    public static string Number(double value) => NumberFormat.Short(NumberFormat.Tidy(value));

    /// <summary>What hypotheses are compared by, as a table or a sentence has it.</summary>
    public static string Compared(Hypothesis hypothesis) => Number(hypothesis.Score);
}
