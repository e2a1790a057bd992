using AutodiffTeach.Formulas.Syntax;

namespace AutodiffTeach.Formulas.Reading;

/// <summary>Reads names as they are printed: where <c>Uf</c> is printed U^f, the signs <c>U^f</c>, <c>U^{f}</c> and <c>U^f_1</c> are that name.</summary>
internal sealed class PrintedNames
{
    private readonly Dictionary<string, string> _canonical = new(StringComparer.Ordinal);

    public PrintedNames(IReadOnlyDictionary<string, string> printed)
    {
        foreach ((string canonical, string text) in printed)
            _canonical[text] = canonical;
    }

    /// <summary>The tokens with printed names made canonical.</summary>
    public List<Token> Replace(List<Token> tokens)
    {
        if (_canonical.Count == 0)
            return tokens;
        var result = new List<Token>(tokens.Count);
        for (int i = 0; i < tokens.Count; i++)
        {
            int used = TryName(tokens, i, out Token name);
            result.Add(used == 0 ? tokens[i] : name);
            i += Math.Max(0, used - 1);
        }

        return result;
    }

    // Returns how many tokens the name takes, 0 where there is none.
    private int TryName(List<Token> tokens, int i, out Token name)
    {
        name = default;
        if (tokens[i].Kind != TokenKind.Name || !At(tokens, i + 1).Is("^"))
            return _canonical.ContainsKey(tokens[i].Text) ? Named(tokens, i, 1, tokens[i].Text, "", out name) : 0;
        bool isBraced = At(tokens, i + 2).Is("{") && At(tokens, i + 4).Is("}");
        Token above = At(tokens, isBraced ? i + 3 : i + 2);
        int subscript = above.Text.IndexOf('_', StringComparison.Ordinal);
        string superscript = subscript < 0 ? above.Text : above.Text[..subscript];
        return Named(tokens, i, isBraced ? 5 : 3, $"{tokens[i].Text}^{superscript}", above.Text[superscript.Length..], out name);
    }

    private int Named(List<Token> tokens, int i, int count, string printed, string suffix, out Token name)
    {
        name = default;
        if (tokens[i].Kind != TokenKind.Name || !_canonical.TryGetValue(printed, out string? canonical))
            return 0;
        name = new Token(TokenKind.Name, canonical + suffix, Span.Between(tokens[i].Span, tokens[i + count - 1].Span));
        return count;
    }

    private static Token At(List<Token> tokens, int i) => tokens[Math.Min(i, tokens.Count - 1)];
}
