namespace AutodiffTeach.Drawing.Typesetting;

/// <summary>Sets words as words: upright, and nothing in them is a formula.</summary>
internal static class PlainText
{
    public static MathText Set(string words, double size)
    {
        var text = PrintableText.Of(words);
        var node = new MathNode.Text(text, IsItalic: false);
        return Typesetter.Finish(text, Typesetter.Set(node, size), size) with { Lines = [node] };
    }
}
