using System.Text;

namespace AutodiffTeach.Formulas.Syntax;

/// <summary>Cuts a stretch of source text into tokens of the plain syntax.</summary>
internal static class Lexer
{
    private const string Subscripts = "₀₁₂₃₄₅₆₇₈₉";
    private const string Superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    // Longest first.
    private static readonly string[] Signs =
        ["..", "->", ">=", "<=", "**", "+", "-", "*", "/", "@", "^", "(", ")", "[", "]", "{", "}", ",", ":", "=", "'", "_", "<", ">", "|", "∂", "√", "⁺"];

    private static readonly Dictionary<char, string> Spellings = new()
    {
        ['−'] = "-",
        ['–'] = "-",
        ['·'] = "*",
        ['⋅'] = "*",
        ['×'] = "*",
        ['⊙'] = "*",
        ['∘'] = "*",
        ['÷'] = "/",
        ['′'] = "'",
        ['≤'] = "<=",
        ['≥'] = ">=",
    };

    /// <summary>The tokens of the stretch, an end token last. A character that belongs to no token is reported and skipped.</summary>
    public static List<Token> Tokenize(SourceText source, Span span, Diagnostics diagnostics)
    {
        var tokens = new List<Token>();
        int position = span.Start;
        while (position < span.End)
        {
            if (char.IsWhiteSpace(source.Text[position]))
            {
                position++;
                continue;
            }

            position = Next(source.Text, position, span.End, tokens, diagnostics);
        }

        tokens.Add(new Token(TokenKind.End, "", new Span(span.End, 0)));
        return tokens;
    }

    /// <summary>Adds the token that starts at the place and returns where it ends.</summary>
    public static int Next(string text, int start, int end, List<Token> tokens, Diagnostics diagnostics)
    {
        char c = text[start];
        if (char.IsAsciiDigit(c) || (c == '.' && start + 1 < end && char.IsAsciiDigit(text[start + 1])))
            return Add(tokens, TokenKind.Number, text, start, NumberEnd(text, start, end));
        if (char.IsLetter(c))
            return Name(text, start, end, tokens);
        if (Superscripts.Contains(c) || c == '⁻')
            return Superscript(text, start, end, tokens);
        if (Spellings.TryGetValue(c, out string? spelling))
        {
            tokens.Add(new Token(TokenKind.Sign, spelling, new Span(start, 1)));
            return start + 1;
        }

        string? sign = Array.Find(Signs, s => start + s.Length <= end && string.CompareOrdinal(text, start, s, 0, s.Length) == 0);
        if (sign is not null)
            return Add(tokens, TokenKind.Sign, text, start, start + sign.Length);
        int length = char.IsHighSurrogate(c) && start + 1 < end ? 2 : 1;
        diagnostics.Report(new Span(start, length), $"unexpected character '{Describe(text.Substring(start, length))}'",
            "a name, a number, an operator or a bracket");
        return start + length;
    }

    private static int Add(List<Token> tokens, TokenKind kind, string text, int start, int end)
    {
        tokens.Add(new Token(kind, text[start..end], new Span(start, end - start)));
        return end;
    }

    // digits [. digits] [e [sign] digits]; "1..N" is a range, so a point followed by a point is no part of the number
    public static int NumberEnd(string text, int start, int end)
    {
        int i = Digits(text, start, end);
        if (i < end && text[i] == '.' && !(i + 1 < end && text[i + 1] == '.'))
            i = Digits(text, i + 1, end);
        if (i < end && text[i] is 'e' or 'E')
        {
            int sign = i + 1 < end && text[i + 1] is '+' or '-' ? 2 : 1;
            int exponent = Digits(text, i + sign, end);
            if (exponent > i + sign)
                return exponent;
        }

        return i;
    }

    public static int Digits(string text, int start, int end)
    {
        int i = Math.Min(start, end);
        while (i < end && char.IsAsciiDigit(text[i]))
            i++;
        return i;
    }

    // A Greek letter is a word of its own; a subscript follows an underscore or is written in subscript digits.
    private static int Name(string text, int start, int end, List<Token> tokens)
    {
        var name = new StringBuilder();
        int i = start;
        if (Greek.NameOf(text[i]) is { } greek)
        {
            name.Append(greek);
            i++;
        }
        else
        {
            while (i < end && char.IsLetterOrDigit(text[i]) && Greek.NameOf(text[i]) is null)
                name.Append(text[i++]);
        }

        i = Suffix(text, i, end, name);
        tokens.Add(new Token(TokenKind.Name, name.ToString(), new Span(start, i - start)));
        return i;
    }

    private static int Suffix(string text, int i, int end, StringBuilder name)
    {
        while (i + 1 < end && text[i] == '_' && char.IsLetterOrDigit(text[i + 1]))
        {
            name.Append('_');
            for (i++; i < end && char.IsLetterOrDigit(text[i]); i++)
                name.Append(Greek.NameOf(text[i]) ?? text[i].ToString());
        }

        if (i < end && Subscripts.Contains(text[i]))
        {
            name.Append('_');
            for (; i < end && Subscripts.IndexOf(text[i]) is >= 0 and var digit; i++)
                name.Append(digit);
        }

        return i;
    }

    // x² is x^2, x⁻¹ is x^-1
    private static int Superscript(string text, int start, int end, List<Token> tokens)
    {
        var digits = new StringBuilder();
        int i = text[start] == '⁻' ? start + 1 : start;
        for (; i < end && Superscripts.IndexOf(text[i]) is >= 0 and var digit; i++)
            digits.Append(digit);
        var span = new Span(start, i - start);
        tokens.Add(new Token(TokenKind.Sign, "^", span));
        if (text[start] == '⁻')
            tokens.Add(new Token(TokenKind.Sign, "-", span));
        if (digits.Length > 0)
            tokens.Add(new Token(TokenKind.Number, digits.ToString(), span));
        return i;
    }

    private static string Describe(string character) =>
        char.IsControl(character[0]) ? $"U+{(int)character[0]:X4}" : character;
}
