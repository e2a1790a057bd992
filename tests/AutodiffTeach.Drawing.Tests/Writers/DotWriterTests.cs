using System.Xml.Linq;
using AutodiffTeach.Drawing.Layout;
using AutodiffTeach.Drawing.Scenes;
using AutodiffTeach.Drawing.Tests.Samples;
using AutodiffTeach.Drawing.Writers;

namespace AutodiffTeach.Drawing.Tests.Writers;

public class DotWriterTests
{
    [Fact]
    public void Labels_escape_what_xml_and_dot_read_and_names_what_dot_reads()
    {
        var sketch = new Sketch("a \"b\"", "d", [new("x\\\"\n", "\\N \"q\"", BoxRole.Input)], []);
        var lines = Formats.Write(new DotWriter(), SceneBuilder.Build(sketch, new())).Split('\n');
        Assert.Contains("label=<a &quot;b&quot;>", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("""  "x\\\"\u000a" [id=""", lines[4]);
        Assert.Contains("&#92;<i>N</i>", lines[4], StringComparison.Ordinal);
        Assert.Contains("&quot;<i>q</i>&quot;", lines[4], StringComparison.Ordinal);
    }

    /// <summary>All graphs go through one run of dot.</summary>
    [Fact]
    public void Dot_reads_every_label_and_gives_its_drawing_the_ids_of_the_svg()
    {
        ExternalTool.Need("dot");
        Scene[] scenes = [.. HostileScenes.Labels.Select(HostileScenes.Of), HostileScenes.OfAll(HostileScenes.Labels)];
        var (code, output, errors) = ExternalTool.Run("dot", string.Concat(scenes.Select(scene => Formats.Write(new DotWriter(), scene))), null, "-Tsvg");
        Assert.True(code == 0, errors);
        Assert.DoesNotMatch("(?i)(syntax|not well-formed|error in|unknown)", errors);
        var drawings = output.Split("<?xml ", StringSplitOptions.RemoveEmptyEntries).Select(text => XDocument.Parse("<?xml " + text, LoadOptions.None)).ToArray();
        Assert.Equal(scenes.Length, drawings.Length);
        for (var i = 0; i < scenes.Length; i++)
        {
            var ids = drawings[i].Descendants().Attributes("id").Select(id => id.Value).ToHashSet();
            var prefix = Markup.Identifier(FigureId.Of(scenes[i], Theme.Auto));
            Assert.All(scenes[i].Nodes, node => Assert.Contains(SvgIds.Of(node, prefix), ids));
            Assert.All(scenes[i].Edges, edge => Assert.Contains(SvgIds.Of(edge, prefix), ids));
        }
    }

    [Fact]
    public void Makedot_has_the_colours_that_courses_know_and_no_more_shapes_than_one()
    {
        var dot = Formats.Write(new DotWriter(), Gallery.Scene("rnn-3-makedot"));
        Assert.Contains("fillcolor=\"lightblue\"", dot, StringComparison.Ordinal);
        Assert.Contains("fillcolor=\"lightgrey\"", dot, StringComparison.Ordinal);
        Assert.Contains("fillcolor=\"darkolivegreen1\"", dot, StringComparison.Ordinal);
        Assert.DoesNotContain("shape=hexagon", dot, StringComparison.Ordinal);
    }

    [Fact]
    public void Steps_are_clusters() =>
        Assert.Contains("  subgraph \"cluster_2\" {\n", Formats.Write(new DotWriter(), Gallery.Scene("rnn-3")), StringComparison.Ordinal);
}
