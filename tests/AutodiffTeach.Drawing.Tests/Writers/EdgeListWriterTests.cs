using AutodiffTeach.Drawing.Adapters;
using AutodiffTeach.Drawing.Scenes;
using AutodiffTeach.Drawing.Tests.Samples;
using AutodiffTeach.Drawing.Writers;
using AutodiffTeach.Graphs;

namespace AutodiffTeach.Drawing.Tests.Writers;

public class EdgeListWriterTests
{
    [Fact]
    public void Every_node_and_edge_has_a_line_with_its_texts()
    {
        var model = Model.Parse("title Two factors\nparam w = 2\ninput x = 3\ny = w*x");
        var sketch = GraphSketch.Of(model, model.Graph.View(Granularity.Variables));
        using var text = new StringWriter();
        new EdgeListWriter().Write(SceneBuilder.Build(sketch, new() { ShowValues = true, Partials = PartialDisplay.Symbols }), text);
        Assert.Equal(
            """
            Two factors

            A computation graph of 3 nodes and 2 edges: parameter w; input x; output y. y is w times x.

            Nodes:
            - w: parameter; value 2
            - x: input; value 3
            - y: output; value 6
            Edges:
            - w -> y: partial x
            - x -> y: partial w

            """.ReplaceLineEndings("\n"),
            text.ToString());
    }

    [Theory]
    [MemberData(nameof(Gallery.Names), MemberType = typeof(Gallery))]
    public void Nothing_that_a_picture_shows_is_left_out(string name)
    {
        var scene = Gallery.Scene(name);
        using var text = new StringWriter();
        new EdgeListWriter().Write(scene, text);
        var lines = text.ToString().Split('\n');
        Assert.Equal(scene.Nodes.Count + scene.Edges.Count, lines.Count(line => line.StartsWith("- ", StringComparison.Ordinal)));
        Assert.All(scene.Nodes.SelectMany(node => node.Texts).Concat(scene.Edges.SelectMany(edge => edge.Texts)), shown => Assert.Contains(shown.Source, text.ToString(), StringComparison.Ordinal));
    }
}
