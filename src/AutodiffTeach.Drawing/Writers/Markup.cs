using System.Buffers;
using System.Globalization;
using System.Text;
using AutodiffTeach.Drawing.Typesetting;

namespace AutodiffTeach.Drawing.Writers;

/// <summary>Builds indented XML with everything escaped.</summary>
internal sealed class Markup
{
    // Most of a picture is numbers and names, which need neither escapes nor a look at each character.
    private static readonly SearchValues<char> Plain =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 .,:;-+*/=()[]{}#_@!?%|^~");

    private readonly StringBuilder _text = new();
    private readonly Stack<(string Name, bool HasChildren)> _open = new();
    private bool _inTag;

    /// <summary>A number to two decimals, without trailing zeros and without a negative zero.</summary>
    public static string Number(double value)
    {
        var rounded = Math.Round(value, 2, MidpointRounding.AwayFromZero) + 0.0;
        return rounded.ToString("0.##", CultureInfo.InvariantCulture);
    }

    /// <summary>A text as part of an XML id: what ids may not hold becomes its code point.</summary>
    public static string Identifier(string text)
    {
        var id = new StringBuilder();
        foreach (var letter in text)
        {
            if (char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-')
                id.Append(letter);
            else
                id.Append('.').Append(((int)letter).ToString("x", CultureInfo.InvariantCulture)).Append('.');
        }

        return id.Length == 0 ? "." : id.ToString();
    }

    public Markup Open(string name)
    {
        FinishTag();
        if (_open.TryPop(out var parent))
            _open.Push(parent with { HasChildren = true });
        Indent();
        _text.Append('<').Append(name);
        _open.Push((name, false));
        _inTag = true;
        return this;
    }

    public Markup Attribute(string name, string value)
    {
        _text.Append(' ').Append(name).Append("=\"").Append(Escape(value)).Append('"');
        return this;
    }

    public Markup Attribute(string name, double value) => Attribute(name, Number(value));

    /// <summary>Ends the list of attributes; child elements follow.</summary>
    public Markup Content()
    {
        FinishTag();
        return this;
    }

    public Markup Text(string text) => Raw(Escape(text));

    public Markup Raw(string text)
    {
        FinishTag();
        _text.Append(text);
        return this;
    }

    public Markup Close()
    {
        var (name, hasChildren) = _open.Pop();
        if (_inTag)
        {
            _text.Append("/>");
            _inTag = false;
            return this;
        }

        if (hasChildren)
            Indent();
        _text.Append("</").Append(name).Append('>');
        return this;
    }

    public override string ToString() => _text + "\n";

    /// <summary>A text as content or attribute of XML, made printable.</summary>
    public static string Escape(string text) => text.AsSpan().IndexOfAnyExcept(Plain) < 0 ? text : MathParser.Printable(text)
        .Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal);

    private void FinishTag()
    {
        if (_inTag)
            _text.Append('>');
        _inTag = false;
    }

    private void Indent()
    {
        if (_text.Length > 0)
            _text.Append('\n').Append(' ', _open.Count);
    }
}
