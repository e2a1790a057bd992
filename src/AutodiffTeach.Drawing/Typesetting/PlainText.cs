namespace AutodiffTeach.Drawing.Typesetting;

/// <summary>Sets words as words: upright, and nothing in them is a formula.</summary>
internal static class PlainText
{
    private const double Ascent = 0.69;
    private const double Descent = 0.22;
    private const double WidthSafety = 1.03;

    public static MathText Set(string words, double size)
    {
        var text = MathParser.Printable(words);
        var width = SerifMetrics.Width(text, italic: false) * size * WidthSafety;
        return new MathText(text, width, Ascent * size, Descent * size, [new TextRun(text, 0, 0, size, false)], []) { Size = size, Lines = [new MathNode.Text(text, IsItalic: false)] };
    }
}
