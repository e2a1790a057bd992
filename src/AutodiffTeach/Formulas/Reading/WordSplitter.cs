using AutodiffTeach.Formulas.Syntax;

namespace AutodiffTeach.Formulas.Reading;

/// <summary>
/// Resolves words against the known names before the syntax is read: <c>wu_2</c> becomes w and u_2, <c>dy/dw</c> the symbol of a
/// derivative. Only words that are no names themselves are touched; where any name is allowed, only derivatives are.
/// </summary>
internal sealed class WordSplitter(NameTable names, FormulaSyntax syntax)
{
    private const int LongestSubscript = 40; // in tokens
    private readonly int _longest = names.LongestWord;
    private readonly List<Token> _result = [];
    private int _subscripts; // how deep in braces behind an underscore

    /// <summary>The tokens with such words cut.</summary>
    public List<Token> Split(List<Token> tokens)
    {
        for (int i = 0; i < tokens.Count; i++)
        {
            Token token = tokens[i];
            TrackSubscript(tokens, i);
            if (token.Kind != TokenKind.Name || _subscripts > 0 || token.IsWhole)
                _result.Add(token);
            else
                i += Word(tokens, i) - 1;
        }

        return _result;
    }

    // A subscript's words stay as they are.
    private void TrackSubscript(List<Token> tokens, int i)
    {
        if (tokens[i].Is("{") && (_subscripts > 0 || (i > 0 && tokens[i - 1].Is("_") && !(i > 1 && LatexLexer.IsIndicator(tokens[i - 2])))))
            _subscripts++;
        else if (tokens[i].Is("}") && _subscripts > 0)
            _subscripts--;
    }

    // Returns how many tokens were used.
    private int Word(List<Token> tokens, int i)
    {
        Token word = tokens[i];
        Token next = tokens[i + 1];
        bool isMeant = names.IsClosed && IsMeant(word.Text, next);
        if (!isMeant && TryDerivative(tokens, i) is var used and > 0)
            return used;
        if (isMeant || !names.IsClosed || syntax == FormulaSyntax.Python || IsAccented(tokens, i))
            _result.Add(word);
        else
            _result.AddRange(Pieces(word, next));
        return 1;
    }

    private bool IsMeant(string word, Token next) => names.Resolve(word) is not null || names.FindConstant(word) is not null
        || names.IsFunction(word) || names.FindFunction(word) is not null || names.IsIndexed(word) || word is "sum" or "prod" or "in" || (word == "diag" && next.Is("("))
        || (TakesSubscript(next) && names.IsFamily(word));

    private static bool TakesSubscript(Token next) => next.Is("[") || next.Is("_");

    private static bool IsAccented(List<Token> tokens, int i) => i > 1 && tokens[i - 1].Is("{") && tokens[i - 2] is { Kind: TokenKind.Sign, Text: ['_', _, ..] };

    // \frac{dy}{dw}, dy/dw and d^2y/dw^2 in several tokens or dy_dw in one; returns how many tokens were used
    private int TryDerivative(List<Token> tokens, int i)
    {
        Token first = tokens[i];
        if (first.Text[0] != 'd')
            return 0;
        bool inFraction = i > 1 && tokens[i - 1].Is("{") && (tokens[i - 2].Is("frac") || tokens[i - 2].Is("}"));
        if (inFraction && first.Text.Length > 1 && Differential(first.Text, tokens[i + 1]) is { } name)
            return Differential(first, name);
        int slash = first.Text == "d" ? EndOfOrder(tokens, i + 1) : i + 1;
        if (first.Text == "d" && tokens[slash].Kind == TokenKind.Name)
            slash++;
        slash = EndOfSubscripts(tokens, slash);
        if (slash + 1 < tokens.Count && tokens[slash].Is("/") && Differential(tokens[slash + 1].Text, tokens[Math.Min(slash + 2, tokens.Count - 1)]) is { } below)
            return Quotient(tokens, i, slash, below);
        return names.IsClosed ? OneWord(first) : 0;
    }

    private int Quotient(List<Token> tokens, int i, int slash, string below)
    {
        Token first = tokens[i];
        if (first.Text == "d" && names.IsClosed && names.Resolve("d") is not null)
            return 0;
        if (first.Text == "d")
            _result.Add(Sign("d", first.Span));
        else if (Differential(first.Text, tokens[i + 1]) is { } above)
            Differential(first, above);
        else
            return 0;
        _result.AddRange(tokens[(i + 1)..(slash + 1)]);
        Differential(tokens[slash + 1], below);
        return slash + 2 - i;
    }

    // dL_do1
    private int OneWord(Token word)
    {
        int middle = word.Text.IndexOf("_d", StringComparison.Ordinal);
        if (middle <= 0 || Differential(word.Text[..middle], default) is not { } above || Differential(word.Text[(middle + 1)..], default) is not { } below)
            return 0;
        Differential(word, above);
        _result.Add(Sign("/", word.Span));
        Differential(word, below);
        return 1;
    }

    private int Differential(Token word, string name)
    {
        _result.Add(Sign("d", word.Span));
        _result.Add(word with { Text = name, IsWhole = true });
        return 1;
    }

    private static Token Sign(string sign, Span span) => new(TokenKind.Sign, sign, span);

    // y of dy, where y may be a name and dy is none
    private string? Differential(string word, Token next)
    {
        if (word.Length < 2 || word[0] != 'd' || !char.IsLetter(word[1]))
            return null;
        string name = word[1..];
        if (!names.IsClosed)
            return syntax == FormulaSyntax.Latex || names.FindFunction(name) is not null ? null : name;
        return names.Resolve(word) is not null ? null
            : names.Resolve(name) ?? (TakesSubscript(next) && names.IsFamily(name) || names.IsIndexed(name) ? name : null);
    }

    // ^2, ^{2}
    private static int EndOfOrder(List<Token> tokens, int i)
    {
        if (!tokens[i].Is("^") || i + 3 >= tokens.Count)
            return i;
        return tokens[i + 1].Is("{") && tokens[i + 3].Is("}") ? i + 4 : i + 2;
    }

    // [t], _{t}, and _t of LaTeX
    private static int EndOfSubscripts(List<Token> tokens, int i)
    {
        int last = Math.Min(tokens.Count - 1, i + LongestSubscript);
        while (i + 1 < tokens.Count && (tokens[i].Is("[") || tokens[i].Is("_")))
        {
            bool isBare = tokens[i].Is("_") && !tokens[i + 1].Is("{");
            if (isBare)
                i++;
            while (!isBare && i < last && !tokens[i].Is("}") && !tokens[i].Is("]"))
                i++;
            i = Math.Min(i + 1, tokens.Count - 1);
        }

        return i;
    }

    // The word as a chain of known names, the longest first; the word itself where it is none.
    private IEnumerable<Token> Pieces(Token word, Token next)
    {
        string text = word.Text;
        var ends = new int[text.Length + 1]; // ends[i]: where the longest piece at i ends such that the rest works out, 0 where none
        ends[text.Length] = text.Length;
        for (int i = text.Length - 1; i >= 0; i--)
        {
            for (int end = Math.Min(text.Length, i + _longest); end > i && ends[i] == 0; end--)
            {
                if (ends[end] != 0 && (IsPiece(text[i..end], end == text.Length, next) || IsNumber(text, i, end)))
                    ends[i] = end;
            }
        }

        bool samePlaces = word.Span.Length == text.Length;
        for (int i = 0; ends[0] != 0 && i < text.Length; i = ends[i])
        {
            Span span = samePlaces ? new Span(word.Span.Start + i, ends[i] - i) : word.Span;
            yield return new Token(char.IsAsciiDigit(text[i]) ? TokenKind.Number : TokenKind.Name, text[i..ends[i]], span);
        }

        if (ends[0] == 0)
            yield return word;
    }

    private bool IsPiece(string piece, bool isLast, Token next) => names.Resolve(piece) is not null
        || names.IsIndexed(piece)
        || names.FindConstant(piece) is not null
        || (isLast && next.Is("(") && names.IsFunction(piece))
        || (isLast && TakesSubscript(next) && names.IsFamily(piece));

    // In LaTeX x2y is x*2*y.
    private bool IsNumber(string text, int start, int end)
    {
        if (syntax != FormulaSyntax.Latex || start == 0 || char.IsAsciiDigit(text[start - 1]) || (end < text.Length && char.IsAsciiDigit(text[end])))
            return false;
        return text.AsSpan(start, end - start).IndexOfAnyExceptInRange('0', '9') < 0;
    }
}
