using AutodiffTeach.Networks.Decoding.Ngrams;

namespace AutodiffTeach.Networks.Decoding.Files;

/// <summary>A bigram table as JSON: <c>{"vocabulary": ["a", "b"], "table": [[0.6, 0.4], [0.3, 0.7]]}</c>.</summary>
/// <remarks>
/// Besides, <c>initial</c> is the distribution of first tokens, or <c>start</c> a token of the vocabulary that stands before them, and <c>end</c> the
/// token that ends a sequence. Every problem of a file is found, not the first alone.
/// </remarks>
public sealed class BigramFile
{
    internal BigramFile(BigramTable table, IReadOnlyList<string> warnings)
    {
        Table = table;
        Warnings = warnings;
    }

    /// <summary>The table, its numbers as they are.</summary>
    public BigramTable Table { get; }

    /// <summary>What may be a mistake and stops nothing: distributions that do not sum to 1 within <see cref="BigramTable.RowTolerance"/>, each with its place and sum.</summary>
    public IReadOnlyList<string> Warnings { get; }

    /// <summary>Reads a table from text.</summary>
    /// <param name="text">JSON.</param>
    /// <param name="name">The name under which problems report the text.</param>
    /// <exception cref="Networks.Files.NetworkFileException">The text is no table; all of its problems are in the exception.</exception>
    public static BigramFile Parse(string text, string name = "table")
    {
        ArgumentNullException.ThrowIfNull(text);
        return BigramReader.Read(text, name);
    }

    /// <summary>Reads a table from a UTF-8 file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="Networks.Files.NetworkFileException">The file is no table; all of its problems are in the exception.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static BigramFile Load(string path) => Parse(File.ReadAllText(path), Path.GetFileName(path));

    /// <summary>A table as JSON that reads back the same, a row a line.</summary>
    /// <param name="table">The table.</param>
    public static string Write(BigramTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return BigramWriter.Write(table);
    }
}
