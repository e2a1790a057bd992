namespace AutodiffTeach.Formulas.Syntax;

/// <summary>Reads runs of raised and lowered characters: <c>uₜ₋₁</c> is u_{t-1}, <c>x⁽ⁱ⁾</c> is x^{(i)}.</summary>
internal static class ScriptLexer
{
    private const char Transposed = 'ᵀ';

    /// <summary>Whether the character is a raised or lowered letter, and so no letter of a name.</summary>
    public static bool IsLetter(char c) => !char.IsAscii(c) && char.IsLetter(c)
        && (c == Transposed || FormulaCharacters.Subscript(c) is not null || FormulaCharacters.Superscript(c) is not null);

    /// <summary>Adds the tokens of a run that starts at the place and returns where it ends; the place itself where there is none.</summary>
    public static int Read(string text, int start, int end, List<Token> tokens, Diagnostics diagnostics)
    {
        if (text[start] == Transposed)
        {
            tokens.Add(new Token(TokenKind.Sign, "^", new Span(start, 1)));
            tokens.Add(new Token(TokenKind.Sign, "⊤", new Span(start, 1)));
            return start + 1;
        }

        if (FormulaCharacters.Subscript(text[start]) is not null)
            return Lowered(text, start, end, tokens, diagnostics);
        // The ⁺ of ∂⁺ is a sign of its own.
        return FormulaCharacters.Superscript(text[start]) is not null && text[start] != '⁺' ? Raised(text, start, end, tokens, diagnostics) : start;
    }

    // A subscript in digits alone is part of the name; one that goes on otherwise takes its digits back.
    private static int Lowered(string text, int start, int end, List<Token> tokens, Diagnostics diagnostics)
    {
        int stop = RunEnd(text, start, end, FormulaCharacters.Subscript);
        int first = start;
        while (first > 0 && FormulaCharacters.Subscript(text[first - 1]) is not null)
            first--;
        if (first < start && tokens is [.., { Kind: TokenKind.Name } name] && name.Span.End == start && name.Text.Contains('_', StringComparison.Ordinal))
            tokens[^1] = name with { Text = name.Text[..name.Text.LastIndexOf('_')], Span = new Span(name.Span.Start, first - name.Span.Start) };
        else
            first = start;
        Braced("_", text, first, stop, FormulaCharacters.Subscript, tokens, diagnostics);
        return stop;
    }

    private static int Raised(string text, int start, int end, List<Token> tokens, Diagnostics diagnostics)
    {
        int stop = RunEnd(text, start, end, FormulaCharacters.Superscript);
        Braced("^", text, start, stop, FormulaCharacters.Superscript, tokens, diagnostics);
        return stop;
    }

    private static int RunEnd(string text, int start, int end, Func<char, char?> plain)
    {
        int i = start;
        while (i < end && plain(text[i]) is not null)
            i++;
        return i;
    }

    private static void Braced(
        string sign, string text, int start, int stop, Func<char, char?> plain, List<Token> tokens, Diagnostics diagnostics)
    {
        var span = new Span(start, stop - start);
        string inner = string.Concat(text[start..stop].Select(c => plain(c) ?? c));
        var parts = new List<Token>();
        for (int i = 0; i < inner.Length;)
            i = Lexer.Next(inner, i, inner.Length, parts, diagnostics);
        string written = text[start..stop];
        tokens.Add(new Token(TokenKind.Sign, sign, span) { Written = written });
        tokens.Add(new Token(TokenKind.Sign, "{", span) { Written = written });
        tokens.AddRange(parts.Select(part => part with { Span = new Span(start + part.Span.Start, part.Span.Length), IsWhole = part.Kind == TokenKind.Name }));
        tokens.Add(new Token(TokenKind.Sign, "}", span) { Written = written });
    }
}
