using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using AutodiffTeach.Drawing.Typesetting;

namespace AutodiffTeach.Drawing.Writers;

/// <summary>Names and texts as Mermaid reads them, in all its versions.</summary>
internal static class MermaidText
{
    // Words of the flowchart's grammar, and names that every object of JavaScript has.
    private static readonly FrozenSet<string> Reserved = new[]
    {
        "end", "graph", "subgraph", "flowchart", "style", "linkStyle", "classDef", "class", "click", "href", "call", "interpolate", "default", "direction",
        "_self", "_blank", "_parent", "_top", "accTitle", "accDescr", "constructor", "__proto__", "toString", "toLocaleString", "valueOf", "hasOwnProperty",
        "isPrototypeOf", "propertyIsEnumerable", "__defineGetter__", "__defineSetter__", "__lookupGetter__", "__lookupSetter__",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The name of a node.</summary>
    public static string Name(string id) => SafeName.Of(id, '.', Reserved);

    /// <summary>The name of a time step's subgraph; no node has one like it.</summary>
    public static string BandName(int time) => FormattableString.Invariant($".step.{time}");

    /// <summary>The name of a note; no node has one like it.</summary>
    public static string NoteName(int index) => FormattableString.Invariant($".note.{index}");

    /// <summary>
    /// A text as part of a quoted label. Mermaid reads Markdown, directives, icons and HTML in labels, each by rules of its own, so all but
    /// letters, digits and a few harmless marks are written as their code points.
    /// </summary>
    public static string Escape(string text)
    {
        var label = new StringBuilder();
        foreach (var letter in MathParser.Printable(text))
        {
            if (char.IsAsciiLetterOrDigit(letter) || letter > '\x7f' || letter is ' ' or ',' or '=' or '/')
                label.Append(letter);
            else
                label.Append(CultureInfo.InvariantCulture, $"#{(int)letter};");
        }

        return label.ToString();
    }

    /// <summary>A label whose blanks stay: where they begin a line or stand together they do not break.</summary>
    public static string KeepBlanks(string label)
    {
        var kept = label.Replace("  ", " #160;", StringComparison.Ordinal);
        return kept.StartsWith(' ') ? "#160;" + kept[1..] : kept;
    }

    /// <summary>A text as a value of the YAML before the chart.</summary>
    public static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var letter in MathParser.Printable(text))
        {
            if (letter is '"' or '\\' or '<' or '>' or '%' or '{' or '}' or '\u0085' or '\ufeff')
                quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}");
            else
                quoted.Append(letter);
        }

        return quoted.Append('"').ToString();
    }

    /// <summary>A text of one line that no mark ends and no directive opens.</summary>
    public static string Line(string text)
    {
        var line = MathParser.Printable(text).Replace("%%", "% %", StringComparison.Ordinal).Replace('#', ' ').Replace(';', ',').Trim();
        return line.Length == 0 ? "-" : line;
    }
}
