namespace AutodiffTeach.Formulas.Syntax;

/// <summary>Cuts a formula in plain or Python syntax into tokens: the tokens of models and what students write beyond them.</summary>
internal sealed class FormulaLexer(SourceText source, bool isPython, Diagnostics diagnostics)
{
    private readonly string _text = FormulaCharacters.Plain(source.Text);
    private readonly List<Token> _tokens = [];

    /// <summary>The tokens of the stretch, an end token last.</summary>
    public List<Token> Tokenize(Span span)
    {
        for (int i = span.Start; i < span.End && !diagnostics.IsFull;)
            i = char.IsWhiteSpace(_text[i]) ? i + 1 : Next(i, span.End);
        _tokens.Add(new Token(TokenKind.End, "", new Span(span.End, 0)));
        return _tokens;
    }

    private int Next(int i, int end)
    {
        if (isPython && PythonSign(i, end) is var used and > 0)
            return used;
        int script = ScriptLexer.Read(_text, i, end, _tokens, diagnostics);
        if (script > i)
            return script;
        if (FormulaCharacters.IsIndicator(_text, i))
            return Sign("1[", i, 2);
        if (_text[i] is '∑' or '∏' or '⊤')
            return Sign(_text[i].ToString(), i, 1);
        if (FormulaCharacters.Accented(_text[i]) is var (letter, suffix))
            return Accented(letter + suffix, i, end, 1);
        int after = Lexer.Next(_text, i, char.IsLetter(_text[i]) ? EndOfLetters(i, end) : end, _tokens, diagnostics);
        if (_tokens.Count == 0 || _tokens[^1].Kind != TokenKind.Name)
            return after;
        if (after < end && FormulaCharacters.Accent(_text[after]) is { } mark && _tokens[^1].Text.Length == 1)
            return Accented(_tokens[^1].Text + mark, i, end, after + 1 - i, replaces: true);
        return isPython ? PythonName.Join(_text, after, end, _tokens) : after;
    }

    // Where raised or lowered letters begin, which are no part of a name.
    private int EndOfLetters(int i, int end)
    {
        if (Greek.NameOf(_text[i]) is not null && !(i + 1 < end && _text[i + 1] == '_'))
            return end; // a word of its own
        while (i < end && !ScriptLexer.IsLetter(_text[i]) && (char.IsLetterOrDigit(_text[i]) || _text[i] == '_'))
            i++;
        return i < end && ScriptLexer.IsLetter(_text[i]) ? i : end;
    }

    // ŷ is y_hat; its subscript goes on behind it
    private int Accented(string name, int start, int end, int length, bool replaces = false)
    {
        if (replaces)
            _tokens.RemoveAt(_tokens.Count - 1);
        int i = start + length;
        int subscript = i;
        while (subscript + 1 < end && _text[subscript] == '_' && char.IsLetterOrDigit(_text[subscript + 1]))
        {
            subscript += 2;
            while (subscript < end && char.IsLetterOrDigit(_text[subscript]))
                subscript++;
        }

        _tokens.Add(new Token(TokenKind.Name, name + _text[i..subscript], new Span(start, subscript - start)) { IsWhole = true });
        return subscript;
    }

    private int Sign(string text, int start, int length)
    {
        _tokens.Add(new Token(TokenKind.Sign, text, new Span(start, length)));
        return start + length;
    }

    // //, % and the point of a method are signs in Python alone.
    private int PythonSign(int i, int end)
    {
        if (_text[i] == '%')
            return Sign("%", i, 1);
        if (_text[i] == '/' && i + 1 < end && _text[i + 1] == '/')
            return Sign("//", i, 2);
        return _text[i] == '.' && i + 1 < end && char.IsLetter(_text[i + 1]) ? Sign(".", i, 1) : 0;
    }
}
