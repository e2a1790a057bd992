using System.Net;
using System.Text;
using AutodiffTeach.Drawing.Charts.Marks;
using AutodiffTeach.Drawing.Typesetting;

namespace AutodiffTeach.Drawing.Writers;

/// <summary>
/// Writes a text with mathematics between dollar signs, as charts take it, <c>the norm $‖∂h_t/∂h_s‖$</c>, for pages: what stands
/// in a chart and what stands beside it come from one notation, see <see cref="MathText.Set"/>.
/// </summary>
public static class MathProse
{
    private const string MarkdownMarks = @"\`*_{}[]<>#|$~";

    // Pages set the formula themselves.
    private const double AnySize = 16;

    /// <summary>The text as Markdown, its mathematics as LaTeX between dollar signs.</summary>
    /// <param name="text">The text; a dollar sign of its own is written <c>\$</c>.</param>
    public static string ToMarkdown(string text) => Write(text, EscapeMarkdown, formula => $"${LatexMath.Write(formula).Replace(@"\dfrac", @"\frac", StringComparison.Ordinal)}$");

    /// <summary>The text as HTML, its mathematics as MathML.</summary>
    /// <param name="text">The text; a dollar sign of its own is written <c>\$</c>.</param>
    public static string ToHtml(string text) => Write(text, prose => WebUtility.HtmlEncode(prose), formula => MathMlMath.Write(formula, isBlock: false));

    /// <summary>One formula as a line of its own in HTML.</summary>
    /// <param name="formula">The formula, without dollar signs.</param>
    public static string FormulaToHtml(string formula) => MathMlMath.Write(MathText.Set(formula, AnySize), isBlock: true);

    /// <summary>One formula as a paragraph of its own in Markdown.</summary>
    /// <param name="formula">The formula, without dollar signs.</param>
    public static string FormulaToMarkdown(string formula) => $"$${LatexMath.Write(MathText.Set(formula, AnySize))}$$";

    private static string Write(string text, Func<string, string> prose, Func<MathText, string> mathematics)
    {
        ArgumentNullException.ThrowIfNull(text);
        return string.Concat(ChartText.Parts(PrintableText.Of(text)).Select(part => part.IsMath ? mathematics(MathText.Set(part.Text, AnySize)) : prose(part.Text)));
    }

    private static string EscapeMarkdown(string prose)
    {
        var text = new StringBuilder();
        foreach (char letter in prose)
            text.Append(MarkdownMarks.Contains(letter, StringComparison.Ordinal) ? $"\\{letter}" : letter.ToString());
        return text.ToString();
    }
}
