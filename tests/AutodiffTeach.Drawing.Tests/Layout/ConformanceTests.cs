using AutodiffTeach.Drawing.Layout;
using AutodiffTeach.Drawing.Scenes;
using AutodiffTeach.Drawing.Tests.Samples;

namespace AutodiffTeach.Drawing.Tests.Layout;

/// <summary>What every engine promises, on random diagrams and on every picture of the gallery.</summary>
public abstract class ConformanceTests(ILayoutEngine engine)
{
    private const int Seeds = 800;

    public static TheoryData<int> Blocks => [.. Enumerable.Range(0, Seeds / 50)];

    [Theory]
    [MemberData(nameof(Blocks))]
    public void Nothing_overlaps_and_no_wire_passes_through_a_foreign_box_or_label(int block) => ForAll(block, (arrangement, seed) =>
    {
        var metrics = LayoutMetrics.Measure(arrangement);
        Assert.True(metrics.BoxOverlaps == 0, $"seed {seed}: {metrics.BoxOverlaps} overlaps");
        Assert.True(metrics.WiresThroughBoxes == 0, $"seed {seed}: {metrics.WiresThroughBoxes} wires through boxes");
    });

    [Theory]
    [MemberData(nameof(Blocks))]
    public void Everything_lies_inside_the_picture_at_finite_coordinates(int block) => ForAll(block, (arrangement, seed) =>
    {
        var points = arrangement.Routes.SelectMany(route => route.Curve.Flatten())
            .Concat(arrangement.Boxes.SelectMany(box => Corners(box.Region)))
            .Concat(arrangement.Routes.Select(route => route.LabelRegion).OfType<Region>().SelectMany(Corners));
        Assert.All(points, point => Assert.True(
            point.X >= 0 && point.Y >= 0 && point.X <= arrangement.Size.Width && point.Y <= arrangement.Size.Height, $"seed {seed}: {point} outside {arrangement.Size}"));
    });

    [Theory]
    [MemberData(nameof(Blocks))]
    public void Wires_lead_from_border_to_border_and_stay_out_of_their_own_boxes(int block) => ForAll(block, (arrangement, seed) =>
    {
        var boxes = arrangement.Boxes.ToDictionary(box => box.Box.Id, box => box.Region);
        foreach (var route in arrangement.Routes)
        {
            var (from, to) = (boxes[route.Wire.From], boxes[route.Wire.To]);
            Assert.True(IsOnBorder(route.Curve.Start, from) && IsOnBorder(route.Curve.End, to), $"seed {seed}: {route.Wire.From} to {route.Wire.To} does not end at the boxes");
            Assert.DoesNotContain(route.Curve.Flatten(), point => Contains(from.Grow(-0.5), point) || Contains(to.Grow(-0.5), point));
        }
    });

    [Theory]
    [MemberData(nameof(Blocks))]
    public void Labels_lie_on_their_wires(int block) => ForAll(block, (arrangement, seed) =>
    {
        foreach (var route in arrangement.Routes)
        {
            Assert.Equal(route.Wire.Label.IsEmpty, route.Label is null);
            if (route.Label is { } label)
                Assert.True(Distance(route.Curve.Flatten(), label) < 1, $"seed {seed}: label of {route.Wire.From} to {route.Wire.To} is off its wire");
        }
    });

    [Fact]
    public void The_same_diagram_gives_the_same_arrangement_twice()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var (first, second) = (engine.Arrange(RandomDiagrams.Make(seed)), engine.Arrange(RandomDiagrams.Make(seed)));
            Assert.Equal(first.Boxes, second.Boxes);
            Assert.Equal(first.Routes.SelectMany(route => route.Curve.Flatten()), second.Routes.SelectMany(route => route.Curve.Flatten()));
        }
    }

    [Fact]
    public void Boxes_and_wires_come_back_in_the_order_of_the_diagram()
    {
        var diagram = RandomDiagrams.Make(20);
        var arrangement = engine.Arrange(diagram);
        Assert.Equal(diagram.Boxes, arrangement.Boxes.Select(box => box.Box));
        Assert.Equal(diagram.Wires, arrangement.Routes.Select(route => route.Wire));
    }

    [Fact]
    public void An_empty_diagram_is_an_empty_picture() => Assert.Empty(engine.Arrange(new Diagram([], [])).Boxes);

    [Fact]
    public void A_cycle_is_refused()
    {
        var diagram = new Diagram([new Box("a", 10, 10, BoxRole.Operation) { Time = 1 }, new Box("b", 10, 10, BoxRole.Operation)], [new Wire("a", "b"), new Wire("b", "a")]);
        var error = Assert.Throws<ArgumentException>(() => engine.Arrange(diagram));
        Assert.Equal("The wires form a cycle that holds or feeds the box 'a'; a computation graph has none.", error.Message);
    }

    [Fact]
    public void An_id_used_twice_is_refused()
    {
        var box = new Box("a", 10, 10, BoxRole.Operation);
        Assert.Equal("Two boxes are called 'a'; ids must be unique.", Assert.Throws<ArgumentException>(() => engine.Arrange(new Diagram([box, box], []))).Message);
    }

    [Fact]
    public void A_wire_to_nowhere_is_refused()
    {
        var diagram = new Diagram([new Box("a", 10, 10, BoxRole.Operation)], [new Wire("a", "b")]);
        Assert.Equal("A wire refers to the box 'b', which is not in the diagram.", Assert.Throws<ArgumentException>(() => engine.Arrange(diagram)).Message);
    }

    [Theory]
    [MemberData(nameof(Gallery.Names), MemberType = typeof(Gallery))]
    public void Course_graphs_are_drawn_correctly(string name)
    {
        var (sketch, options) = Gallery.Find(name);
        var metrics = LayoutMetrics.Measure(engine.Arrange(SceneBuilder.Measure(sketch(), options)));
        Assert.Equal((0, 0), (metrics.BoxOverlaps, metrics.WiresThroughBoxes));
    }

    private static double Distance(IReadOnlyList<Point> points, Point label) => Enumerable.Range(1, points.Count - 1).Min(i => Distance(points[i - 1], points[i], label));

    private static double Distance(Point a, Point b, Point p)
    {
        var (dx, dy) = (b.X - a.X, b.Y - a.Y);
        var s = Math.Clamp(((p.X - a.X) * dx + (p.Y - a.Y) * dy) / (dx * dx + dy * dy), 0, 1);
        return Math.Sqrt(Math.Pow(a.X + s * dx - p.X, 2) + Math.Pow(a.Y + s * dy - p.Y, 2));
    }

    private static Point[] Corners(Region region) => [new(region.Left, region.Top), new(region.Right, region.Bottom)];

    private static bool Contains(Region region, Point point) => point.X > region.Left && point.X < region.Right && point.Y > region.Top && point.Y < region.Bottom;

    private static bool IsOnBorder(Point point, Region region) => Contains(region.Grow(0.02), point) && !Contains(region.Grow(-0.02), point);

    private void ForAll(int block, Action<Arrangement, int> check)
    {
        for (var seed = block * 50; seed < block * 50 + 50; seed++)
            check(engine.Arrange(RandomDiagrams.Make(seed)), seed);
    }
}

public class TimelineConformanceTests() : ConformanceTests(new TimelineLayout());

public class RailsConformanceTests() : ConformanceTests(new TimelineLayout(ParameterPlacement.Rails));

public class LayeredConformanceTests() : ConformanceTests(new LayeredLayout());
