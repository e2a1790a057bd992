using AutodiffTeach.Formulas.Reading;

namespace AutodiffTeach.Formulas.Syntax;

/// <summary>Cuts a formula in LaTeX into the tokens of the plain syntax, and a few more for what only LaTeX has.</summary>
/// <remarks>
/// Single letters are factors, unless names are known: then runs of letters stay whole and <see cref="WordSplitter"/> cuts them. Within
/// subscripts a run of letters is one word (<c>w_{hh}</c>), and behind <c>_</c> and <c>^</c> without braces stands one character, as in TeX.
/// </remarks>
internal sealed partial class LatexLexer(SourceText source, NameTable names, Diagnostics diagnostics)
{
    private readonly string _text = FormulaCharacters.Plain(source.Text);
    private readonly List<Token> _tokens = [];
    private readonly Stack<int> _subscripts = new(); // the depths of braces at which a subscript ends
    private int _braces;
    private int _end;

    /// <summary>The tokens of the stretch, an end token last.</summary>
    public List<Token> Tokenize(Span span)
    {
        _end = span.End;
        for (int i = span.Start; i < _end && !diagnostics.IsFull;)
            i = char.IsWhiteSpace(_text[i]) || _text[i] == '~' ? i + 1 : Next(i);
        _tokens.Add(new Token(TokenKind.End, "", new Span(_end, 0)));
        return WithoutDoubledBraces();
    }

    // {{x}} is {x}, and {{\rm d} y} is {d y}
    private List<Token> WithoutDoubledBraces()
    {
        var open = new Stack<int>();
        var closeOf = new Dictionary<int, int>();
        for (int i = 0; i < _tokens.Count; i++)
        {
            if (_tokens[i].Is("{"))
                open.Push(i);
            else if (_tokens[i].Is("}") && open.TryPop(out int start))
                closeOf[start] = i;
        }

        HashSet<int> doubled = [.. closeOf.Where(pair => IsDoubled(pair.Key, pair.Value)).SelectMany(pair => (int[])[pair.Key, pair.Value])];
        return doubled.Count == 0 ? _tokens : [.. _tokens.Where((_, i) => !doubled.Contains(i))];

        bool IsDoubled(int start, int end) => start > 0 && _tokens[start - 1].Is("{")
            && ((closeOf.TryGetValue(start - 1, out int outer) && outer == end + 1)
                || (end == start + 2 && (_tokens[start + 1].Is("d") || _tokens[start + 1].Is("∂") || _tokens[start + 1] is { Kind: TokenKind.Name, Text: "d" })));
    }

    private int Next(int i)
    {
        char c = _text[i];
        int script = ScriptLexer.Read(_text, i, _end, _tokens, diagnostics);
        if (script > i)
            return script;
        if (FormulaCharacters.IsIndicator(_text, i))
            return Sign("1[", i, i + 2);
        switch (c)
        {
            case '\\':
                return Command(i);
            case '{':
                _braces++;
                return Sign("{", i, i + 1);
            case '}':
                if (_subscripts.TryPeek(out int depth) && depth == _braces--)
                    _subscripts.Pop();
                return Sign("}", i, i + 1);
            case '_' or '^':
                return Script(i);
            case '&' or '∑' or '∏' or '⊤':
                return Sign(c.ToString(), i, i + 1);
            default:
                return char.IsLetter(c) ? Letters(i) : Lexer.Next(_text, i, _end, _tokens, diagnostics);
        }
    }

    /// <summary>Whether a subscript behind the token is a condition: <c>1_{z &gt; 0}</c>.</summary>
    public static bool IsIndicator(Token token) => token.Is("1[") || token is { Kind: TokenKind.Number, Text: "1" };

    private int Sign(string sign, int start, int end)
    {
        _tokens.Add(new Token(TokenKind.Sign, sign, new Span(start, end - start)) { Written = _text[start..end] });
        return end;
    }

    private int Word(string word, int start, int end, bool isWhole = true)
    {
        _tokens.Add(new Token(TokenKind.Name, word, new Span(start, end - start)) { IsWhole = isWhole });
        return end;
    }

    private int SkipBlanks(int i)
    {
        while (i < _end && (char.IsWhiteSpace(_text[i]) || _text[i] == '~'))
            i++;
        return i;
    }

    // _ and ^ take one character or what stands in braces.
    private int Script(int i)
    {
        bool holdsCondition = _tokens.Count > 0 && IsIndicator(_tokens[^1]);
        Sign(_text[i].ToString(), i, i + 1);
        int next = SkipBlanks(i + 1);
        if (next == _end)
            return next;
        if (_text[next] == '{' && _text[i] == '_' && !holdsCondition)
            _subscripts.Push(_braces + 1);
        else if (char.IsAsciiDigit(_text[next]))
            return Digit(i, next);
        else if (char.IsLetter(_text[next]))
            return Word(Greek.NameOf(_text[next]) ?? _text[next].ToString(), next, next + 1);
        return next;
    }

    private int Digit(int sign, int start)
    {
        int end = Lexer.Digits(_text, start, _end);
        string digits = _text[start..end];
        if (digits.Length > 1)
        {
            diagnostics.Report(new Span(start, end - start), $"'{digits}' without braces behind '{_text[sign]}'", "one digit or braces",
                $"write {_text[sign]}{{{digits}}}");
        }

        _tokens.Add(new Token(TokenKind.Number, digits, new Span(start, end - start)));
        return end;
    }

    private int Letters(int i)
    {
        if (Greek.NameOf(_text[i]) is { } greek)
            return Word(greek, i, i + 1);
        if (FormulaCharacters.Accented(_text[i]) is var (letter, suffix))
            return Word(letter + suffix, i, i + 1);
        bool isSubscript = _subscripts.Count > 0;
        int end = i;
        while (end < _end && Greek.NameOf(_text[end]) is null && !ScriptLexer.IsLetter(_text[end]) && (char.IsLetter(_text[end]) || (char.IsAsciiDigit(_text[end]) && (isSubscript || names.IsClosed))))
            end++;
        if (isSubscript || names.IsClosed)
            return Word(_text[i..end], i, end, isSubscript);
        return Factors(i, end);
    }

    // Single letters, but for a function that is called at the end of them: xtanh(y).
    private int Factors(int start, int end)
    {
        int next = SkipBlanks(end);
        bool mayCall = next < _end && _text[next] == '(';
        for (int i = start; i < end; i++)
        {
            string rest = end - i <= LongestFunction ? _text[i..end] : "";
            if (rest.Length > 1 && names.IsPrinted(rest))
                return Word(rest, i, end);
            if (rest.Length > 1 && (mayCall || i == start) && (names.FindFunction(rest) is not null || rest is "sum" or "prod"))
                return Word(rest, i, end);
            Word(_text[i].ToString(), i, i + 1, isWhole: false);
        }

        return end;
    }

    private const int LongestFunction = 12;
}
