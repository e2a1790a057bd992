using AutodiffTeach.Drawing.Layout;
using AutodiffTeach.Drawing.Scenes;
using AutodiffTeach.Drawing.Typesetting;
using AutodiffTeach.Drawing.Writers;

namespace AutodiffTeach.Drawing.Tests.Samples;

/// <summary>Labels in rows, each in the rectangle that it is measured to fill.</summary>
internal static class LabelSheet
{
    private const double Width = 1000;
    private const double Gap = 14;

    public static string Svg(IEnumerable<string> labels, double size)
    {
        var svg = new Markup();
        var body = new Markup().Open("g").Content();
        var (x, y, row) = (Gap, Gap, 0.0);
        foreach (var text in labels.Select(label => MathText.Fit(label, size, 16 * size)))
        {
            if (x + text.Width + Gap > Width)
                (x, y, row) = (Gap, y + row + Gap, 0);
            var placed = new PlacedText(text, new Point(x, y + text.Ascent));
            var region = placed.Region;
            body.Open("g").Attribute("class", "sample").Content();
            body.Open("rect").Attribute("x", region.Left).Attribute("y", region.Top).Attribute("width", region.Width).Attribute("height", region.Height)
                .Attribute("fill", "#f4f4f4").Attribute("stroke", "#d0d8e8").Attribute("stroke-width", 0.4).Close();
            SvgText.Write(body, placed, "label");
            body.Close();
            (x, row) = (x + text.Width + Gap, Math.Max(row, text.Height));
        }

        svg.Open("svg").Attribute("xmlns", "http://www.w3.org/2000/svg").Attribute("xml:space", "preserve").Attribute("id", "sheet").Attribute("width", Width).Attribute("height", y + row + Gap).Content();
        svg.Open("style").Raw(SvgStyleSheet.Write("sheet", Theme.Light, SceneStyle.Default)).Close();
        svg.Open("rect").Attribute("class", "paper").Attribute("width", Width).Attribute("height", y + row + Gap).Close();
        return svg.Raw(body.Close().ToString()).Close().ToString();
    }
}
