using AutodiffTeach.Formulas.Reading;

namespace AutodiffTeach.Formulas.Syntax;

internal sealed partial class LatexLexer
{
    private int Command(int start)
    {
        int end = start + 1;
        while (end < _end && char.IsAsciiLetter(_text[end]))
            end++;
        if (end == start + 1)
            end = Math.Min(end + 1, _end);
        string name = _text[(start + 1)..end];
        if (name == "operatorname" && end < _end && _text[end] == '*')
            end++;
        if (LatexCommands.Blanks.Contains(name))
            return end;
        if (LatexCommands.Signs.TryGetValue(name, out string? sign))
            return Sign(sign, start, end);
        if (LatexCommands.Words.Contains(name) || LatexCommands.Faces.Contains(name))
            return Styled(name, start, end);
        if (LatexCommands.Accents.TryGetValue(name, out string? suffix))
            return Sign(suffix, start, end);
        if (name is "left" or "right" or "mleft" or "mright" || LatexCommands.Sizes.Contains(name))
            return Delimiter(name, start, end);
        if (name is "begin" or "end")
            return Environment(name, start, end);
        if (name is "hspace" or "mspace" or "vspace")
            return WordAt(end).After;
        return Named(name, start, end);
    }

    private int Named(string name, int start, int end)
    {
        string? letter = LatexCommands.Letters.TryGetValue(name, out string? other) ? other : Greek.LetterOf(name) is null ? null : name;
        if (letter is not null || names.FindFunction(name) is not null || names.IsFunction(name))
            return Word(letter ?? name, start, end);
        bool isKnown = LatexCommands.Refused.TryGetValue(name, out string? reason);
        string problem = isKnown ? $"'\\{name}' cannot be read here" : $"unknown command '\\{name}'";
        diagnostics.Report(new Span(start, end - start), problem, hint: reason ?? Nearest(name));
        return end;
    }

    private string? Nearest(string name) => NearestName.Of(name, LatexCommands.Names.Concat(names.Functions)) is { } near
        ? $"did you mean '\\{near}'?"
        : null;

    // \mathrm{loss} is one name, \mathrm{d} the sign of a derivative, \mathbb{1} the indicator; \mathbf{U_1} is U_1.
    private int Styled(string command, int start, int end)
    {
        (int from, int to, int after) = WordAt(end);
        string word = _text[from..to].Replace("\\_", "_", StringComparison.Ordinal).Trim();
        bool isWord = LatexCommands.Words.Contains(command);
        if (word is "1" or "I" && command is "mathbb" or "mathbbm" or "mathds" or "mathbf" or "boldsymbol")
            return word == "1" || command != "mathbf" ? Sign("1[", start, after) : Word(word, start, after);
        if (word == "d" && isWord && command is not ("mathit" or "textit"))
            return Sign("d", start, after);
        if (word.Length > 0 && (isWord || word.Length == 1) && char.IsLetter(word[0]) && word.All(c => char.IsLetterOrDigit(c) || c == '_') && !word.Any(c => Greek.NameOf(c) is not null))
            return Word(word, start, after);
        if (isWord && after > end && !word.Any(char.IsLetter))
            diagnostics.Report(new Span(start, after - start), $"no word in '\\{command}'", "a name such as \\mathrm{loss}");
        return end; // what is more than a word is read as it stands
    }

    // The argument of a command where it is a word: in braces, or one character.
    private (int From, int To, int After) WordAt(int i)
    {
        i = SkipBlanks(i);
        if (i == _end || _text[i] is '\\' or '}')
            return (i, i, i);
        if (_text[i] != '{')
            return (i, i + 1, i + 1);
        int close = i + 1;
        while (close < _end && _text[close] != '}' && _text[close] != '{' && (_text[close] != '\\' || (close + 1 < _end && _text[close + 1] == '_')))
            close++;
        return close < _end && _text[close] == '}' ? (i + 1, close, close + 1) : (i, i, i);
    }

    // \left( and \big( are brackets; \left| and \right| know their side, and \left. opens what \right| ends.
    private int Delimiter(string command, int start, int end)
    {
        int i = SkipBlanks(end);
        bool opens = command is "left" or "mleft" || command.EndsWith('l');
        bool closes = command is "right" or "mright" || command.EndsWith('r');
        string written = i < _end && _text[i] == '\\' ? CommandAt(i) : i < _end ? _text[i].ToString() : "";
        string? bracket = written switch
        {
            "." when opens => "{.",
            "." when closes => ".}",
            "(" or ")" or "[" or "]" => written,
            "|" or "\\vert" or "\\lvert" or "\\rvert" => opens ? "|(" : closes ? "|)" : "|",
            "\\{" or "\\lbrace" => "{(",
            "\\}" or "\\rbrace" => "})",
            "\\lbrack" => "[",
            "\\rbrack" => "]",
            _ => null,
        };
        if (bracket is not null)
            return Sign(bracket, start, i + written.Length);
        diagnostics.Report(new Span(start, end - start), $"'\\{command}' without a bracket behind it", "a bracket, as in \\left( x \\right)");
        return end;
    }

    private string CommandAt(int i)
    {
        int end = i + 1;
        while (end < _end && char.IsAsciiLetter(_text[end]))
            end++;
        return _text[i..Math.Min(Math.Max(end, i + 2), _end)];
    }

    private int Environment(string command, int start, int end)
    {
        (int from, int to, int after) = WordAt(end);
        if (_text[from..to].Trim() is "cases" or "dcases" or "rcases")
            return Sign(command == "begin" ? "cases(" : "cases)", start, after);
        diagnostics.Report(new Span(start, after - start), $"the environment '{_text[from..to]}' in a formula of numbers", "cases");
        return after;
    }
}
