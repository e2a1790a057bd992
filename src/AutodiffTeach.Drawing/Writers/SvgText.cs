using System.Text;
using AutodiffTeach.Drawing.Layout;
using AutodiffTeach.Drawing.Scenes;
using AutodiffTeach.Drawing.Typesetting;

namespace AutodiffTeach.Drawing.Writers;

/// <summary>Writes set formulas as SVG text: one element, one span a run; bars, brackets and accents as one path in the colour of the text.</summary>
internal static class SvgText
{
    // Shorter runs stay in place in whatever font there is.
    private const int ShortestFitted = 3;

    public static void Write(Markup svg, PlacedText text, string cssClass)
    {
        var (runs, origin) = (text.Text.Runs, text.Origin);
        // What reads from right to left is a paragraph of its own, so that its neighbours keep their order.
        if (runs.Count > 1 && !runs.Any(run => SerifMetrics.IsRightToLeft(run.Text)))
            WriteRuns(svg, text, cssClass);
        else
        {
            foreach (var run in runs)
                Start(svg, "text", origin, run).Attribute("class", cssClass).Text(run.Text).Close();
        }

        if (text.Text.Rules.Count + text.Text.Fills.Count > 0)
            svg.Open("path").Attribute("class", "ink " + cssClass).Attribute("d", Outlines(text)).Close();
    }

    // Spans stand on one line: white space between them would be drawn.
    private static void WriteRuns(Markup svg, PlacedText text, string cssClass)
    {
        var spans = text.Text.Runs.Select(run =>
        {
            var span = new Markup();
            Start(span, "tspan", text.Origin, run).Text(run.Text).Close();
            return span.ToString().TrimEnd('\n');
        });
        svg.Open("text").Attribute("class", cssClass).Raw(string.Concat(spans)).Close();
    }

    private static Markup Start(Markup svg, string element, Point origin, TextRun run)
    {
        // What was only estimated stands in the middle of its room.
        var isExact = SerifMetrics.IsExact(run.Text);
        svg.Open(element).Attribute("x", origin.X + run.X + (isExact ? 0 : run.Width / 2)).Attribute("y", origin.Y + run.Y).Attribute("font-size", run.Size);
        if (!isExact)
            svg.Attribute("text-anchor", "middle");
        if (run.IsItalic)
            svg.Attribute("font-style", "italic");
        if (SerifMetrics.IsRightToLeft(run.Text))
            svg.Attribute("direction", "rtl");
        return IsFitted(run, isExact) ? svg.Attribute("textLength", run.Width).Attribute("lengthAdjust", "spacingAndGlyphs") : svg;
    }

    // Where Times is replaced by a font of other widths, the letters are made as wide as was measured: a formula stays in its box and
    // together. With Times or one of its metric equals this changes nothing. What was estimated by its script keeps its own width.
    private static bool IsFitted(TextRun run, bool isExact) => isExact ? run.Text.Length >= ShortestFitted : SerifMetrics.IsGuess(run.Text);

    private static string Outlines(PlacedText text)
    {
        var (x, y) = (text.Origin.X, text.Origin.Y);
        var data = new StringBuilder();
        foreach (var rule in text.Text.Rules)
        {
            var (width, half) = (Markup.Number(rule.Width), rule.Thickness / 2);
            data.Append('M').Append(Markup.Number(x + rule.X)).Append(' ').Append(Markup.Number(y + rule.Y - half)).Append('h').Append(width)
                .Append('v').Append(Markup.Number(2 * half)).Append("h-").Append(width).Append('z');
        }

        foreach (var fill in text.Text.Fills)
            data.Append(SvgPath.Data(fill.Shift(x, y))).Append('z');
        return data.ToString();
    }
}
