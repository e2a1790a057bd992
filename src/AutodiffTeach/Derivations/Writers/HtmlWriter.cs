using System.Globalization;
using System.Net;
using System.Text;
using AutodiffTeach.Formulas;

namespace AutodiffTeach.Derivations.Writers;

/// <summary>Writes derivations as HTML with MathML, to put into a page; the page brings the style sheet.</summary>
/// <remarks>
/// Classes: <c>derivation</c> the whole, <c>step</c> a line with its rule in <c>data-rule</c> and the nodes it is about in <c>data-where</c>,
/// <c>equation</c> its formulas, <c>why</c> its explanation, <c>result</c> the closed form.
/// </remarks>
public static class HtmlWriter
{
    /// <summary>The worked solution as one <c>section</c> element.</summary>
    /// <param name="derivation">The derivation.</param>
    /// <param name="headingLevel">The level of the headings of its sections, 2 to 5.</param>
    public static string WriteFragment(Derivation derivation, int headingLevel = 3)
    {
        ArgumentNullException.ThrowIfNull(derivation);
        ArgumentOutOfRangeException.ThrowIfLessThan(headingLevel, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(headingLevel, 5);
        Notation notation = derivation.Model.Notation;
        var text = new StringBuilder("<section class=\"derivation\">\n");
        foreach (Step section in derivation.Steps)
            WriteSection(section, notation, $"h{headingLevel}", text);
        text.Append("<p class=\"result\"><math xmlns=\"http://www.w3.org/1998/Math/MathML\" display=\"block\"><mrow>")
            .Append(MathMlPrinter.PrintInner(derivation.Subject, notation)).Append("<mo>=</mo>")
            .Append(MathMlPrinter.PrintInner(derivation.Formula, notation)).Append("</mrow></math></p>\n</section>\n");
        return text.ToString();
    }

    private static void WriteSection(Step section, Notation notation, string heading, StringBuilder text)
    {
        text.Append(CultureInfo.InvariantCulture, $"<{heading}>{DerivationTitle.Of(section)}</{heading}>\n<p>{Words(section, notation)}</p>\n");
        WriteLines(section.Steps, notation, text);
    }

    private static void WriteLines(IReadOnlyList<Step> lines, Notation notation, StringBuilder text)
    {
        if (lines.Count == 0)
            return;
        text.Append("<ol class=\"steps\">\n");
        foreach (Step line in lines)
        {
            text.Append(CultureInfo.InvariantCulture, $"<li class=\"step\" data-rule=\"{Escape(line.Rule)}\" data-where=\"{Escape(string.Join(" ", line.Where))}\">")
                .Append("<span class=\"equation\">").Append(MathOf(line, notation)).Append("</span>");
            if (!line.Words.IsEmpty)
                text.Append(CultureInfo.InvariantCulture, $"<span class=\"why\">{Words(line, notation)}</span>");
            if (line.Family is { } family && LineParts.ValuesOf(family) is { } values)
                text.Append(CultureInfo.InvariantCulture, $"<span class=\"why\">Values: {values.Replace('-', '−')}.</span>");
            WriteLines(line.Used(), notation, text);
            text.Append("</li>\n");
        }

        text.Append("</ol>\n");
    }

    private static string MathOf(Step line, Notation notation)
    {
        LineParts parts = LineParts.Of(line);
        Notation decimals = notation with { PrefersDecimals = true };
        // A formula a piece, so that a long line can break before each equals sign.
        var text = new StringBuilder();
        for (int i = 0; i < parts.Formulas.Count; i++)
        {
            string formula = MathMlPrinter.PrintInner(parts.Formulas[i], parts.IsNumeric(i) ? decimals : notation);
            text.Append(i > 0 ? " " : "").Append(Math(i > 0 ? "<mo>=</mo>" + formula : formula));
        }

        if (line.Family is { } range)
            text.Append(' ').Append(Math(RangeOf(range, notation)));
        if (parts.Value is { } value)
            text.Append(' ').Append(Math((parts.IsRounded ? "<mo>≈</mo>" : "<mo>=</mo>") + $"<mn>{value.Replace('-', '−')}</mn>"));
        return text.ToString();
    }

    // t = 1, ..., 8, or downwards t = 8, ..., 1
    private static string RangeOf(StepFamily family, Notation notation)
    {
        int second = family.First + System.Math.Sign(family.Last - family.First);
        string between = System.Math.Abs(family.Last - family.First) > 2 ? "<mo>,</mo><mo>…</mo>" : "";
        string last = second == family.Last ? "" : $"<mo>,</mo>{MathMlPrinter.PrintInner(Expr.Number(family.Last), notation)}";
        return $"<mo>,</mo><mspace width=\"1em\"/>{MathMlPrinter.PrintInner(Expr.Variable(family.Index), notation)}<mo>=</mo>"
            + $"{MathMlPrinter.PrintInner(Expr.Number(family.First), notation)}<mo>,</mo>{MathMlPrinter.PrintInner(Expr.Number(second), notation)}{between}{last}";
    }

    private static string Words(Step step, Notation notation) =>
        step.Words.Write(Escape, formula => Math(MathMlPrinter.PrintInner(formula, notation)));

    private static string Math(string content) => $"<math xmlns=\"http://www.w3.org/1998/Math/MathML\"><mrow>{content}</mrow></math>";

    private static string Escape(string plain) => WebUtility.HtmlEncode(plain);
}
