namespace AutodiffTeach.Networks.Decoding.Ngrams;

/// <summary>Splits texts into sequences of tokens, one a line.</summary>
public static class TextSequences
{
    /// <summary>The tokens of every line that has any.</summary>
    /// <param name="text">The text; lines end as on any system.</param>
    /// <param name="unit">What a token is.</param>
    public static IReadOnlyList<IReadOnlyList<string>> Of(string text, TokenUnit unit)
    {
        ArgumentNullException.ThrowIfNull(text);
        var sequences = new List<IReadOnlyList<string>>();
        foreach (ReadOnlySpan<char> line in text.AsSpan().EnumerateLines())
        {
            if (OfLine(line.ToString(), unit) is { Count: > 0 } tokens)
                sequences.Add(tokens);
        }

        return sequences;
    }

    /// <summary>The tokens of one line.</summary>
    /// <param name="line">The line; a byte order mark in front is no token.</param>
    /// <param name="unit">What a token is.</param>
    public static IReadOnlyList<string> OfLine(string line, TokenUnit unit)
    {
        ArgumentNullException.ThrowIfNull(line);
        line = line.TrimStart('\uFEFF');
        return unit == TokenUnit.Words
            ? line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            : [.. line.EnumerateRunes().Select(character => character.ToString())];
    }
}
