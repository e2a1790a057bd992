using System.Globalization;
using System.Xml.Linq;
using AutodiffTeach.Drawing.Charts;
using AutodiffTeach.Drawing.Charts.Marks;
using AutodiffTeach.Drawing.Charts.Plots;
using AutodiffTeach.Drawing.Writers;

namespace AutodiffTeach.Drawing.Tests.Charts;

public class ChartPropertyTests
{
    private const int Rounds = 400;

    [Fact]
    public void Everything_lies_inside_the_picture() => ForAll((chart, seed) =>
    {
        var picture = ChartDrawing.Draw(chart);
        foreach (var (mark, offset) in Flat.Marks(picture.Marks))
        {
            foreach (var point in Flat.Bounds(mark, offset))
            {
                Assert.True(
                    point.X >= -0.01 && point.Y >= -0.01 && point.X <= picture.Size.Width + 0.01 && point.Y <= picture.Size.Height + 0.01,
                    $"seed {seed}: {mark.GetType().Name} {(mark as Mark.Text)?.Placed.Text.Source} at {point.X}, {point.Y} outside {picture.Size.Width} by {picture.Size.Height}");
            }
        }
    });

    [Fact]
    public void No_text_lies_on_another() => ForAll((chart, seed) =>
    {
        var texts = Flat.Marks(ChartDrawing.Draw(chart).Marks).Where(item => item.Mark is Mark.Text { Placed.Text.Runs.Count: > 0 })
            .Select(item => (Text: (Mark.Text)item.Mark, Corners: Flat.Corners((Mark.Text)item.Mark, item.Offset))).ToArray();
        for (var i = 0; i < texts.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                Assert.False(
                    Flat.Overlap(texts[i].Corners, texts[j].Corners),
                    $"seed {seed}: '{texts[i].Text.Placed.Text.Source}' at {texts[i].Corners[0]} and '{texts[j].Text.Placed.Text.Source}' at {texts[j].Corners[0]}");
            }
        }
    });

    [Fact]
    public void Every_chart_is_well_formed_with_unique_ids_a_title_and_a_description() => ForAll((chart, seed) =>
    {
        var root = XDocument.Parse(Svg(chart)).Root!;
        var ids = root.DescendantsAndSelf().Attributes("id").Select(id => id.Value).ToArray();
        Assert.Equal(ids.Distinct(), ids);
        XNamespace svg = "http://www.w3.org/2000/svg";
        Assert.True(!string.IsNullOrWhiteSpace(root.Element(svg + "title")!.Value) && !string.IsNullOrWhiteSpace(root.Element(svg + "desc")!.Value), $"seed {seed}");
        Assert.Empty(root.Descendants(svg + "script"));
        var references = root.Descendants().Attributes().Select(attribute => attribute.Value).Where(value => value.StartsWith("url(#", StringComparison.Ordinal));
        Assert.All(references, reference => Assert.Contains(reference[5..^1], ids));
        Assert.DoesNotContain("NaN", string.Concat(root.Descendants().Attributes().Where(attribute => attribute.Name != "href").Select(attribute => attribute.Value)), StringComparison.Ordinal);
    });

    [Fact]
    public void The_bytes_depend_on_nothing_but_the_chart()
    {
        var expected = Enumerable.Range(0, 60).Select(seed => All(new RandomCharts(seed).Next())).ToArray();
        var before = CultureInfo.CurrentCulture;
        try
        {
            foreach (var culture in new[] { "de-DE", "tr-TR", "ar-SA", "fa-IR" })
            {
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
                Assert.Equal(expected, Enumerable.Range(0, 60).Select(seed => All(new RandomCharts(seed).Next())));
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_legend_covers_no_data() => ForAll((chart, seed) =>
    {
        if (chart is not SeriesChart { Series.Count: > 0 } plot)
            return;
        var marks = ChartDrawing.Draw(chart).Marks;
        var data = marks.OfType<Mark.Group>().SelectMany(group => group.Items).SelectMany(mark => Flat.Bounds(mark, default)).ToArray();
        var (left, right, top, bottom) = data.Length == 0 ? (0, 0, 0, 0) : (data.Min(p => p.X), data.Max(p => p.X), data.Min(p => p.Y), data.Max(p => p.Y));
        foreach (var text in marks.OfType<Mark.Text>().Where(text => text.Angle == 0))
        {
            var box = text.Placed.Region;
            Assert.True(data.Length == 0 || box.Right <= left || box.Left >= right || box.Bottom <= top + 0.01 || box.Top >= bottom - 0.01, $"seed {seed}: '{text.Placed.Text.Source}' {box} over the data of {plot.Series.Count} series");
        }
    });

    internal static string Svg(Chart chart, Theme theme = Theme.Auto, string prefix = "figure")
    {
        using var text = new StringWriter();
        new ChartSvgWriter(new SvgOptions { Theme = theme, IdPrefix = prefix }).Write(chart, text);
        return text.ToString();
    }

    private static string All(Chart chart)
    {
        using var text = new StringWriter();
        new ChartSvgWriter().Write(chart, text);
        ChartCsvWriter.Write(chart, text);
        if (chart is SeriesChart series)
            new ChartTerminalWriter().Write(series, text);
        return text.ToString();
    }

    private static void ForAll(Action<Chart, int> holds)
    {
        var broken = new List<string>();
        for (var seed = 0; seed < Rounds && broken.Count < 5; seed++)
        {
            try
            {
                holds(new RandomCharts(seed).Next(), seed);
            }
            catch (Xunit.Sdk.XunitException breach)
            {
                broken.Add(breach.Message);
            }
        }

        Assert.True(broken.Count == 0, string.Join('\n', broken));
    }
}
