using System.Security;
using System.Text;
using AutodiffTeach.Formulas.Syntax;

namespace AutodiffTeach.Formulas.Printing;

/// <summary>Names in presentation MathML.</summary>
internal static class MathMlName
{
    /// <summary>A canonical or printed name with its accent and scripts.</summary>
    public static string Of(string name)
    {
        VariableName parts = VariableName.Parse(name);
        string letter = parts.Accent == Accent.None
            ? Identifier(parts.Base)
            : $"<mover accent=\"true\">{Identifier(parts.Base)}<mo>{AccentSign(parts.Accent)}</mo></mover>";
        string below = Subscripts(parts);
        return (parts.Superscript, below) switch
        {
            (null, "") => letter,
            (null, _) => $"<msub>{letter}{below}</msub>",
            ({ } above, "") => $"<msup>{letter}{Script(above)}</msup>",
            ({ } above, _) => $"<msubsup>{letter}{below}{Script(above)}</msubsup>",
        };
    }

    /// <summary>The name of a function, with primes behind it where it is differentiated.</summary>
    public static string OfFunction(string name)
    {
        string word = name.TrimEnd('\'');
        return word.Length == name.Length ? Of(name) : $"<msup>{Of(word)}<mo>{new string('′', name.Length - word.Length)}</mo></msup>";
    }

    /// <summary>A letter or word; the browser sets a single letter in italics.</summary>
    public static string Identifier(string word) => $"<mi>{Escape(Letter(word))}</mi>";

    private static char AccentSign(Accent accent) => accent switch { Accent.Hat => '^', Accent.Tilde => '~', _ => '¯' };

    private static string Subscripts(VariableName name) => name.Subscripts.Count switch
    {
        0 => "",
        1 => Script(name.Subscripts[0]),
        _ => $"<mrow>{string.Join("<mo separator=\"true\">,</mo>", name.Subscripts.Select(Script))}</mrow>",
    };

    private static string Script(string text) => text.Length > 0 && text.All(char.IsAsciiDigit)
        ? $"<mn>{text}</mn>"
        : text.All(char.IsLetterOrDigit) ? Identifier(text) : Index(text);

    // An index formula such as t-1.
    private static string Index(string text)
    {
        var row = new StringBuilder("<mrow>");
        for (int i = 0; i < text.Length;)
        {
            int start = i;
            while (i < text.Length && char.IsLetterOrDigit(text[i]) && char.IsDigit(text[i]) == char.IsDigit(text[start]))
                i++;
            string word = text[start..Math.Max(i, start + 1)];
            i = Math.Max(i, start + 1);
            string element = char.IsDigit(word[0]) ? "mn" : char.IsLetter(word[0]) ? "mi" : "mo";
            row.Append('<').Append(element).Append('>')
                .Append(Escape(word == "-" ? "−" : Letter(word))).Append("</").Append(element).Append('>');
        }

        return row.Append("</mrow>").ToString();
    }

    private static string Letter(string word) => Greek.LetterOf(word)?.ToString() ?? word;

    private static string Escape(string text) =>
        SecurityElement.Escape(string.Concat(text.Where(c => !char.IsControl(c) && !char.IsSurrogate(c) && c < '\uFFFE')));
}
