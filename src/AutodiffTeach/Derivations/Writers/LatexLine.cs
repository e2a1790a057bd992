using System.Text;
using AutodiffTeach.Formulas;

namespace AutodiffTeach.Derivations.Writers;

/// <summary>Sets one equation of a derivation as LaTeX math.</summary>
internal static class LatexLine
{
    private const int LongestLine = 130; // characters of LaTeX, about a line of a page

    /// <summary>The equal formulas and the value, joined by the separator.</summary>
    /// <param name="line">The equation.</param>
    /// <param name="notation">Printed names.</param>
    /// <param name="alignment">What stands before every relation but the first of a line, such as <c>\\ &amp;</c> in an alignment; default a space.</param>
    public static string Of(Step line, Notation notation, string alignment = " ")
    {
        LineParts parts = LineParts.Of(line);
        Notation decimals = notation with { PrefersDecimals = true };
        var text = new StringBuilder(LatexPrinter.Print(parts.Formulas[0], notation));
        for (int i = 1; i < parts.Formulas.Count; i++)
            text.Append(i == 1 ? FirstOf(alignment) : alignment).Append("= ").Append(Broken(parts.Formulas[i], parts.IsNumeric(i) ? decimals : notation, alignment));
        if (parts.Value is { } value)
            text.Append(' ').Append(parts.IsRounded ? @"\approx " : "= ").Append(Number(value));
        return text.ToString();
    }

    // In an alignment a long sum is broken before its terms.
    private static string Broken(Expr formula, Notation notation, string alignment)
    {
        string whole = LatexPrinter.Print(formula, notation);
        if (alignment == " " || whole.Length <= LongestLine || formula is not Sum(var terms))
            return whole;
        var text = new StringBuilder();
        int length = 0;
        foreach (string term in terms.Select(term => LatexPrinter.Print(term, notation)))
        {
            string signed = text.Length == 0 ? term : term.StartsWith('-') ? $"- {term[1..]}" : $"+ {term}";
            bool breaks = length > 0 && length + signed.Length > LongestLine;
            text.Append(breaks ? $@"{alignment}\quad " : text.Length > 0 ? " " : "").Append(signed);
            length = breaks ? signed.Length : length + signed.Length;
        }

        return text.ToString();
    }

    private static string FirstOf(string alignment) => alignment == " " ? " " : " &";

    // 1.5E-07 is 1.5 · 10^-7
    private static string Number(string value)
    {
        int e = value.IndexOf('E', StringComparison.Ordinal);
        return value switch
        {
            "NaN" => @"\text{undefined}",
            "Infinity" => @"\infty",
            "-Infinity" => @"-\infty",
            _ when e < 0 => value,
            _ => $@"{value[..e]} \cdot 10^{{{int.Parse(value.AsSpan(e + 1), System.Globalization.CultureInfo.InvariantCulture)}}}",
        };
    }
}
