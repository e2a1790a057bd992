using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using AutodiffTeach.Drawing.Charts;
using AutodiffTeach.Drawing.Charts.Colours;
using AutodiffTeach.Drawing.Layout;
using AutodiffTeach.Drawing.Tests.Samples;
using AutodiffTeach.Drawing.Writers;

namespace AutodiffTeach.Drawing.Tests.Charts;

public partial class ChartSvgTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private static LineChart Norms => new(
        "Norm of the gradient per time step",
        new("RNN", [1e-4, 1e-3, 0, 2e-2, 0.5, 1]),
        new("LSTM", [0.2, 0.3, 0.5, double.NaN, 0.7, 2]),
        new("bound", [1e-3, 1e-2, 2e-2, 0.1, 0.3, 5]) { IsReference = true })
    {
        X = new("time step $t$"),
        Y = Axis.Logarithmic("$‖dL/dh_t‖$"),
        Size = new Size(420, 260),
    };

    private static HeatMap Confusion => new("Confusion", [[8, 1], [double.NaN, 3]])
    {
        RowNames = ["cat", "dog"],
        ColumnNames = ["cat", "dog"],
        RowLabel = "true",
        ColumnLabel = "predicted",
        Colours = new("count"),
        Size = new Size(300, 260),
    };

    [Fact]
    public void A_line_chart_stays_as_it_is() => Golden.Check("norms.svg", ChartPropertyTests.Svg(Norms));

    [Fact]
    public void A_heat_map_stays_as_it_is() => Golden.Check("confusion.svg", ChartPropertyTests.Svg(Confusion));

    [Theory]
    [InlineData(Theme.Light, 4.5, 3.0)]
    [InlineData(Theme.Dark, 4.5, 3.0)]
    [InlineData(Theme.Print, 4.5, 3.0)]
    public void Text_and_data_contrast_with_the_paper(Theme theme, double text, double data)
    {
        var chart = new LineChart("t", [.. Enumerable.Range(0, 16).Select(i => new Series($"s{i}", [i, i + 1.0]))]) { X = new("x"), Y = new("y") };
        var root = XDocument.Parse(ChartPropertyTests.Svg(chart, theme)).Root!;
        var colours = Rules(root);
        var paper = Colour(colours[".paper fill"]);
        Assert.All(root.Descendants(Svg + "text"), element => Assert.True(Contrast(Colour(colours["." + element.Attribute("class")!.Value + " fill"]), paper) >= text));
        var strokes = colours.Where(rule => SeriesRule().IsMatch(rule.Key)).ToArray();
        Assert.Equal(16, strokes.Length);
        Assert.All(strokes, rule => Assert.True(Contrast(Colour(rule.Value), paper) >= data, $"{theme} {rule}"));
    }

    [Theory]
    [InlineData(Theme.Light)]
    [InlineData(Theme.Print)]
    public void Numbers_can_be_read_on_their_cells(Theme theme)
    {
        foreach (var map in Enum.GetValues<ColourMap>())
        {
            var chart = new HeatMap("", [.. Enumerable.Range(0, 10).Select(row => Enumerable.Range(0, 10).Select(column => (double)(10 * row + column)).ToArray())])
            {
                Map = map,
                ShowBar = false,
                RowNames = [],
                ColumnNames = [],
                Size = new Size(800, 700),
            };
            var root = XDocument.Parse(ChartPropertyTests.Svg(chart, theme)).Root!;
            var colours = Rules(root);
            var cells = root.Descendants(Svg + "rect").Where(cell => ((string?)cell.Attribute("fill"))?[0] == '#').ToArray();
            var texts = root.Descendants(Svg + "text").ToArray();
            Assert.Equal(100, texts.Length);
            Assert.All(texts, text => Assert.True(Contrast(Colour(colours["." + text.Attribute("class")!.Value + " fill"]), Colour(Under(text, cells))) >= 4.5, $"{map} {theme} {text.Value}"));
        }
    }

    [Fact]
    public void The_first_sixty_series_differ_without_colour()
    {
        var chart = new LineChart("", [.. Enumerable.Range(0, 60).Select(i => new Series($"s{i}", [i, i + 1.0]))]);
        var groups = XDocument.Parse(ChartPropertyTests.Svg(chart, Theme.Print)).Root!.Elements(Svg + "g").ToArray();
        Assert.Equal(60, groups.Length);
        Assert.Distinct(groups.Select(group => string.Join('|', group.Elements(Svg + "path").Select(path =>
            (string?)path.Attribute("stroke-dasharray") + (path.Attribute("class")!.Value.StartsWith("line", StringComparison.Ordinal) ? "" : Shape(path))))));
    }

    [Fact]
    public void A_million_points_make_a_small_file_that_keeps_the_extremes()
    {
        var random = new Random(2);
        var values = Enumerable.Range(0, 1_000_000).Select(_ => random.NextDouble()).ToArray();
        (values[123_456], values[654_321]) = (40, -40);
        var text = ChartPropertyTests.Svg(new LineChart("", new Series("noise", values)) { Y = new("") { Minimum = -40, Maximum = 40 } });
        Assert.True(text.Length < 120_000, $"{text.Length}");
        var line = XDocument.Parse(text).Root!.Elements(Svg + "g").Single().Elements(Svg + "path").First().Attribute("d")!.Value;
        var heights = Numbers().Matches(line).Select(match => double.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture)).ToArray();
        // The axes are the one line with a corner.
        var frame = XDocument.Parse(text).Root!.Elements(Svg + "path").Select(path => path.Attribute("d")!.Value).Single(d => d.Count(letter => letter == 'L') == 2);
        var axis = Numbers().Matches(frame).Select(match => double.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture)).ToArray();
        Assert.Equal(axis.Min(), heights.Min());
        Assert.Equal(axis.Max(), heights.Max());
    }

    [Fact]
    public void A_cloud_of_a_million_points_makes_a_file_of_bounded_size()
    {
        var random = new Random(2);
        var (x, y) = (Enumerable.Range(0, 1_000_000).Select(_ => random.NextDouble()).ToArray(), Enumerable.Range(0, 1_000_000).Select(_ => random.NextDouble()).ToArray());
        Assert.True(ChartPropertyTests.Svg(new ScatterChart("", new Series("noise", x, y))).Length < 3_500_000);
    }

    [Fact]
    public void A_large_map_is_one_image_of_its_cells_and_a_mask_where_it_is_hatched()
    {
        var random = new Random(6);
        double[][] values = [.. Enumerable.Range(0, 300).Select(_ => Enumerable.Range(0, 300).Select(_ => random.Next(2) == 0 ? double.NaN : random.NextDouble()).ToArray())];
        values[0][0] = 0;
        values[0][1] = 1;
        var text = ChartPropertyTests.Svg(new HeatMap("", values));
        Assert.True(text.Length < 400_000, $"{text.Length}");
        var images = XDocument.Parse(text).Root!.Descendants(Svg + "image").Select(image => PngReader.Read(Convert.FromBase64String(image.Attribute("href")!.Value["data:image/png;base64,".Length..]))).ToArray();
        Assert.Equal((300, 300, 300), (images[0].Width, images[0].Height, images[1].Width));
        Assert.Equal((0, 253), (images[0].Samples[0], images[0].Samples[1]));
        for (var i = 0; i < 90_000; i++)
            Assert.Equal(double.IsNaN(values[i / 300][i % 300]), images[1].Opacities[images[1].Samples[i]] == 255 && images[1].Samples[i] == 0);
    }

    [Fact]
    public void Charts_with_different_prefixes_share_no_id_and_no_rule()
    {
        var chart = new SmallMultiples("", Norms, Confusion, new HeatMap("", [.. Enumerable.Repeat(Enumerable.Repeat(double.NaN, 60).ToArray(), 60)]));
        var (a, b) = (XDocument.Parse(ChartPropertyTests.Svg(chart, Theme.Auto, "a")), XDocument.Parse(ChartPropertyTests.Svg(chart, Theme.Auto, "b")));
        Assert.Empty(a.Descendants().Attributes("id").Select(id => id.Value).Intersect(b.Descendants().Attributes("id").Select(id => id.Value)));
        Assert.All(a.Descendants(Svg + "style").Single().Value.Split('\n', StringSplitOptions.RemoveEmptyEntries), rule => Assert.Matches("^(#a |@media|})", rule));
    }

    [Fact]
    public void The_description_says_the_data_in_words()
    {
        var words = XDocument.Parse(ChartPropertyTests.Svg(Norms)).Root!.Element(Svg + "desc")!.Value;
        Assert.Equal(
            "line chart, horizontal axis time step t, vertical axis ‖dL/dh_t‖ (logarithmic). RNN: 6 points, 0.0001 at 1 to 1 at 6, least 0 at 3, greatest 1 at 6. "
            + "LSTM: 5 points, 0.2 at 1 to 2 at 6, least 0.2 at 1, greatest 2 at 6, 1 missing or not finite. bound: 6 points, 0.001 at 1 to 5 at 6, least 0.001 at 1, greatest 5 at 6. "
            + "1 value zero or negative, which a logarithmic axis cannot show.",
            words);
    }

    // A marker's path without its place.
    private static string Shape(XElement path) => Numbers().Replace(path.Attribute("d")!.Value.Split('M')[1], match => "")
        + path.Attribute("d")!.Value.Split('M')[1].Count(letter => letter is 'L' or 'a' or 'l') + path.Attribute("class")!.Value + Corner(path.Attribute("d")!.Value);

    // Squares, triangles and wedges differ in where their corners lie from the first.
    private static string Corner(string d)
    {
        var points = Numbers().Matches(d.Split('M')[1]).Select(match => (X: double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture), Y: double.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture))).ToArray();
        return string.Join(' ', points.Skip(1).Select(point => $"{Math.Sign(Math.Round(point.X - points[0].X, 1))}{Math.Sign(Math.Round(point.Y - points[0].Y, 1))}"));
    }

    private static Dictionary<string, string> Rules(XElement root) => Rule().Matches(root.Element(Svg + "style")!.Value)
        .SelectMany(match => match.Groups["body"].Value.Split(';').Select(declaration => declaration.Split(':', 2, StringSplitOptions.TrimEntries))
            .Select(parts => (Key: match.Groups["selector"].Value + " " + parts[0], Value: parts[1])))
        .GroupBy(rule => rule.Key).ToDictionary(group => group.Key, group => group.Last().Value);

    private static string Under(XElement text, XElement[] cells)
    {
        var (x, y) = (Number(text, "x") + 2, Number(text, "y") - 3);
        return cells.Single(cell => Number(cell, "x") <= x && x < Number(cell, "x") + Number(cell, "width") && Number(cell, "y") <= y && y < Number(cell, "y") + Number(cell, "height")).Attribute("fill")!.Value;
    }

    private static double Number(XElement element, string name) => double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);

    private static Rgb Colour(string hex) => Rgb.Of(int.Parse(hex.AsSpan(1), NumberStyles.HexNumber, CultureInfo.InvariantCulture));

    private static double Contrast(Rgb a, Rgb b) => (Math.Max(a.Luminance, b.Luminance) + 0.05) / (Math.Min(a.Luminance, b.Luminance) + 0.05);

    [GeneratedRegex(@"^#figure (?<selector>\S+) \{ (?<body>[^}]*?) \}", RegexOptions.Multiline)]
    private static partial Regex Rule();

    [GeneratedRegex(@"^\.[fs]-\d+ (fill|stroke)$")]
    private static partial Regex SeriesRule();

    [GeneratedRegex(@"(-?[\d.]+) (-?[\d.]+)")]
    private static partial Regex Numbers();
}
