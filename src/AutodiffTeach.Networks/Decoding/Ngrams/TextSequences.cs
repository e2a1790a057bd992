namespace AutodiffTeach.Networks.Decoding.Ngrams;

/// <summary>Splits texts into sequences of tokens, one a line.</summary>
public static class TextSequences
{
    /// <summary>The usual text of the token that stands for unknown ones.</summary>
    public const string UsualUnknown = "<unk>";

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

    /// <summary>The sequences with one token in place of all rare ones, so that a model of them has a probability for tokens it never saw.</summary>
    /// <param name="sequences">The sequences.</param>
    /// <param name="leastCount">How often a token must occur, in all, to stay.</param>
    /// <param name="unknown">What takes the place of the others.</param>
    public static IReadOnlyList<IReadOnlyList<string>> WithoutRare(IReadOnlyList<IReadOnlyList<string>> sequences, int leastCount, string unknown = UsualUnknown)
    {
        ArgumentNullException.ThrowIfNull(sequences);
        ArgumentNullException.ThrowIfNull(unknown);
        Dictionary<string, int> counts = sequences.SelectMany(sequence => sequence).CountBy(token => token, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        return [.. sequences.Select(sequence => (IReadOnlyList<string>)[.. sequence.Select(token => counts[token] < leastCount ? unknown : token)])];
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
