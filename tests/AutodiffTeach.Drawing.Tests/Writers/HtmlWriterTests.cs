using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using AutodiffTeach.Drawing.Scenes;
using AutodiffTeach.Drawing.Tests.Samples;
using AutodiffTeach.Drawing.Writers;
using AutodiffTeach.Graphs;

namespace AutodiffTeach.Drawing.Tests.Writers;

/// <summary>The text of the page that steps; how it behaves is tested in a browser.</summary>
public sealed partial class HtmlWriterTests
{
    private const string Hostile = "</script><script>alert(1)</script><!-- \u2028 \" & 'x'";

    private static JsonElement Data(string page)
    {
        using JsonDocument data = JsonDocument.Parse(DataText().Match(page).Groups[1].Value);
        return data.RootElement.Clone();
    }

    [Fact]
    public void A_page_asks_the_network_for_nothing()
    {
        string page = Pages.Write(Pages.Recurrence);
        Assert.DoesNotMatch(@"(src|href)\s*=\s*""(?!#)", page);
        Assert.DoesNotMatch(@"@import|url\(|fetch\(|XMLHttpRequest|WebSocket|sendBeacon|import\(", page);
        Assert.Contains("content=\"default-src 'none'; ", page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_picture_is_in_the_page_once_and_the_walk_as_data()
    {
        string page = Pages.Write(Pages.Recurrence);
        Assert.Single(Regex.Matches(page, "<svg xmlns="));
        JsonElement data = Data(page);
        Assert.Equal((12, 16), (data.GetProperty("nodes").GetArrayLength(), data.GetProperty("edges").GetArrayLength()));
        Assert.Equal(Regex.Count(page, "<figure id="), data.GetProperty("moments").GetArrayLength());
    }

    [Fact]
    public void Titles_that_look_like_markup_stay_text()
    {
        (HtmlWriter writer, Scene scene) = Pages.Of(Pages.Recurrence);
        string page = Formats.Write(writer, scene with { Title = Hostile });
        Assert.Equal(2, Regex.Count(page, "</script>"));
        Assert.DoesNotContain("alert(1)</script>", page, StringComparison.Ordinal);
        Assert.Contains("&lt;/script&gt;&lt;script&gt;alert(1)", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Printed_names_that_look_like_markup_stay_text()
    {
        string page = Pages.Write("param w as \"</script><b>\" = 2\ny = w*w\noutput y");
        Assert.Equal(2, Regex.Count(page, "</script>"));
        Assert.DoesNotContain("<b>", page, StringComparison.Ordinal);
        Data(page);
    }

    [Fact]
    public void Every_moment_is_a_small_picture_up_to_a_limit_and_then_groups_are()
    {
        Assert.DoesNotContain("every picture shows the last of", Pages.Write(Pages.Recurrence), StringComparison.Ordinal);
        string page = Pages.Write(Pages.Recurrence.Replace("N = 2", "N = 12", StringComparison.Ordinal));
        int moments = Data(page).GetProperty("moments").GetArrayLength();
        int frames = Regex.Count(page, "<figure id=");
        Assert.InRange(frames, 24, 48);
        Assert.Contains($"Of {moments} moments every picture shows the last of {(moments + 47) / 48}.", page, StringComparison.Ordinal);
        Assert.Contains($"data-moments=\"{Regex.Matches(page, "data-moments=\"(\\d+) (\\d+)\"")[^1].Groups[1].Value} {moments - 1}\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_blank_in_the_picture_is_nowhere_in_the_page()
    {
        string open = Pages.Write("param w = 0.371\ninput x = 3\ny = w*x\noutput y");
        Assert.Contains("1.113", open, StringComparison.Ordinal);
        Assert.Contains("0.371", open, StringComparison.Ordinal);
        string blank = Pages.Write("param w = 0.371\ninput x = 3\ny = w*x\noutput y", change: sketch => sketch with
        {
            Nodes = [.. sketch.Nodes.Select(node => node.Id == "y" ? node with { Value = null, Blanks = new HashSet<TextKind> { TextKind.Value } } : node)],
        });
        Assert.DoesNotContain("1.113", blank, StringComparison.Ordinal);
        Assert.Contains("0.371", blank, StringComparison.Ordinal);
        string nameless = Pages.Write("param secret = 0.371\ninput x = 3\ny = secret*x\noutput y", change: sketch => sketch with
        {
            Nodes = [.. sketch.Nodes.Select(node => node.Id == "secret" ? node with { Blanks = new HashSet<TextKind> { TextKind.Name } } : node)],
        });
        Assert.DoesNotContain("secret", DataText().Match(nameless).Groups[1].Value.Replace("figure-n-secret", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_walks_on_one_page_have_ids_of_their_own()
    {
        static IEnumerable<string> Ids(string prefix) =>
            Regex.Matches(Pages.Write(Pages.Recurrence, new HtmlOptions { IdPrefix = prefix }), " id=\"([^\"]+)\"").Select(match => match.Groups[1].Value);
        string[] ids = [.. Ids("one"), .. Ids("two")];
        Assert.Equal(ids.Length, ids.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void The_same_walk_is_the_same_bytes_in_every_culture()
    {
        string page = Pages.Write(Pages.Recurrence, granularity: Granularity.Operations);
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            Assert.Equal(page, Pages.Write(Pages.Recurrence, granularity: Granularity.Operations));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void The_page_of_a_long_model_grows_linearly()
    {
        int At(int steps) => Pages.Write(Pages.Recurrence.Replace("N = 2", $"N = {steps}", StringComparison.Ordinal)).Length;
        int first = At(40), second = At(80), third = At(120);
        Assert.InRange((third - second) / (double)(second - first), 0.6, 1.5);
    }

    [GeneratedRegex("<script type=\"application/json\">(.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex DataText();
}
