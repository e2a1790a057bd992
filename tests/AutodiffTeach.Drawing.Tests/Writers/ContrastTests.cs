using System.Globalization;
using System.Xml.Linq;
using AutodiffTeach.Drawing.Layout;
using AutodiffTeach.Drawing.Tests.Samples;
using AutodiffTeach.Drawing.Writers;

namespace AutodiffTeach.Drawing.Tests.Writers;

/// <summary>Contrasts read off the SVG itself: what colour a text, a line, an outline has, and what lies under it.</summary>
public class ContrastTests
{
    private const string Dark = "screen and (prefers-color-scheme: dark)";

    [Theory]
    [MemberData(nameof(Gallery.Names), MemberType = typeof(Gallery))]
    public void Text_and_lines_stand_out_in_every_theme(string name)
    {
        foreach (var theme in Enum.GetValues<Theme>())
            Check(new StyledSvg(Gallery.Svg(name, theme)), $"{name} {theme}");
        Check(new StyledSvg(Gallery.Svg(name), Dark), name + " auto in the dark");
    }

    [Fact]
    public void Without_colour_what_stands_out_is_thicker_and_what_steps_back_is_lighter()
    {
        var svg = new StyledSvg(Gallery.Svg("rnn-3-highlight", Theme.Print));
        var wires = svg.Root.Descendants().Where(element => (string?)element.Attribute("class") == "wire").ToLookup(wire => (string?)wire.Parent!.Attribute("class"));
        double WidthOf(string kind) => double.Parse(svg.Style(wires[kind].First(), "stroke-width")!, CultureInfo.InvariantCulture);
        Assert.True(WidthOf("edge strong") >= 2 * WidthOf("edge dim"));
        Assert.True(Luminance(svg.Style(wires["edge dim"].First(), "stroke")!) > Luminance(svg.Style(wires["edge strong"].First(), "stroke")!) + 0.1);
        Assert.All(svg.Root.Descendants().Select(element => svg.Style(element, "fill")).OfType<string>().Where(fill => fill.StartsWith('#')).Distinct(), IsGrey);
    }

    private static void IsGrey(string colour) => Assert.True(colour[1..3] == colour[3..5] && colour[3..5] == colour[5..7], colour);

    private static void Check(StyledSvg svg, string name)
    {
        var paper = svg.Style(svg.Root.Elements().Single(element => (string?)element.Attribute("class") == "paper"), "fill")!;
        var grounds = new List<(Region Region, string Fill)>();
        foreach (var element in svg.Root.Descendants())
        {
            var classes = ((string?)element.Attribute("class") ?? "").Split(' ');
            if (classes.Contains("outline"))
                CheckOutline(svg, element, paper, name);
            if (classes.Intersect(["outline", "halo"]).Any() && BoxOf(element) is { } box)
                grounds.Add((box, svg.Style(element, "fill")!));
            else if (classes.Contains("wire") || element.Parent?.Attribute("class")?.Value == "band" && element.Name.LocalName == "path")
                Assert.True(Contrast(svg.Style(element, "stroke")!, paper) >= 3, $"{name}: a line is too faint");
            else if (classes.Contains("head") || classes.Contains("junction"))
                Assert.True(Contrast(svg.Style(element, "fill")!, paper) >= 3, $"{name}: an arrow is too faint");
            else if (element.Name.LocalName is "text" or "tspan" && element.Attribute("x") is not null)
                CheckText(svg, element, grounds, paper, name);
        }
    }

    private static void CheckOutline(StyledSvg svg, XElement element, string paper, string name)
    {
        var (fill, stroke) = (svg.Style(element, "fill")!, svg.Style(element, "stroke")!);
        Assert.True(Math.Max(Contrast(stroke, paper), Contrast(fill, paper)) >= 3, $"{name}: an outline is too faint");
    }

    // What was drawn last under the beginning of the text is its ground.
    private static void CheckText(StyledSvg svg, XElement element, List<(Region Region, string Fill)> grounds, string paper, string name)
    {
        var (x, y) = (Number(element, "x"), Number(element, "y"));
        var ground = grounds.LastOrDefault(entry => entry.Region.Left <= x && x <= entry.Region.Right && entry.Region.Top <= y && y <= entry.Region.Bottom).Fill ?? paper;
        var contrast = Contrast(svg.Style(element, "fill")!, ground);
        Assert.True(contrast >= 4.5, $"{name}: '{element.Value}' has a contrast of {contrast:F2}");
    }

    private static Region? BoxOf(XElement element)
    {
        if (element.Name.LocalName == "rect")
            return new Region(Number(element, "x"), Number(element, "y"), Number(element, "x") + Number(element, "width"), Number(element, "y") + Number(element, "height"));
        var points = element.Attribute("d")!.Value.Trim('M', 'Z').Split('L').Select(point => point.Split(' ').Select(part => double.Parse(part, CultureInfo.InvariantCulture)).ToArray()).ToArray();
        return new Region(points.Min(point => point[0]), points.Min(point => point[1]), points.Max(point => point[0]), points.Max(point => point[1]));
    }

    private static double Number(XElement element, string name) => double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);

    // Web Content Accessibility Guidelines 2.2, contrast ratio and relative luminance.
    private static double Contrast(string a, string b)
    {
        var (x, y) = (Luminance(a), Luminance(b));
        return (Math.Max(x, y) + 0.05) / (Math.Min(x, y) + 0.05);
    }

    private static double Luminance(string colour)
    {
        var parts = new[] { 1, 3, 5 }.Select(i => int.Parse(colour.AsSpan(i, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)
            .Select(part => part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4)).ToArray();
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
    }
}
