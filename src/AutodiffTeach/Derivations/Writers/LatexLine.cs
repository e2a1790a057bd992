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
    /// <param name="first">What stands before the first relation; default what stands before the others.</param>
    /// <param name="longest">At most so many characters of a formula stand on a line where that is possible.</param>
    public static string Of(Step line, Notation notation, string alignment = " ", string? first = null, int longest = LongestLine)
    {
        LineParts parts = LineParts.Of(line);
        Notation decimals = notation with { PrefersDecimals = true };
        string left = LatexPrinter.Print(parts.Formulas[0], notation), brokenLeft = Broken(left, alignment, longest);
        var text = new StringBuilder(brokenLeft);
        for (int i = 1; i < parts.Formulas.Count; i++)
            text.Append(i == 1 && left.Length <= longest / 2 ? first ?? alignment : alignment).Append("= ").Append(Broken(LatexPrinter.Print(parts.Formulas[i], parts.IsNumeric(i) ? decimals : notation), alignment, longest));
        if (line.Family is { } family)
            text.Append(RangeOf(family));
        if (parts.Value is { } value)
            text.Append(' ').Append(parts.IsRounded ? @"\approx " : "= ").Append(Number(value));
        return text.ToString();
    }

    /// <summary>In an alignment a long formula is broken before its terms and between its factors.</summary>
    public static string Broken(string latex, string alignment, int longest) => alignment == " " ? latex
        : string.Join($@"{alignment}\quad ", LatexBreaks.Pieces(latex, longest));

    // t = 1, ..., 8, or downwards t = 8, ..., 1
    private static string RangeOf(StepFamily family)
    {
        int second = family.First + Math.Sign(family.Last - family.First);
        string between = Math.Abs(family.Last - family.First) > 2 ? @", \dots" : "";
        return $@", \quad {LatexPrinter.Print(Expr.Variable(family.Index))} = {family.First}, {second}{between}{(second == family.Last ? "" : $", {family.Last}")}";
    }

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
