using AutodiffTeach.Drawing.Layout;
using AutodiffTeach.Drawing.Scenes;
using AutodiffTeach.Drawing.Tests.Samples;
using AutodiffTeach.Drawing.Writers;

namespace AutodiffTeach.Drawing.Tests.Scenes;

/// <summary>Terms of highlighted paths and the legend, below the graph.</summary>
public sealed class FooterTests
{
    [Theory]
    [MemberData(nameof(Gallery.Names), MemberType = typeof(Gallery))]
    public void A_legend_covers_nothing(string name)
    {
        var (sketch, options) = Gallery.Find(name);
        var (bare, scene) = (SceneBuilder.Build(sketch(), options), SceneBuilder.Build(sketch(), options with { ShowLegend = true }));
        SceneSurvey.AssertTextsAreFree(scene, name);
        Assert.All(scene.Notes.Where(note => !bare.Notes.Any(other => other.Placed == note.Placed)), note => Assert.True(note.Placed.Region.Top > bare.Size.Height - 14));
        Assert.All(scene.Legend.Select(entry => entry.Node).OfType<SceneNode>(), node => Assert.True(node.Region.Top >= bare.Size.Height && node.Region.Bottom <= scene.Size.Height));
    }

    [Fact]
    public void The_legend_holds_what_occurs_and_nothing_else()
    {
        var scene = SceneBuilder.Build(Course.ScalarRnn(2), new() { ShowLegend = true, ShowValues = true });
        Assert.Equal(["parameter", "input", "state", "intermediate result", "output", "is used by", "value"], scene.Notes.Select(note => note.Source));
        Assert.Equal(scene.Nodes.Select(node => node.Source.Role).Distinct().Order(), scene.Legend.Select(entry => entry.Node?.Source.Role).OfType<BoxRole>());
    }

    [Fact]
    public void Every_sample_stands_beside_its_note()
    {
        var scene = SceneBuilder.Build(Course.ScalarRnn(2), new() { ShowLegend = true, Highlights = [Highlight.Through(Course.ScalarRnn(2), "U", "L") with { Path = "U → L" }] });
        Assert.NotEmpty(scene.Legend);
        Assert.All(scene.Legend, entry =>
        {
            var sample = entry.Node?.Region.Right ?? entry.Edge!.Curve.End.X;
            Assert.InRange(entry.Note.Placed.Region.Left - sample, 4, 12);
            Assert.Contains(entry.Note, scene.Notes);
        });
    }

    [Fact]
    public void Each_highlighted_set_has_a_line_style_of_its_own_without_colour()
    {
        var sketch = Course.ScalarRnn(3);
        var sets = new[] { "U", "V", "W", "x_1", "x_2", "x_3", "h_0", "h_1" }.Select(start => Highlight.Through(sketch, start, "L")).ToArray();
        using var text = new StringWriter();
        new SvgWriter(new SvgOptions { Theme = Theme.Print }).Write(SceneBuilder.Build(sketch, new() { Highlights = sets }), text);
        var rules = text.ToString().Split('\n').Where(line => line.Contains(" .wire.strand-", StringComparison.Ordinal)).Select(line => line[line.IndexOf('{', StringComparison.Ordinal)..]).ToArray();
        Assert.Equal(7, rules.Length);
        Assert.Equal(7, rules.Distinct().Count());
    }

    [Fact]
    public void An_edge_of_two_sets_shows_both()
    {
        var sketch = Course.ScalarRnn(2);
        var scene = SceneBuilder.Build(sketch, new() { Highlights = [Highlight.Through(sketch, "U", "L"), Highlight.Through(sketch, "V", "h_2", "o_2", "L")] });
        Assert.Equal([0, 1], scene.Edges.Single(edge => edge is { From: "o_2", To: "L" }).Strands);
        Assert.Equal(Emphasis.Dimmed, scene.Edges.Single(edge => edge is { From: "W", To: "o_1" }).Emphasis);
    }
}
