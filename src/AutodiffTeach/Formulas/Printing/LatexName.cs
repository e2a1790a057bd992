using System.Text;
using AutodiffTeach.Formulas.Syntax;

namespace AutodiffTeach.Formulas.Printing;

/// <summary>Names in LaTeX.</summary>
internal static class LatexName
{
    /// <summary>A canonical or printed name: <c>\hat{y}_{1}</c>, <c>w_{hh}</c>, <c>U^{f}</c>, <c>\mathrm{loss}</c>.</summary>
    public static string Of(string name)
    {
        VariableName parts = VariableName.Parse(name);
        string accent = parts.Accent switch
        {
            Accent.Hat => @"\hat",
            Accent.Tilde => @"\tilde",
            Accent.Bar => @"\bar",
            _ => "",
        };
        var text = new StringBuilder(accent.Length == 0 ? Word(parts.Base) : $"{accent}{{{Word(parts.Base)}}}");
        if (parts.Superscript is { } superscript)
            text.Append("^{").Append(Script(superscript)).Append('}');
        if (parts.Subscripts.Count > 0)
            text.Append("_{").AppendJoin(",", parts.Subscripts.Select(Script)).Append('}');
        return text.ToString();
    }

    /// <summary>The name of a function of the user's, with primes behind it where it is differentiated.</summary>
    public static string OfFunction(string name)
    {
        string word = name.TrimEnd('\'');
        string letters = Greek.LetterOf(word) is null && word.Length > 1 ? $@"\operatorname{{{Escape(word)}}}" : Of(word);
        return letters + name[word.Length..];
    }

    private static string Word(string word) => Greek.LetterOf(word) is not null ? $@"\{word}"
        : word.Length == 1 ? Escape(word)
        : $@"\mathrm{{{Escape(word)}}}";

    // Subscripts may be words of indices (hh), Greek letters or sums (t-1).
    private static string Script(string text) => Greek.LetterOf(text) is not null ? $@"\{text}" : Escape(text);

    // A printed name may have Greek letters as such.
    private static string Escape(string text)
    {
        if (Ascii.IsValid(text) && text.IndexOfAny(['_', '%', '#', '&', '$', '{', '}', '\\', '~', '^']) < 0)
            return text;
        var escaped = new StringBuilder();
        foreach (char c in text)
        {
            escaped.Append(c switch
            {
                '\\' => @"\backslash ",
                '~' => @"\sim ",
                '^' => @"\hat{}",
                '_' or '%' or '#' or '&' or '$' or '{' or '}' => $@"\{c}",
                _ => Greek.NameOf(c) is { } letter ? $@"\{letter} " : c.ToString(),
            });
        }

        return escaped.ToString().TrimEnd();
    }
}
