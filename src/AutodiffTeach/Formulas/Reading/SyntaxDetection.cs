using AutodiffTeach.Formulas.Syntax;

namespace AutodiffTeach.Formulas.Reading;

/// <summary>Tells the syntaxes apart by the text alone.</summary>
internal static class SyntaxDetection
{
    private static readonly (string Open, string Close)[] Delimiters = [("$$", "$$"), ("$", "$"), (@"\(", @"\)"), (@"\[", @"\]")];

    /// <summary>LaTeX has commands, braced exponents or dollars; Python has <c>**</c>, modules, methods or generators; all else is plain.</summary>
    public static FormulaSyntax Of(string text)
    {
        if (text.Contains('\\', StringComparison.Ordinal) || text.Contains("^{", StringComparison.Ordinal) || text.Contains('$', StringComparison.Ordinal))
            return FormulaSyntax.Latex;
        bool isPython = text.Contains("**", StringComparison.Ordinal) || text.Contains(" in range(", StringComparison.Ordinal)
            || PythonName.OccursIn(text);
        return isPython ? FormulaSyntax.Python : FormulaSyntax.Plain;
    }

    /// <summary>The formula without the signs that set it as mathematics, <c>$…$</c> and the like.</summary>
    public static Span Inner(string text)
    {
        int start = text.Length - text.TrimStart().Length;
        int end = text.TrimEnd().Length;
        foreach ((string open, string close) in Delimiters)
        {
            bool isDelimited = end - start >= open.Length + close.Length
                && text.AsSpan(start, end - start).StartsWith(open, StringComparison.Ordinal)
                && text.AsSpan(start, end - start).EndsWith(close, StringComparison.Ordinal);
            if (isDelimited)
                return new Span(start + open.Length, end - start - open.Length - close.Length);
        }

        return new Span(0, text.Length);
    }
}
