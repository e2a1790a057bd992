using AutodiffTeach.Drawing.Scenes;
using AutodiffTeach.Drawing.Typesetting;

namespace AutodiffTeach.Drawing.Writers;

/// <summary>Writes set formulas as SVG text: one element, one span a run, fraction bars as paths.</summary>
internal static class SvgText
{
    public static void Write(Markup svg, PlacedText text, string cssClass)
    {
        if (text.Text.Runs.Count == 1)
            Start(svg, "text", text, text.Text.Runs[0]).Attribute("class", cssClass).Text(text.Text.Runs[0].Text).Close();
        else if (text.Text.Runs.Count > 1)
            WriteRuns(svg, text, cssClass);
        foreach (var rule in text.Text.Rules)
        {
            var d = $"M{Markup.Number(text.Origin.X + rule.X)} {Markup.Number(text.Origin.Y + rule.Y)}h{Markup.Number(rule.Width)}";
            svg.Open("path").Attribute("class", "rule").Attribute("d", d).Close();
        }
    }

    // Spans stand on one line: white space between them would be drawn.
    private static void WriteRuns(Markup svg, PlacedText text, string cssClass)
    {
        var spans = text.Text.Runs.Select(run =>
        {
            var span = new Markup();
            Start(span, "tspan", text, run).Text(run.Text).Close();
            return span.ToString().TrimEnd('\n');
        });
        svg.Open("text").Attribute("class", cssClass).Raw(string.Concat(spans)).Close();
    }

    private static Markup Start(Markup svg, string element, PlacedText text, TextRun run)
    {
        svg.Open(element).Attribute("x", text.Origin.X + run.X).Attribute("y", text.Origin.Y + run.Y).Attribute("font-size", run.Size);
        return run.IsItalic ? svg.Attribute("font-style", "italic") : svg;
    }
}
