using AutodiffTeach.Drawing.Scenes;

namespace AutodiffTeach.Drawing.Writers.Html;

/// <summary>Writes formulas of a walk as MathML.</summary>
internal static class FormulaMarkup
{
    // What a formula may consist of; anything else is text.
    private static readonly HashSet<string> Known =
        ["mrow", "mi", "mn", "mo", "mfrac", "msub", "msup", "msubsup", "mover", "munderover", "msqrt", "mtable", "mtr", "mtd", "mspace"];

    /// <summary>A formula as an element of its own, a text as text.</summary>
    public static void WriteInline(Page page, WalkFormula formula)
    {
        if (formula.Element == "mtext")
        {
            page.Text(formula.Text);
            return;
        }

        page.Raw("<math>");
        Write(page, formula);
        page.Raw("</math>");
    }

    private static void Write(Page page, WalkFormula formula)
    {
        var element = ElementOf(formula);
        page.Raw("<" + element + (element == "mspace" ? " width=\"0.167em\">" : element == "mover" ? " accent=\"true\">" : ">"));
        page.Text(formula.Text);
        foreach (var part in formula.Parts)
            Write(page, part);
        page.Raw("</" + element + ">");
    }

    /// <summary>The element that a formula becomes.</summary>
    public static string ElementOf(WalkFormula formula) => Known.Contains(formula.Element) ? formula.Element : "mtext";
}
