using System.Globalization;
using AutodiffTeach.Drawing.Scenes;
using AutodiffTeach.Drawing.Tests.Samples;
using AutodiffTeach.Drawing.Trees;
using AutodiffTeach.Drawing.Writers;

namespace AutodiffTeach.Drawing.Tests.Trees;

public class SearchPictureTests
{
    // start -> a (kept) -> b (result), a (pruned); b (pruned at 1) -> a (never seen, the best of all)
    private static readonly SearchTree Missed = new("search", new SearchNode("start", SearchFate.Best)
    {
        Sum = 0,
        Children =
        [
            new("a", SearchFate.Best)
            {
                Score = -0.5, Sum = -0.5,
                Children = [new("a", SearchFate.Pruned) { Score = -2, Sum = -2.5, PrunedAt = 2 }, new("b", SearchFate.Best) { Score = -1, Sum = -1.5 }],
            },
            new("b", SearchFate.Pruned)
            {
                Score = -1, Sum = -1, PrunedAt = 1,
                Children = [new("a", SearchFate.Unseen) { Score = -0.01, Sum = -1.01, Remark = "never seen" }],
            },
        ],
    })
    {
        Marks = [new("beam 1", ["a", "b"]), new("best of all", ["b", "a"]) { Words = "It was lost at step 1." }],
    };

    [Fact]
    public void Marked_sequences_have_line_styles_of_their_own_and_stand_in_the_legend()
    {
        var scene = SearchPicture.Of(Missed).Build();
        Assert.Equal(["0 a", "0 b", "1 b", "1 a"], scene.Nodes.Where(node => node.Strands.Count == 1).Select(node => $"{node.Strands[0]} {node.Source.Label}"));
        Assert.Contains("beam 1:  a b, −1.5", scene.Notes.Select(note => note.Source));
        Assert.Contains("best of all:  b a, −1.01", scene.Notes.Select(note => note.Source));
        Assert.Equal("A search tree of 4 hypotheses, of which 2 were kept and 2 pruned. Beam 1: a b, with the sum −1.5. Best of all: b a, with the sum −1.01.", scene.Description);
    }

    [Fact]
    public void What_is_in_no_marked_sequence_looks_as_usual()
    {
        var scene = SearchPicture.Of(Missed with { Marks = [new("one", ["b"])] }).Build();
        Assert.Equal(Emphasis.Strong, scene.Nodes.First(node => node.Source.Label == "b" && node.Strands.Count == 1).Emphasis);
        Assert.Equal(Emphasis.Dimmed, scene.Nodes.Last(node => node.Source.Label == "a").Emphasis);
    }

    [Theory]
    [InlineData(5, 5, 2)]
    [InlineData(5, 5, 5)]
    [InlineData(3, 4, 2)]
    [InlineData(5, 3, 1)]
    public void A_large_tree_is_folded_to_what_can_be_read_and_keeps_all_that_was_kept(int vocabulary, int length, int beam)
    {
        var tree = Searches.Beam(vocabulary, length, beam);
        var picture = SearchPicture.Of(tree);
        Assert.InRange(picture.Sketch.Nodes.Count, 1, 80);
        Assert.Equal(Kept(tree.Root), picture.Sketch.Nodes.Count(node => !node.IsBroken));
    }

    [Fact]
    public void A_marked_sequence_is_drawn_where_all_around_is_folded()
    {
        var wide = new SearchNode("start")
        {
            Children = [.. Enumerable.Range(0, 200).Select(i => new SearchNode($"t{i.ToString(CultureInfo.InvariantCulture)}", SearchFate.Pruned) { PrunedAt = 1, Children = i == 150 ? [new("x", SearchFate.Unseen)] : [] })],
        };
        var picture = SearchPicture.Of(new SearchTree("wide", wide) { Marks = [new("best of all", ["t150", "x"])] });
        Assert.Equal(["start", "t0", "t1", "t150", "x", "… 197 more"], picture.Sketch.Nodes.Select(node => node.Label));
    }

    [Fact]
    public void A_walk_extends_then_keeps_step_by_step_and_ends_with_what_is_marked()
    {
        var moments = SearchPicture.Of(Missed).Steps().Moments;
        Assert.Equal(
            [
                ("", "The search starts with one hypothesis, which is empty."),
                ("Step 1: extend", "The hypothesis is extended by every token: 2 candidates. a: −0.5. b: −1."),
                ("Step 1: keep 1", "The best 1 of 2 is kept; 1 is pruned, and nothing that follows from it is ever seen. a: −0.5."),
                ("Step 2: extend", "The hypothesis is extended by every token: 2 candidates. a a: −0.5−2 = −2.5. a b: −0.5−1 = −1.5."),
                ("Step 2: keep 1", "The best 1 of 2 is kept; 1 is pruned, and nothing that follows from it is ever seen. a b: −1.5."),
                ("Result", "Beam 1. a b: −1.5."),
                ("Result", "Best of all. It was lost at step 1. b a: −1.01."),
            ],
            moments.Select(moment => (moment.Heading ?? "", moment.Text.Replace('\u00a0', ' '))));
    }

    [Fact]
    public void A_walk_calls_the_best_only_what_is_the_best()
    {
        string Kept(params SearchNode[] children) => SearchPicture.Of(new SearchTree("s", new SearchNode("start") { Children = children })).Steps().Moments[2].Text.Split(" a:")[0];
        var kept = new SearchNode("a") { Sum = -2 };
        Assert.Equal("It is kept.", Kept(kept));
        Assert.Equal("All are kept.", Kept(kept, new SearchNode("b") { Sum = -3 }));
        Assert.Equal("1 of 2 is kept; 1 is pruned, and nothing that follows from it is ever seen.", Kept(kept, new SearchNode("b", SearchFate.Pruned) { Sum = -1 }));
        Assert.Equal("The best 1 of 3 is kept; 2 are pruned, and nothing that follows from them is ever seen.", Kept(kept, new SearchNode("b", SearchFate.Pruned) { Sum = -3 }, new SearchNode("c", SearchFate.Pruned) { Sum = -2 }));
        Assert.Equal("None of 1 is kept: the search ends here.", Kept(new SearchNode("b", SearchFate.Pruned) { Sum = -1 }));
    }

    [Fact]
    public void The_legend_has_one_sample_for_what_looks_the_same() => Assert.Single(
        SearchPicture.Of(Missed).Build().Legend, entry => entry.Node?.Source.IsBroken == true && entry.Note.Source == "pruned, or never seen");

    [Fact]
    public void What_was_never_seen_appears_at_the_end_and_what_was_pruned_goes_at_its_step()
    {
        var picture = SearchPicture.Of(Missed);
        var walk = new WalkPicture(picture.BuildSteps(), picture.Steps(), 5);
        string Of(int[] moments, int none) => string.Join(' ', walk.Scene.Nodes.Select((node, i) => moments[i] == none ? node.Source.Label : $"{node.Source.Label}{moments[i].ToString(CultureInfo.InvariantCulture)}"));
        Assert.Equal("start a1 a3 b3 b1 a6", Of(walk.Born, 0));
        Assert.Equal("start a a4 b b2 a", Of(walk.Gone, int.MaxValue));
        // Nothing tells from the start what will be pruned.
        Assert.Equal(["a"], walk.Bare.Nodes.Where(node => node.Source.IsBroken).Select(node => node.Source.Label));
        Assert.All(walk.Bare.Nodes, node => Assert.Equal(Emphasis.Normal, node.Emphasis));
    }

    [Fact]
    public void On_paper_each_moment_of_a_large_search_shows_all_that_happens()
    {
        var picture = SearchPicture.Of(Searches.Beam(5, 5, 3));
        using var page = new StringWriter(CultureInfo.InvariantCulture);
        new HtmlWriter(picture.Steps()).Write(picture.BuildSteps(), page);
        var strip = page.ToString().Split("<noscript><div class=\"strip large\">")[1].Split("</noscript>")[0];
        double[][] views = [.. strip.Split("viewBox=\"").Skip(1).Select(part => part.Split('"')[0].Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToArray())];
        var walk = new WalkPicture(picture.BuildSteps(), picture.Steps(), 5);
        Assert.Equal(walk.Walk.Count, views.Length);
        Assert.All(walk.Walk.Moments.Zip(views), moment => Assert.All(walk.NodesOf(moment.First), node =>
        {
            var region = walk.Scene.Nodes[node].Region;
            Assert.InRange(region.Left, moment.Second[0], moment.Second[0] + moment.Second[2] - region.Width);
            Assert.InRange(region.Top, moment.Second[1], moment.Second[1] + moment.Second[3] - region.Height);
        }));
    }

    [Fact]
    public void Tokens_are_words_whatever_they_look_like()
    {
        var long_ = new string('x', 60);
        var tree = new SearchTree("words", new SearchNode("start") { Children = [new("a_b"), new("<b>"), new("dy/dw"), new(long_), new("")] });
        var picture = SearchPicture.Of(tree);
        var scene = picture.Build();
        Assert.All(scene.Nodes.SelectMany(node => node.Texts), text => Assert.InRange(text.Placed.Text.Runs.Count, 0, 1));
        Assert.Contains("hypothesis " + long_, scene.Nodes.Select(node => node.Name));
        Assert.Contains(new string('x', 24) + "…", scene.Nodes.Select(node => node.Source.Label));
        using var page = new StringWriter(CultureInfo.InvariantCulture);
        new HtmlWriter(picture.Steps()).Write(picture.BuildSteps(), page);
        Assert.DoesNotContain("<b>", page.ToString(), StringComparison.Ordinal);
    }

    private static int Kept(SearchNode node) => (node.Fate is SearchFate.Kept or SearchFate.Best ? 1 : 0) + node.Children.Sum(Kept);
}
