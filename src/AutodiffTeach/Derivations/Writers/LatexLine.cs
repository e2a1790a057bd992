using System.Text;
using AutodiffTeach.Formulas;

namespace AutodiffTeach.Derivations.Writers;

/// <summary>Sets one equation of a derivation as LaTeX math.</summary>
internal static class LatexLine
{
    private const int PageWidth = 680; // tenths of a digit
    private const int WidestLeft = 200;
    private const int Relation = 40; // with an indent

    /// <summary>The equal formulas and the value, joined by the separator.</summary>
    /// <param name="line">The equation.</param>
    /// <param name="notation">Printed names.</param>
    /// <param name="alignment">What stands before every relation but the first of a line, such as <c>\\ &amp;</c> in an alignment; default a space.</param>
    /// <param name="first">What stands before the first relation; default what stands before the others.</param>
    /// <param name="longest">At most so many characters of a formula stand on a line where that is possible; null: as many as a page has room for.</param>
    /// <param name="left">The room that the left sides of an alignment take, see <see cref="LeftOf"/>.</param>
    public static string Of(Step line, Notation notation, string alignment = " ", string? first = null, int? longest = null, int left = 0)
    {
        LineParts parts = LineParts.Of(line);
        Notation decimals = notation with { PrefersDecimals = true };
        string subject = LatexPrinter.Print(parts.Formulas[0], notation);
        bool isShort = IsShort(subject, longest);
        var text = new StringBuilder(isShort ? "" : first?.TrimStart()).Append(Broken(subject, alignment, longest, left));
        int lastPiece = 0;
        for (int i = 1; i < parts.Formulas.Count; i++)
        {
            string formula = LatexPrinter.Print(parts.Formulas[i], parts.IsNumeric(i) ? decimals : notation);
            text.Append(i == 1 && isShort ? first ?? alignment : alignment).Append("= ");
            lastPiece = text.Length;
            text.Append(Broken(formula, alignment, longest, left));
        }

        string end = (line.Family is { } family ? RangeOf(family) : "")
            + (parts.Value is { } value ? $"{(parts.IsRounded ? @" \approx" : " =")} {Number(value)}" : "");
        if (longest is null && alignment != " " && end.Length > 0 && !Fits(text.ToString(lastPiece, text.Length - lastPiece), end, left))
            text.Append(alignment).Append(@"\quad");
        return text.Append(end).ToString();
    }

    // Whether the end of a line has room behind the last piece of its formula.
    private static bool Fits(string formula, string end, int left) =>
        LatexWidth.Of(formula[(formula.LastIndexOf('&') + 1)..]) + LatexWidth.Of(end) <= PageWidth - Relation - left;

    /// <summary>The room, in tenths of a digit, that a line's left side takes in an alignment; 0 where it stands on a line of its own.</summary>
    public static int LeftOf(Step line, Notation notation) =>
        LatexPrinter.Print(LineParts.Of(line).Formulas[0], notation) is var subject && IsShort(subject, null) ? LatexWidth.Of(subject) : 0;

    /// <summary>In an alignment a long formula is broken before its terms and between its factors.</summary>
    public static string Broken(string latex, string alignment, int? longest, int left = 0) => alignment == " " ? latex
        : string.Join($@"{alignment}\quad ", longest is { } characters
            ? LatexBreaks.Pieces(latex, characters)
            : LatexBreaks.PiecesByWidth(latex, PageWidth - Relation - left));

    private static bool IsShort(string latex, int? longest) => longest is { } characters
        ? latex.Length <= characters / 2
        : latex.Length <= LatexBreaks.LongestSource / 2 && LatexWidth.Of(latex) <= WidestLeft;

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
