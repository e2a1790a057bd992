using System.Text;
using AutodiffTeach.Drawing.Typesetting;

namespace AutodiffTeach.Drawing.Writers.Html;

/// <summary>Builds the text of a page; what users wrote goes in by <see cref="Text"/> alone.</summary>
internal sealed class Page
{
    private readonly StringBuilder _text = new();

    /// <summary>Text with everything escaped that could be markup, in content and in quoted attributes.</summary>
    public static string Escape(string text) => MathParser.Printable(text)
        .Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal);

    /// <summary>Text of any origin.</summary>
    public Page Text(string text)
    {
        _text.Append(Escape(text));
        return this;
    }

    /// <summary>Markup.</summary>
    public Page Raw(string markup)
    {
        _text.Append(markup);
        return this;
    }

    public Page Line(string markup)
    {
        _text.Append(markup).Append('\n');
        return this;
    }

    public override string ToString() => _text.ToString();
}
