using System.Globalization;
using System.Text;

namespace AutodiffTeach.Drawing.Typesetting;

/// <summary>Reads a label into its structure. It never fails: what it does not understand is text.</summary>
internal sealed class MathParser
{
    private const int DeepestNesting = 6;

    private readonly string _text;
    private int _at;
    private int _depth;

    private MathParser(string text) => _text = text;

    public static MathNode Parse(string text) => new MathParser(text).ReadRow('\0');

    /// <summary>The text with every character that cannot be printed, or not be written in XML, turned into a space.</summary>
    public static string Printable(string text)
    {
        if (Ascii.IsValid(text) && text.AsSpan().IndexOfAnyInRange('\0', '\x1f') < 0 && !text.Contains('\x7f', StringComparison.Ordinal))
            return text;
        var result = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var isPlain = Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse);
            result.Append(isPlain ? rune.ToString() : " ");
        }

        return result.ToString();
    }

    private char Next => _at < _text.Length ? _text[_at] : '\0';

    private char Peek(int ahead) => _at + ahead < _text.Length ? _text[_at + ahead] : '\0';

    private MathNode ReadRow(char end)
    {
        var items = new List<MathNode>();
        _depth++;
        while (_at < _text.Length && Next != end)
            items.Add(ReadItem());
        _depth--;
        return items.Count == 1 ? items[0] : new MathNode.Row(items);
    }

    private MathNode ReadItem()
    {
        if (Next == '∂')
            return ReadPartial();
        if (Next == '[' && Peek(1) == '[' && TryReadMatrix() is { } matrix)
            return matrix;
        return ReadScripted();
    }

    // ∂a/∂b is set as a fraction, ∂⁺ and a lone ∂ as they stand.
    private MathNode ReadPartial()
    {
        var numerator = ReadDifferential();
        if (Next != '/' || Peek(1) != '∂')
            return numerator;
        _at++;
        return new MathNode.Fraction(numerator, ReadDifferential());
    }

    private MathNode.Row ReadDifferential()
    {
        _at++;
        MathNode sign = new MathNode.Text("∂", false);
        if (Next == '⁺')
        {
            _at++;
            sign = new MathNode.Scripted(sign, null, new MathNode.Text("+", false));
        }

        if (_at >= _text.Length || Next is '/' or '}' or ' ')
            return new MathNode.Row([sign]);
        var items = new List<MathNode> { sign, ReadScripted() };
        while (char.IsAsciiLetterOrDigit(Next))
            items.Add(ReadScripted());
        return new MathNode.Row(items);
    }

    private MathNode ReadScripted()
    {
        MathNode node = ReadAtom();
        var isName = node is MathNode.Text { Value: [var first, ..] } && char.IsLetter(first);
        List<MathNode> sub = [], super = [];
        while (_at < _text.Length)
        {
            if (Next == '_' && isName && IsScriptStart(Peek(1)))
                node = ReadSubscript(node, sub);
            else if (Next == '^' && IsScriptStart(Peek(1)))
                super.Add(ReadScript());
            else if (Next == '[' && isName && _text.IndexOf(']', _at) > _at + 1)
                sub.Add(ReadIndex());
            else if (Glossary.Raised(Next) is not null)
                super.Add(ReadLetters(Glossary.Raised));
            else if (Glossary.Lowered(Next) is not null)
                sub.Add(ReadLetters(Glossary.Lowered));
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

    private static bool IsScriptStart(char letter) => letter == '{' || char.IsLetterOrDigit(letter) || letter is '−' or '-' or '⊤' or '+' or '*';

    private MathNode ReadSubscript(MathNode node, List<MathNode> sub)
    {
        var script = ReadScript();
        if (script is MathNode.Text { Value: var word } && Glossary.Accents.TryGetValue(word, out var accent))
            return new MathNode.Accented(node, accent);
        sub.Add(script);
        return node;
    }

    // After _ or ^: a group in braces, a number, a word, or one letter.
    private MathNode ReadScript()
    {
        _at++;
        if (Next != '{' || _depth > DeepestNesting)
            return ReadAtom();
        _at++;
        var group = ReadRow('}');
        if (Next == '}')
            _at++;
        return group;
    }

    private MathNode ReadIndex()
    {
        _at++;
        var index = ReadRow(']');
        _at++;
        return index;
    }

    private MathNode.Text ReadAtom()
    {
        if (char.IsAsciiLetter(Next))
            return Word(ReadWhile(char.IsAsciiLetter));
        if (char.IsAsciiDigit(Next))
            return new MathNode.Text(ReadWhile(letter => char.IsAsciiDigit(letter) || letter == '.'), false);
        if (char.IsSurrogate(Next) || char.IsLetter(Next) && Next > 'Ͽ')
            return new MathNode.Text(ReadWhile(letter => char.IsSurrogate(letter) || letter > 'Ͽ' && !IsMark(letter)), false);
        var letter = _text[_at++];
        return new MathNode.Text(letter switch { '*' => "·", '-' => "−", '\'' => "′", _ => letter.ToString() }, letter is >= 'α' and <= 'ω');
    }

    private static bool IsMark(char letter) => letter is '∂' or '_' or '^' or '{' or '}' || Glossary.Raised(letter) is not null || Glossary.Lowered(letter) is not null;

    private static MathNode.Text Word(string word)
    {
        if (Glossary.Greek.TryGetValue(word, out var greek))
            return new MathNode.Text(greek, char.IsLower(greek[0]));
        return new MathNode.Text(word, !Glossary.Functions.Contains(word));
    }

    private string ReadWhile(Func<char, bool> belongs)
    {
        var start = _at;
        while (_at < _text.Length && belongs(_text[_at]))
            _at++;
        return _text[start.._at];
    }

    private static MathNode? Join(List<MathNode> scripts, string separator) => scripts.Count <= 1
        ? scripts.FirstOrDefault()
        : new MathNode.Row([.. scripts.SelectMany((script, i) => i == 0 ? new[] { script } : [new MathNode.Text(separator, false), script])]);

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
        return new MathNode.Matrix([.. rows.Select(row => (IReadOnlyList<MathNode>)[.. row.Select(Parse)])]);
    }
}
