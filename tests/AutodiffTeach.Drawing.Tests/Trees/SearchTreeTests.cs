using System.Globalization;
using AutodiffTeach.Drawing.Layout;
using AutodiffTeach.Drawing.Scenes;
using AutodiffTeach.Drawing.Tests.Samples;
using AutodiffTeach.Drawing.Trees;
using AutodiffTeach.Drawing.Writers;

namespace AutodiffTeach.Drawing.Tests.Trees;

public class SearchTreeTests
{
    private static readonly SceneOptions Options = new() { Layout = new TreeLayout(), ShowValues = true, Partials = PartialDisplay.Numbers };

    // start -> a (kept), b (pruned, with two below it); a -> c (best), d, e, f (pruned)
    private static readonly SearchTree Small = new("search", new SearchNode("start", SearchFate.Best)
    {
        Children =
        [
            new("a", SearchFate.Best)
            {
                Score = -0.5, Sum = -0.5,
                Children =
                [
                    new("c", SearchFate.Best) { Score = -0.25, Sum = -0.75 },
                    new("d", SearchFate.Pruned) { Score = -1, Sum = -1.5, PrunedAt = 2 },
                    new("e", SearchFate.Pruned) { Score = -2, Sum = -2.5, PrunedAt = 2 },
                    new("f", SearchFate.Pruned) { Score = -3, Sum = -3.5, PrunedAt = 2 },
                ],
            },
            new("b", SearchFate.Pruned) { PrunedAt = 1, Children = [new("c", SearchFate.Pruned), new("d", SearchFate.Pruned)] },
        ],
    });

    [Theory]
    [InlineData(9, false, "start a c d e f b '… 2 more'")]
    [InlineData(1, false, "start a c d '… 2 more' b '… 2 more'")]
    [InlineData(2, false, "start a c d e f b '… 2 more'")] // a single one is drawn, not counted
    [InlineData(0, false, "start a c '… 3 more' '… 3 more'")]
    [InlineData(9, true, "start a c d e f b c d")]
    public void What_is_not_drawn_is_counted_after_its_siblings(int mostPruned, bool showBelowPruned, string labels)
    {
        var sketch = Small.ToSketch(mostPruned, showBelowPruned);
        Assert.Equal(labels, string.Join(' ', sketch.Nodes.Select(node => node.IsNamed ? node.Label : $"'{node.Label}'")));
    }

    [Fact]
    public void The_near_misses_are_drawn_in_their_order_and_the_worse_are_folded()
    {
        double[] sums = [-4, -2, -5, -1, -3, -2];
        var root = new SearchNode("start") { Children = [.. sums.Select((sum, i) => new SearchNode($"t{i}", SearchFate.Pruned) { Sum = sum, PrunedAt = 1 })] };
        Assert.Equal(["start", "t1", "t3", "… 4 more"], new SearchTree("near", root).ToSketch(2).Nodes.Select(node => node.Label));
        Assert.Equal(["start", "t1", "t3", "t5", "… 3 more"], new SearchTree("near", root).ToSketch(3).Nodes.Select(node => node.Label));
        // what is marked takes a place
        Assert.Equal(["start", "t2", "t3", "… 4 more"], (new SearchTree("near", root) { Marks = [new("best of all", ["t2"])] }).ToSketch(2).Nodes.Select(node => node.Label));
    }

    [Fact]
    public void The_best_path_is_strong_and_pruned_branches_are_dim_and_broken()
    {
        var scene = SceneBuilder.Build(Small.ToSketch(), Options);
        Assert.Equal("start a c", string.Join(' ', scene.Nodes.Where(node => node.Emphasis == Emphasis.Strong).Select(node => node.Source.Label)));
        Assert.Equal(NodeShape.DoubleRectangle, scene.Nodes.Single(node => node.Source.Role == BoxRole.Output).Shape);
        Assert.All(scene.Nodes, node => Assert.Equal(node.Emphasis == Emphasis.Dimmed, node.Source.IsBroken));
        Assert.Equal(5, scene.Edges.Count(edge => edge.Emphasis == Emphasis.Dimmed && edge.Source.IsBroken));
        Assert.Equal(["−0.5", "−0.25"], scene.Edges.Where(edge => edge.Emphasis == Emphasis.Strong).Select(edge => Assert.Single(edge.Texts).Source));
    }

    [Fact]
    public void A_pruned_branch_says_when_it_was_given_up()
    {
        var scene = SceneBuilder.Build(Small.ToSketch(), Options);
        var pruned = scene.Nodes.First(node => node.Source.Label == "d");
        Assert.Equal(["d", "pruned at step 2", "−1.5"], pruned.Texts.Select(text => text.Source));
        Assert.Equal("pruned hypothesis d, given up at step 2, sum −1.5", pruned.Name);
        Assert.Equal("a to d, score −1", scene.Edges.First(edge => edge.To == pruned.Id).Name);
        Assert.Equal("A search tree of 8 hypotheses, of which 2 were kept and 6 pruned. The best: a c, with the sum −0.75.", scene.Description);
    }

    [Fact]
    public void A_search_in_words_says_of_each_hypothesis_what_became_of_it()
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        new EdgeListWriter().Write(SceneBuilder.Build(Small.ToSketch(), Options), text);
        Assert.Contains("- s_3: pruned hypothesis d, given up at step 2, sum −1.5\n", text.ToString(), StringComparison.Ordinal);
        Assert.Contains("- s_1 -> s_2: a to c, score −0.25; highlighted\n", text.ToString(), StringComparison.Ordinal);
        Assert.Equal("A search tree of 1 hypothesis, of which 1 was kept and 0 pruned.", new SearchTree("s", new SearchNode("start") { Children = [new("a")] }).ToSketch().Description);
    }

    [Fact]
    public void Broken_lines_are_broken_in_the_picture()
    {
        using var svg = new StringWriter(CultureInfo.InvariantCulture);
        new SvgWriter().Write(SceneBuilder.Build(Small.ToSketch(), Options), svg);
        Assert.Equal(10, svg.ToString().Split("stroke-dasharray=\"5 3\"").Length - 1); // five nodes and their edges
    }

    [Fact]
    public void The_legend_says_what_occurs_in_the_words_of_searches()
    {
        var scene = SceneBuilder.Build(Small.ToSketch(1), Options with { ShowLegend = true });
        Assert.Equal(
            ["start", "more, pruned", "leads to the result", "pruned", "result", "path to the result", "pruned branch", "sum of scores", "score"],
            scene.Notes.Select(note => note.Source));
        Assert.All(scene.Legend.Where(entry => entry.Note.Source.Contains("pruned", StringComparison.Ordinal)), entry => Assert.True((entry.Node?.Source.IsBroken ?? entry.Edge?.Source.IsBroken) == true));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Drawn_and_counted_hypotheses_are_all_hypotheses(int mostPruned)
    {
        var sketch = Searches.Beam(5, 5, 3, everything: true).ToSketch(mostPruned);
        var counted = sketch.Nodes.Where(node => !node.IsNamed).Sum(node => int.Parse(node.Label.Split(' ')[1], CultureInfo.InvariantCulture));
        Assert.Equal(1 + 5 + 25 + 125 + 625 + 3125, counted + sketch.Nodes.Count(node => node.IsNamed));
        Assert.InRange(sketch.Nodes.Count, 14, 120);
    }

    [Fact]
    public void A_search_of_any_depth_and_of_hostile_tokens_is_drawn()
    {
        var node = new SearchNode("end", SearchFate.Best);
        for (var i = 0; i < 20_000; i++)
            node = new SearchNode(i % 2 == 0 ? "a<b & \"c\"" : "", SearchFate.Best) { Children = [node] };
        var sketch = new SearchTree("deep", node).ToSketch();
        Assert.Equal(20_001, sketch.Nodes.Count);
        Assert.Equal(20_001, new TreeLayout().Arrange(SceneBuilder.Measure(sketch, Options)).Boxes.Count);
    }

    [Fact]
    public void A_negative_number_of_children_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => Small.ToSketch(-1));
}
