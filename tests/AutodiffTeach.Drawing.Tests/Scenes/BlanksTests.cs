using AutodiffTeach.Drawing.Adapters;
using AutodiffTeach.Drawing.Layout;
using AutodiffTeach.Drawing.Scenes;
using AutodiffTeach.Drawing.Tests.Samples;
using AutodiffTeach.Drawing.Writers;
using AutodiffTeach.Graphs;

namespace AutodiffTeach.Drawing.Tests.Scenes;

/// <summary>Handouts: what is to be filled in is nowhere in the file.</summary>
public sealed class BlanksTests
{
    private const string Rnn = """
        const N = 2
        param alpha = 0.1234
        param Uq as "U^q" = 0.7531
        input x[1..N] = 1.5917, -2.8642
        state h[0] = 0.4321
        h[t] = relu(alpha*x[t] + Uq*h[t-1]) for t in 1..N
        o[t] = h[t]^2 for t in 1..N
        Loss = sum(t in 1..N: o[t])
        """;

    private static readonly ISceneWriter[] Writers = [new SvgWriter(), new SvgWriter(new SvgOptions { HasTextAlternative = true }), new JsonWriter(), new DotWriter(), new MermaidWriter(), new TikzWriter(), new EdgeListWriter()];

    private static readonly SceneOptions Everything = new()
    {
        ShowValues = true,
        ShowGradients = true,
        ShowLegend = true,
        Partials = PartialDisplay.Symbols,
        Products = PartialDisplay.Numbers,
    };

    [Theory]
    [InlineData(Granularity.Variables, NumberPlacement.Nodes)]
    [InlineData(Granularity.Operations, NumberPlacement.Nodes)]
    [InlineData(Granularity.Variables, NumberPlacement.Wires)]
    public void Blank_numbers_are_nowhere_in_any_format(Granularity granularity, NumberPlacement numbers)
    {
        var (model, sketch) = Read(granularity);
        var blanks = new Blanks { Kinds = new HashSet<TextKind> { TextKind.Value, TextKind.Gradient, TextKind.Partial } };
        string[] texts = Draw(model, sketch, blanks, Everything with { Numbers = numbers, Partials = PartialDisplay.Numbers });
        Assert.All(sketch.Nodes.Where(node => node.Role is BoxRole.Intermediate or BoxRole.Operation or BoxRole.Output), node => AssertAbsent(texts, node.Value));
        Assert.All(sketch.Nodes, node => AssertAbsent(texts, node.Gradient));
        Assert.All(sketch.Edges, edge => AssertAbsent(texts, edge.ProductValue));
    }

    [Theory]
    [InlineData(Granularity.Variables)]
    [InlineData(Granularity.Operations)]
    public void Blank_names_are_nowhere_in_any_format(Granularity granularity)
    {
        var (model, sketch) = Read(granularity);
        string[] texts = Draw(model, sketch, new Blanks { Kinds = new HashSet<TextKind> { TextKind.Name } }, Everything);
        foreach (string name in sketch.Nodes.Where(node => node.IsNamed).SelectMany(node => new[] { node.Id, node.Label }).Concat(["alpha", "α", "Loss", "x_", "h_", "o_"]))
            Assert.All(texts, text => Assert.DoesNotContain(name, text, StringComparison.Ordinal));
    }

    [Fact]
    public void A_single_blank_name_takes_along_what_mentions_it()
    {
        var (model, sketch) = Read(Granularity.Variables);
        string[] texts = Draw(model, sketch, new Blanks { OfNodes = new HashSet<(string, TextKind)> { ("Loss", TextKind.Name), ("h_1", TextKind.Name) } }, Everything with { Products = PartialDisplay.Symbols });
        Assert.All(texts, text => Assert.DoesNotContain("Loss", text, StringComparison.Ordinal));
        Assert.All(texts, text => Assert.DoesNotContain("h_1", text, StringComparison.Ordinal));
        Assert.All(texts, text => Assert.Contains("h_2", text, StringComparison.Ordinal));
    }

    [Fact]
    public void A_single_blank_leaves_all_others()
    {
        var (model, sketch) = Read(Granularity.Variables);
        var blanks = new Blanks { OfNodes = new HashSet<(string, TextKind)> { ("h_1", TextKind.Value) }, OfEdges = new HashSet<(string, string, TextKind)> { ("x_2", "h_2", TextKind.Partial) } };
        var scene = SceneBuilder.Build(blanks.ApplyTo(sketch).Sketch, Everything);
        Assert.True(scene.Nodes.Single(node => node.Id == "h_1").Text(TextKind.Value)!.IsBlank);
        Assert.All(scene.Nodes.Where(node => node.Id != "h_1"), node => Assert.False(node.Text(TextKind.Value)?.IsBlank));
        Assert.Equal(["x_2"], scene.Edges.Where(edge => edge.Text(TextKind.Partial) is { IsBlank: true }).Select(edge => edge.From));
    }

    [Fact]
    public void Boxes_do_not_show_how_long_the_answer_is()
    {
        var (_, sketch) = Read(Granularity.Variables);
        var scene = SceneBuilder.Build(new Blanks { Kinds = new HashSet<TextKind> { TextKind.Value, TextKind.Gradient, TextKind.Partial, TextKind.Product } }.ApplyTo(sketch).Sketch, Everything);
        var sizes = scene.Nodes.SelectMany(node => node.Texts).Concat(scene.Edges.SelectMany(edge => edge.Texts)).Where(text => text.IsBlank)
            .GroupBy(text => text.Kind, text => new Size(Math.Round(text.Placed.Region.Width, 6), Math.Round(text.Placed.Region.Height, 6)));
        Assert.All(sizes, size => Assert.Single(size.Distinct()));
    }

    [Theory]
    [MemberData(nameof(Gallery.Names), MemberType = typeof(Gallery))]
    public void Blanks_cover_nothing(string name)
    {
        var (sketch, options) = Gallery.Find(name);
        var blanks = new Blanks { Kinds = new HashSet<TextKind> { TextKind.Name, TextKind.Value, TextKind.Gradient, TextKind.Partial } };
        SceneSurvey.AssertTextsAreFree(SceneBuilder.Build(blanks.ApplyTo(sketch()).Sketch, options with { Highlights = [] }), name);
    }

    [Fact]
    public void Blank_names_leave_the_layout_as_it_was()
    {
        var sketch = Course.ScalarRnn(4);
        var blank = new Blanks { Kinds = new HashSet<TextKind> { TextKind.Name } }.ApplyTo(sketch).Sketch;
        double[] Rows(Sketch drawn) => [.. SceneBuilder.Build(drawn, SceneOptions.Default).Nodes.GroupBy(node => Math.Round(node.Region.Center.Y)).Select(row => (double)row.Count())];
        Assert.Equal(Rows(sketch), Rows(blank));
    }

    private static (Model Model, Sketch Sketch) Read(Granularity granularity)
    {
        Model model = Model.Parse(Rnn);
        return (model, GraphSketch.Of(model, model.Graph.View(granularity)));
    }

    private static string[] Draw(Model model, Sketch sketch, Blanks blanks, SceneOptions options)
    {
        var (shown, ids) = blanks.ApplyTo(sketch);
        Highlight highlight = GraphHighlight.Through(model, model.Graph.View(Granularity.Variables), sketch, ["x_1", "h_1", "Loss"]);
        Scene scene = SceneBuilder.Build(shown, options with { Highlights = [blanks.ApplyTo(highlight, ids)] });
        return [.. Writers.Select(writer =>
        {
            using var text = new StringWriter();
            writer.Write(scene, text);
            return text.ToString();
        })];
    }

    private static void AssertAbsent(string[] texts, Quantity? answer)
    {
        if (answer is null || Math.Abs(answer.Rows[0][0]) is 0 or 1 || answer.Rows[0][0] == Math.Round(answer.Rows[0][0], 2))
            return;
        Assert.All(texts, text => Assert.DoesNotContain(answer.ToLabel(4).TrimStart('−'), text, StringComparison.Ordinal));
    }
}
