using AutodiffTeach.Drawing.Layout;

namespace AutodiffTeach.Drawing.Typesetting;

/// <summary>Draws accents over one letter or several, at the height of the ink below them.</summary>
internal static class Accents
{
    private const double Gap = 0.07;
    private const double WidestHat = 1.1;

    // Italic Times leans by 15.5 degrees: its letters' tops are shifted by this much of their height against the middle.
    private const double Slant = 0.14;

    public static FormulaBox Set(MathNode.Accented accented, double size, bool isScript)
    {
        var inner = Typesetter.Set(Dotless(accented.Base), size, isScript);
        var (left, right) = Ink(accented.Base, inner, size);
        var middle = (left + right) / 2 + (Leans(accented.Base) ? Slant * inner.Ascent : 0);
        var width = Math.Max(0.36 * size, (right - left) * 0.86);
        var foot = -inner.Ascent - Gap * size;
        var fills = Mark(accented.Accent, middle, foot, width, size);
        var box = new FormulaBox { Lean = inner.Lean };
        var (low, high) = (fills.Min(fill => fill.Flatten().Min(point => point.X)), fills.Max(fill => fill.Flatten().Max(point => point.X)));
        // An accent wider than its letter moves the letter to the right.
        var room = Math.Max(0, -low);
        box.Put(inner, room, 0);
        box.Fills.AddRange(fills.Select(fill => fill.Shift(room, 0)));
        box.Width = room + Math.Max(inner.Width, high - inner.Lean);
        box.Ascent = -fills.Min(fill => fill.Flatten().Min(point => point.Y));
        return box;
    }

    private static Curve[] Mark(char accent, double middle, double foot, double width, double size) => accent switch
    {
        '¯' => [Bar(middle, foot, width, size)],
        '˙' => [Fill.Disc(new(middle, foot - 0.06 * size), 0.065 * size)],
        '¨' => [Fill.Disc(new(middle - 0.13 * size, foot - 0.06 * size), 0.06 * size), Fill.Disc(new(middle + 0.13 * size, foot - 0.06 * size), 0.06 * size)],
        '→' => Arrow(middle, foot, width, size),
        '˜' => [Tilde(middle, foot, Math.Min(width, WidestHat * size), size)],
        _ => [Hat(middle, foot, Math.Min(width, WidestHat * size), size)],
    };

    private static Curve Bar(double middle, double foot, double width, double size)
    {
        var (left, right, thick) = (middle - width / 2, middle + width / 2, Typesetter.RuleThickness(size));
        return Fill.Polygon(new(left, foot - thick), new(right, foot - thick), new(right, foot), new(left, foot));
    }

    private static Curve Hat(double middle, double foot, double width, double size)
    {
        var (half, height, thick) = (width / 2, 0.15 * size, 0.075 * size);
        return Fill.Polygon(new(middle - half, foot), new(middle, foot - height), new(middle + half, foot), new(middle + half - 0.05 * size, foot + 0.01 * size),
            new(middle, foot - height + thick), new(middle - half + 0.05 * size, foot + 0.01 * size));
    }

    private static Curve Tilde(double middle, double foot, double width, double size)
    {
        var (half, swing, thick) = (width / 2, 0.14 * size, 0.075 * size);
        var line = foot - 0.055 * size;
        Point start = new(middle - half, line + 0.035 * size), end = new(middle + half, line - 0.035 * size);
        return Fill.Crescent(
            start, (new(middle - 0.3 * half, line - swing - thick / 2), new(middle + 0.3 * half, line + swing - thick / 2)),
            end, (new(middle + 0.3 * half, line + swing + thick), new(middle - 0.3 * half, line - swing + thick)));
    }

    private static Curve[] Arrow(double middle, double foot, double width, double size)
    {
        var (left, right, thick) = (middle - width / 2, middle + width / 2 + 0.04 * size, Typesetter.RuleThickness(size));
        var (line, head) = (foot - 0.08 * size, 0.15 * size);
        return
        [
            Fill.Polygon(new(left, line - thick / 2), new(right - head / 2, line - thick / 2), new(right - head / 2, line + thick / 2), new(left, line + thick / 2)),
            Fill.Polygon(new(right, line), new(right - head, line - 0.09 * size), new(right - 0.6 * head, line), new(right - head, line + 0.09 * size)),
        ];
    }

    private static (double Left, double Right) Ink(MathNode node, FormulaBox box, double size)
    {
        if (node is not MathNode.Text { Value: [_, ..] } text)
            return (0, box.Width);
        var first = SerifMetrics.Of(text.Value.EnumerateRunes().First(), text.IsItalic);
        // A letter that leans far over, as f, is measured without what hangs over.
        return (Math.Max(0, first.Left) * size, box.Width);
    }

    private static MathNode Dotless(MathNode node) => node is MathNode.Text { Value: "i" } letter ? letter with { Value = "ı" } : node;

    private static bool Leans(MathNode node) => node is MathNode.Text { IsItalic: true } or MathNode.Scripted { Base: MathNode.Text { IsItalic: true } };
}
