using System.Diagnostics;
using AutodiffTeach.Drawing.Layout;
using AutodiffTeach.Drawing.Layout.Geometry;
using AutodiffTeach.Drawing.Tests.Samples;

namespace AutodiffTeach.Drawing.Tests.Layout;

public class TreeConformanceTests() : ConformanceTests(new TreeLayout());

// The first wire into each box makes a forest of any diagram, the first wire out of each box one whose arrows lead to the roots.
public class SearchTreeConformanceTests() : ConformanceTests(new TreeLayout())
{
    protected override Diagram Prepare(Diagram diagram) => diagram with { Wires = [.. diagram.Wires.DistinctBy(wire => wire.To)] };
}

public class ComputationTreeConformanceTests() : ConformanceTests(new TreeLayout(TreeDirection.Downwards, TreeWires.Orthogonal))
{
    protected override Diagram Prepare(Diagram diagram) => diagram with { Wires = [.. diagram.Wires.DistinctBy(wire => wire.From)] };
}

public class TreeLayoutTests
{
    private const double SiblingGap = 14;
    private const double CousinGap = 22;

    private static readonly TreeLayout Engine = new();

    [Theory]
    [InlineData(TreeDirection.Rightwards, TreeWires.Smooth, false)]
    [InlineData(TreeDirection.Rightwards, TreeWires.Orthogonal, true)]
    [InlineData(TreeDirection.Downwards, TreeWires.Smooth, true)]
    [InlineData(TreeDirection.Downwards, TreeWires.Orthogonal, false)]
    public void Random_trees_are_drawn_without_a_breach_or_a_crossing(TreeDirection direction, TreeWires wires, bool leadsToRoot) => ForAll(leadsToRoot, (diagram, seed) =>
    {
        var arrangement = new TreeLayout(direction, wires).Arrange(diagram);
        Assert.True(LayoutConformance.Breaches(diagram, arrangement) is [], $"seed {seed}: {string.Join("; ", LayoutConformance.Breaches(diagram, arrangement))}");
        Assert.True(LayoutMetrics.Measure(arrangement).Crossings == 0, $"seed {seed}: crossings");
        Assert.All(diagram.Wires, wire => Assert.True(direction == TreeDirection.Rightwards
            ? Of(arrangement, wire.From).Region.Right < Of(arrangement, wire.To).Region.Left
            : Of(arrangement, wire.From).Region.Bottom < Of(arrangement, wire.To).Region.Top));
    });

    [Fact]
    public void Parents_stand_amid_their_children() => ForAll(leadsToRoot: false, (diagram, seed) =>
    {
        var arrangement = Engine.Arrange(diagram);
        foreach (var family in diagram.Wires.GroupBy(wire => wire.From))
        {
            var children = family.Select(wire => Of(arrangement, wire.To).Center.Y).ToArray();
            Assert.True(Math.Abs((children[0] + children[^1]) / 2 - Of(arrangement, family.Key).Center.Y) < 1e-6, $"seed {seed}: {family.Key}");
        }
    });

    [Fact]
    public void Generations_begin_at_one_line() => ForAll(leadsToRoot: false, (diagram, _) =>
    {
        var arrangement = Engine.Arrange(diagram);
        var depth = Depths(diagram);
        Assert.All(arrangement.Boxes.GroupBy(box => depth[box.Box.Id]), generation => Assert.InRange(generation.Max(box => box.Region.Left) - generation.Min(box => box.Region.Left), 0, 1e-6));
    });

    [Fact]
    public void The_mirror_image_of_a_tree_is_its_mirrored_drawing() => ForAll(leadsToRoot: false, (diagram, seed) =>
    {
        var (tree, mirror) = (Engine.Arrange(diagram), Engine.Arrange(RandomTrees.Mirror(diagram)));
        Assert.Equal(tree.Size.Height, mirror.Size.Height, 6);
        foreach (var box in tree.Boxes)
            Assert.True(Math.Abs(tree.Size.Height - box.Center.Y - Of(mirror, box.Box.Id).Center.Y) < 1e-6, $"seed {seed}: {box.Box.Id}");
    });

    // The tree, hung under two new roots with other subtrees beside it.
    [Fact]
    public void A_subtree_is_drawn_the_same_wherever_it_hangs() => ForAll(leadsToRoot: false, (diagram, seed) =>
    {
        var beside = RandomTrees.Make(seed + 7000);
        Diagram larger = new(
            [new Box("root", 30, 30, BoxRole.State), .. diagram.Boxes, .. beside.Boxes.Select(box => box with { Id = "m" + box.Id })],
            [new Wire("root", "mn0"), new Wire("root", "n0"), .. diagram.Wires, .. beside.Wires.Select(wire => wire with { From = "m" + wire.From, To = "m" + wire.To })]);
        var (alone, within) = (Engine.Arrange(diagram), Engine.Arrange(larger));
        foreach (var box in alone.Boxes)
            Assert.Equal(box.Center.Y - Of(alone, "n0").Center.Y, Of(within, box.Box.Id).Center.Y - Of(within, "n0").Center.Y, 6);
    });

    // Neighbours in the outline touch somewhere: no two adjacent subtrees without larger ones around them could be nearer.
    [Fact]
    public void Two_subtrees_are_as_near_as_their_outlines_allow() => ForAll(leadsToRoot: false, (diagram, seed) =>
    {
        var beside = RandomTrees.Make(seed + 9000);
        Diagram pair = new(
            [new Box("root", 30, 30, BoxRole.State), .. diagram.Boxes, .. beside.Boxes.Select(box => box with { Id = "m" + box.Id })],
            [new Wire("root", "n0"), new Wire("root", "mn0"), .. diagram.Wires, .. beside.Wires.Select(wire => wire with { From = "m" + wire.From, To = "m" + wire.To })]);
        var (arrangement, depth) = (Engine.Arrange(pair), Depths(pair));
        var labels = arrangement.Routes.Where(route => route.Label is not null).ToDictionary(route => route.Wire.To, route => route.Wire.Label.Height);
        var spare = arrangement.Boxes.Where(box => box.Box.Id != "root").GroupBy(box => depth[box.Box.Id]).Select(generation =>
        {
            double Half(PlacedBox box) => Math.Max(box.Box.Height, labels.GetValueOrDefault(box.Box.Id)) / 2;
            var upper = generation.Where(box => box.Box.Id[0] == 'n').Select(box => box.Center.Y + Half(box)).DefaultIfEmpty(double.NegativeInfinity).Max();
            var lower = generation.Where(box => box.Box.Id[0] == 'm').Select(box => box.Center.Y - Half(box)).DefaultIfEmpty(double.PositiveInfinity).Min();
            return lower - upper - (generation.Key == 1 ? SiblingGap : CousinGap);
        }).Min();
        Assert.True(Math.Abs(spare) < 1e-6, $"seed {seed}: {spare} to spare");
    });

    // Two large subtrees, and three leaves between them: n1 and n5 have broad children.
    [Fact]
    public void Small_subtrees_between_large_ones_are_spread_evenly()
    {
        var arrangement = Engine.Arrange(RandomTrees.Of(-1, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 5, 5, 5, 5, 5, 5, 5, 5, 5));
        var heights = Enumerable.Range(1, 5).Select(i => Of(arrangement, $"n{i}").Center.Y).ToArray();
        var gaps = Enumerable.Range(1, 4).Select(i => Math.Round(heights[i] - heights[i - 1], 6)).Distinct();
        Assert.True(Assert.Single(gaps) > 60);
    }

    [Fact]
    public void What_is_no_tree_is_drawn_in_layers()
    {
        var diagram = new Diagram(RandomTrees.Of(-1, 0, 0, 1).Boxes, [new Wire("n0", "n1"), new Wire("n0", "n2"), new Wire("n1", "n3"), new Wire("n2", "n3")]);
        Assert.Equal(new LayeredLayout().Arrange(diagram).Boxes, Engine.Arrange(diagram).Boxes);
    }

    public static TheoryData<string, Func<int, int>> Shapes => new()
    {
        { "chain", i => i - 1 },
        { "comb", i => i % 2 == 1 ? i - 1 : i - 2 },
        { "comb with the teeth first", i => i % 2 == 1 ? i - 1 : Math.Max(0, i - 2) },
        { "star", _ => 0 },
        { "binary", i => (i - 1) / 2 },
        { "two chains", i => Math.Max(0, i - 2) },
        { "root of a hundred chains", i => Math.Max(0, i - 100) },
    };

    [Theory]
    [MemberData(nameof(Shapes), DisableDiscoveryEnumeration = true)]
    public void A_hundred_thousand_boxes_take_linear_time(string shape, Func<int, int> parent)
    {
        Assert.NotEmpty(shape);
        var diagram = RandomTrees.Of([.. Enumerable.Range(0, 100_000).Select(i => i == 0 ? -1 : parent(i))]);
        var watch = Stopwatch.StartNew();
        var arrangement = Engine.Arrange(diagram);
        TestContext.Current.TestOutputHelper?.WriteLine($"{watch.ElapsedMilliseconds} ms");
        // A second; a loaded machine and a debug build get more, a quadratic algorithm would take hours.
        Assert.InRange(watch.ElapsedMilliseconds, 0, 120_000);
        Assert.Equal(0, new Survey(arrangement).Overlaps());
    }

    private static Dictionary<string, int> Depths(Diagram diagram)
    {
        var parents = diagram.Wires.ToDictionary(wire => wire.To, wire => wire.From);
        return diagram.Boxes.ToDictionary(box => box.Id, box =>
        {
            var depth = 0;
            for (var id = box.Id; parents.TryGetValue(id, out var parent); id = parent)
                depth++;
            return depth;
        });
    }

    private static PlacedBox Of(Arrangement arrangement, string id) => arrangement.Boxes.Single(box => box.Box.Id == id);

    private static void ForAll(bool leadsToRoot, Action<Diagram, int> check)
    {
        for (var seed = 0; seed < 300; seed++)
            check(RandomTrees.Make(seed, leadsToRoot), seed);
    }
}
