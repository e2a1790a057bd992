using System.Text;

namespace AutodiffTeach.Drawing.Typesetting;

/// <summary>Reads a label into its structure. It never fails: what it does not understand is text.</summary>
internal sealed class MathParser
{
    private const int DeepestNesting = 6;

    // A label is not a page: what is longer is cut, so that nobody waits for what nobody reads.
    private const int LongestLabel = 1_000;

    private readonly string _text;
    private readonly int _depth;
    private readonly Brackets _brackets;
    private int _at;

    private MathParser(string text, int depth) => (_text, _depth, _brackets) = (text, depth, new Brackets(text));

    public static MathNode Parse(string text)
    {
        var label = text.Length <= LongestLabel ? text : PrintableText.Of(text[..LongestLabel]) + "…";
        // Words that read from right to left are put in order by whoever shows them, which needs them in one piece.
        return SerifMetrics.IsRightToLeft(label) ? new MathNode.Text(label, false) : new MathParser(label, 0).ReadRow();
    }

    /// <inheritdoc cref="PrintableText.Of"/>
    public static string Printable(string text) => PrintableText.Of(text);

    private char Next => Peek(0);

    private char Peek(int ahead) => _at + ahead < _text.Length ? _text[_at + ahead] : '\0';

    private MathNode ReadRow()
    {
        var items = new List<MathNode>();
        while (_at < _text.Length)
            items.Add(ReadItem());
        return Factors.Join(items);
    }

    private MathNode ReadItem()
    {
        // ^2 alone is the function that squares.
        if (_at == 0 && _depth == 0 && Next == '^' && IsScriptStart(Peek(1)))
            return new MathNode.Scripted(new MathNode.Text("(·)", false), null, ReadScript());
        if (Next is '∂' or 'd' && TryReadDerivative() is { } derivative)
            return derivative;
        if (Next == '[' && Peek(1) == '[' && TryReadMatrix() is { } matrix)
            return matrix;
        return ReadScripted();
    }

    // ∂a/∂b and da/db are set as fractions; ∂⁺a and a lone ∂ as they stand.
    private MathNode? TryReadDerivative()
    {
        var (start, sign) = (_at, Next);
        var numerator = ReadDifferential(sign);
        if (numerator is not null && Next == '/' && Peek(1) == sign)
        {
            _at++;
            if (ReadDifferential(sign) is { Items.Count: > 1 } denominator)
                return new MathNode.Fraction(numerator, denominator);
        }

        _at = start;
        return sign == '∂' ? ReadDifferential(sign) : null;
    }

    private MathNode.Row? ReadDifferential(char sign)
    {
        if (sign == 'd' && (Next != 'd' || IsKnownWord(_text[_at..EndOf(_at, IsLatin)])))
            return null;
        _at++;
        MathNode mark = new MathNode.Text(sign.ToString(), sign == 'd');
        var order = ReadOrder();
        var items = new List<MathNode> { order is null ? mark : new MathNode.Scripted(mark, null, order) };
        while (char.IsLetterOrDigit(Next) || Next == sign || Next == '(' && items.Count == 1)
            items.Add(ReadScripted());
        return new MathNode.Row(items);
    }

    // The + of a direct partial, the order of a higher derivative.
    private MathNode? ReadOrder()
    {
        if (Glossary.Raised(Next) is not null)
            return ReadLetters(Glossary.Raised);
        return Next == '^' && (char.IsAsciiDigit(Peek(1)) || Peek(1) is '{' or '+') ? ReadScript() : null;
    }

    private static bool IsKnownWord(string word) => Glossary.Functions.Contains(word) || Glossary.Greek.ContainsKey(word);

    private MathNode ReadScripted()
    {
        var node = ReadAtom();
        var isName = node is MathNode.Text { Value: [var first, ..] } && char.IsLetter(first);
        // Limits of a sum or a product, the kind of a norm.
        var takesScripts = isName || node is MathNode.Fenced or MathNode.Root or MathNode.Matrix or MathNode.Text { Value: "∑" or "∏" or "‖" };
        var ends = takesScripts || node is MathNode.Text { Value: [.., var last] } && char.IsAsciiDigit(last);
        List<MathNode> sub = [], super = [];
        while (_at < _text.Length)
        {
            if (Next == '_' && takesScripts && IsScriptStart(Peek(1)))
                node = ReadSubscript(node, sub);
            else if (Next == '^' && IsScriptStart(Peek(1)))
                super.Add(ReadScript());
            else if (Next == '[' && isName && _brackets.Closing(_at) > _at + 1)
                sub.Add(ReadBracketed());
            else if (Glossary.Raised(Next) is not null)
                super.Add(ReadLetters(Glossary.Raised));
            else if (Glossary.Lowered(Next) is not null)
                sub.Add(ReadLetters(Glossary.Lowered));
            else if (Next is '\'' or '′' && ends)
                super.Add(ReadLetters(letter => letter is '\'' or '′' ? "′" : null));
            else if (isName && sub.Count + super.Count == 0 && Glossary.Combining(Next) is { } accent)
                node = ReadAccent(node, accent);
            else
                break;
        }

        return sub.Count + super.Count == 0 ? node : new MathNode.Scripted(node, Join(sub, ","), Join(super, ""));
    }

    // Raised or lowered letters in a row: ₁₂ is twelve.
    private MathNode.Text ReadLetters(Func<char, string?> meaning)
    {
        var letters = new StringBuilder();
        for (; meaning(Next) is { } letter; _at++)
            letters.Append(letter);
        return new MathNode.Text(letters.ToString(), false);
    }

    private static bool IsScriptStart(char letter) => letter is '{' or '(' || char.IsLetterOrDigit(letter) || letter is '−' or '-' or '⊤' or '+' or '*' or '∂' or '∞' or '†';

    private MathNode ReadSubscript(MathNode node, List<MathNode> sub)
    {
        var script = ReadScript();
        if (script is MathNode.Text { Value: var word } && Glossary.Accents.TryGetValue(word, out var accent))
            return new MathNode.Accented(node, accent);
        sub.Add(script);
        return node;
    }

    private MathNode.Accented ReadAccent(MathNode node, char accent)
    {
        _at++;
        return new MathNode.Accented(node, accent);
    }

    // After _ or ^: a group in braces, a number with its sign, a word, or one letter.
    private MathNode ReadScript()
    {
        _at++;
        if (Next == '{' && _depth < DeepestNesting && _brackets.Closing(_at) > 0)
            return ReadBracketed();
        if (Next is '-' or '−' or '+' && char.IsAsciiDigit(Peek(1)))
            return new MathNode.Row([ReadAtom(), ReadAtom()]);
        MathNode script = ReadAtom();
        // The word of a case, but below a letter two letters: the weight W_if from i to f.
        return script is MathNode.Text { Value: "if" } ? new MathNode.Text("if", true) : script;
    }

    private MathNode ReadBracketed()
    {
        var close = _brackets.Closing(_at);
        var body = new MathParser(_text[(_at + 1)..close], _depth + 1).ReadRow();
        _at = close + 1;
        return body;
    }

    private bool IsGroup => Next == '(' && _depth < DeepestNesting && _brackets.Closing(_at) > 0;

    private MathNode ReadAtom()
    {
        if (IsGroup)
            return new MathNode.Fenced(ReadBracketed());
        if (IsLatin(Next))
            return ReadWord();
        if (char.IsAsciiDigit(Next))
            return new MathNode.Text(ReadTo(EndOf(_at, letter => char.IsAsciiDigit(letter) || letter == '.')), false);
        if (char.IsSurrogate(Next) || char.IsLetter(Next) && Next > 'Ͽ')
            return new MathNode.Text(ReadTo(EndOf(_at, letter => char.IsSurrogate(letter) || letter > 'Ͽ' && !IsSpecial(letter))), false);
        return ReadSign();
    }

    private MathNode ReadWord()
    {
        var end = EndOf(_at, IsLatin);
        // A combining accent belongs to the letter before it, not to the word.
        if (end < _text.Length && end > _at + 1 && Glossary.Combining(_text[end]) is not null)
            end--;
        var word = ReadTo(end);
        if (word == "sqrt" && IsGroup)
            return new MathNode.Root(ReadBracketed());
        if (Glossary.Greek.TryGetValue(word, out var greek))
            return new MathNode.Text(greek, char.IsLower(greek[0]));
        return new MathNode.Text(word, !Glossary.Functions.Contains(word));
    }

    private MathNode ReadSign()
    {
        var letter = _text[_at++];
        if (letter == '√' && IsGroup)
            return new MathNode.Root(ReadBracketed());
        if (letter == '√' && char.IsAsciiLetterOrDigit(Next))
            return new MathNode.Root(ReadAtom());
        var marks = ReadTo(EndOf(_at, mark => mark > 'ˀ' && Glossary.Combining(mark) is null && Rune.TryCreate(mark, out var rune) && SerifMetrics.IsMark(rune)));
        return new MathNode.Text(letter switch { '-' => "−", _ => letter.ToString() } + marks, letter is >= 'α' and <= 'ω' or 'ϑ' or 'ϕ' or 'ϵ');
    }

    private static bool IsLatin(char letter) => letter < 'ɐ' && char.IsLetter(letter);

    private static bool IsSpecial(char letter) =>
        letter is '∂' or '√' || !char.IsLetter(letter) && !char.IsSurrogate(letter) && !(Rune.TryCreate(letter, out var rune) && SerifMetrics.IsMark(rune));

    private int EndOf(int start, Func<char, bool> belongs)
    {
        while (start < _text.Length && belongs(_text[start]))
            start++;
        return start;
    }

    private string ReadTo(int end)
    {
        var start = _at;
        _at = end;
        return _text[start..end];
    }

    private static MathNode? Join(List<MathNode> scripts, string separator) => scripts.Count <= 1
        ? scripts.FirstOrDefault()
        : new MathNode.Row([.. scripts.SelectMany((script, i) => i == 0 || separator.Length == 0 ? new[] { script } : [new MathNode.Text(separator, false), script])]);

    // [[a, b], [c, d]] with entries free of brackets.
    private MathNode.Matrix? TryReadMatrix()
    {
        var end = _text.IndexOf("]]", _at, StringComparison.Ordinal);
        if (end < 0)
            return null;
        var rows = _text[(_at + 2)..end].Split("],", StringSplitOptions.TrimEntries).Select(row => row.TrimStart('[').Split(',', StringSplitOptions.TrimEntries)).ToArray();
        if (rows.Any(row => row.Length != rows[0].Length || row.Any(entry => entry.AsSpan().IndexOfAny('[', ']') >= 0)))
            return null;
        _at = end + 2;
        return new MathNode.Matrix([.. rows.Select(row => (IReadOnlyList<MathNode>)[.. row.Select(entry => new MathParser(entry, _depth + 1).ReadRow())])]);
    }
}
