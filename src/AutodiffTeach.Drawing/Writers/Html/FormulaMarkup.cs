using AutodiffTeach.Drawing.Scenes;

namespace AutodiffTeach.Drawing.Writers.Html;

/// <summary>Writes formulas of a walk as MathML for a page, and as the data from which its script builds the same.</summary>
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

    /// <summary>A formula as data: a leaf is a text, or an array of its kind and text where the text alone does not tell it.</summary>
    public static void WriteData(System.Text.Json.Utf8JsonWriter json, WalkFormula formula)
    {
        var element = ElementOf(formula);
        if (formula.Parts.Count == 0 && element == KindOf(formula.Text))
        {
            json.WriteStringValue(formula.Text);
            return;
        }

        json.WriteStartArray();
        json.WriteStringValue(element);
        if (formula.Parts.Count == 0)
            json.WriteStringValue(formula.Text);
        foreach (var part in formula.Parts)
            WriteData(json, part);
        json.WriteEndArray();
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

    private static string ElementOf(WalkFormula formula) => Known.Contains(formula.Element) ? formula.Element : "mtext";

    // The script has the same rule.
    private static string KindOf(string text) => text.Length == 0 ? "" : char.IsAsciiDigit(text[0]) ? "mn" : char.IsAsciiLetter(text[0]) ? "mi" : "mo";
}
