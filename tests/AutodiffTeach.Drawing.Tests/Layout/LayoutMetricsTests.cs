using System.Diagnostics;
using AutodiffTeach.Drawing.Layout;
using AutodiffTeach.Drawing.Scenes;
using AutodiffTeach.Drawing.Tests.Samples;

namespace AutodiffTeach.Drawing.Tests.Layout;

/// <summary>Measures of arrangements made by hand: curves are written as points, separated by spaces.</summary>
public class LayoutMetricsTests
{
    public static TheoryData<string, int, string[]> Curves => new()
    {
        { "an X", 1, ["0,0 10,10", "0,10 10,0"] },
        { "apart", 0, ["0,0 10,0", "0,5 10,5"] },
        { "crossing at a vertex of one", 1, ["0,0 5,5 10,0", "5,0 5,10"] },
        { "touching at a vertex of one", 0, ["0,0 5,5 10,0", "0,5 10,5"] },
        { "crossing at a vertex of both", 1, ["0,0 5,5 10,10", "0,10 5,5 10,0"] },
        { "touching at a vertex of both", 0, ["0,0 5,5 10,0", "0,10 5,5 10,10"] },
        { "the nested touch of two corners", 0, ["0,0 5,5 0,10", "3,0 5,5 3,10"] },
        { "starting at one point", 0, ["0,0 10,10", "0,0 10,0"] },
        { "ending on the other", 0, ["0,0 10,0", "5,10 5,0"] },
        { "parting from a trunk", 0, ["0,0 10,0 20,0", "0,0 10,0 20,10"] },
        { "parting from the middle of a piece", 0, ["0,0 20,0", "0,0 10,0 20,10"] },
        { "joining and parting on one side", 0, ["0,0 30,0", "0,5 10,0 20,0 30,5"] },
        { "joining on one side and parting on the other", 1, ["0,0 30,0", "0,5 10,0 20,0 30,-5"] },
        { "the same backwards", 1, ["0,0 30,0", "30,-5 20,0 10,0 0,5"] },
        { "the same with a vertex on the way", 1, ["0,0 15,0 30,0", "0,5 10,0 17,0 20,0 30,-5"] },
        { "joining and ending together", 0, ["0,0 30,0", "0,5 10,0 30,0"] },
        { "twice", 2, ["0,0 30,0", "0,5 10,-5 20,5"] },
        { "a trunk of two crossed by one", 1, ["0,0 20,0 30,10", "0,0 20,0 30,-10", "10,-5 10,5"] },
        { "a trunk of two whose pieces differ, crossed at a vertex of one", 1, ["0,0 10,0 30,0", "0,0 20,0 30,-10", "10,-5 10,5"] },
        { "two trunks", 1, ["0,0 20,0 30,10", "0,0 20,0 30,-10", "10,-9 10,9 15,20", "10,-9 10,9 5,20"] },
        { "three wires at one point", 3, ["0,0 10,10", "0,10 10,0", "0,5 10,5"] },
        { "three wires at a vertex of all", 3, ["0,0 5,5 10,10", "0,10 5,5 10,0", "0,5 5,5 10,5"] },
        { "two crossings near each other", 2, ["0,0 10,0", "4,-5 4,5", "6,-5 6,5"] },
        { "a wire does not cross itself", 0, ["0,0 10,10 10,0 0,10"] },
        { "a curve of no length", 0, ["5,5 5,5", "0,0 10,10"] },
        { "on the border of two cells", 1, ["40,48 56,48", "48,40 48,56"] },
        { "at any scale", 1, ["0,0 100000,70000", "0,70000 100000,0"] },
    };

    [Theory]
    [MemberData(nameof(Curves))]
    public void Crossings_are_counted_where_a_curve_changes_sides(string name, int crossings, string[] curves)
    {
        Assert.NotEmpty(name);
        Assert.Equal(crossings, Drawn(curves).Crossings);
        Assert.Equal(crossings, Drawn([.. curves.Reverse()]).Crossings);
        Assert.Equal(crossings, Drawn([.. curves.Select(curve => string.Join(' ', curve.Split(' ').Reverse()))]).Crossings);
        Assert.Equal(crossings, Drawn([.. curves.Select(curve => string.Join(' ', curve.Split(' ').Select(point => string.Join(',', point.Split(',').Reverse()))))]).Crossings);
    }

    // A third of the points lies on a lattice, so that ends meet pieces. The picture is so large that no two crossings are near each other.
    [Fact]
    public void Random_lines_cross_as_often_as_all_pairs_say()
    {
#pragma warning disable CA5394 // A seeded generator makes curves, not secrets.
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var lines = Enumerable.Range(0, 2 + random.Next(30)).Select(_ => (A: Anywhere(random), B: Anywhere(random))).ToArray();
            var expected = lines.SelectMany((a, i) => lines.Skip(i + 1).Where(b => Cross(a, b))).Count();
            Assert.Equal(expected, LayoutMetrics.Measure(Of([.. lines.Select(line => new[] { line.A, line.B })])).Crossings);
        }
#pragma warning restore CA5394
    }

    [Fact]
    public void Overlaps_and_trespasses_are_pairs()
    {
        var a = Placed("a", 50, 50, 20, 20);
        var metrics = LayoutMetrics.Measure(new Arrangement(
            new Size(400, 100),
            [a, Placed("b", 60, 55, 20, 20), Placed("c", 70, 50, 20, 20), Placed("d", 200, 50, 20, 20), Placed("e", 300, 50, 20, 20)],
            [Line("a", "e", new Point(60, 50), new Point(290, 50)), Line("d", "e", new Point(200, 60), new Point(300, 60)) with { Label = new Point(250, 50), Wire = new Wire("d", "e") { Label = new Size(10, 10) } }],
            [],
            []));
        Assert.Equal(2, metrics.BoxOverlaps); // a-b, b-c; a and c share a border only
        Assert.Equal(4, metrics.WiresThroughBoxes); // through b, c, d and the label
    }

    [Fact]
    public void Length_bends_area_and_aspect_are_those_of_the_drawing()
    {
        var curve = new Curve(new Point(0, 0), [CurveSegment.Line(new Point(0, 0), new Point(30, 40)), CurveSegment.Cubic(new Point(31, 40), new Point(32, 40), new Point(33, 40))]);
        var metrics = LayoutMetrics.Measure(new Arrangement(new Size(200, 50), [], [new Route(new Wire("a", "b"), curve, null)], [], []));
        Assert.Equal((53, 1, 10000, 4), (Math.Round(metrics.Length, 6), metrics.Bends, metrics.Area, metrics.Aspect));
    }

    [Fact]
    public void Alignment_is_the_share_of_equal_heights_in_neighbouring_steps()
    {
        PlacedBox At(string id, int time, double y, BoxRole role = BoxRole.Intermediate) => new(new Box(id, 10, 10, role) { Time = time }, new Point(50 * time, y));
        var arrangement = new Arrangement(new Size(400, 400), [At("h_1", 1, 50), At("h_2", 2, 50), At("h_3", 3, 80), At("x_1", 1, 90, BoxRole.Input), At("x_2", 2, 90, BoxRole.Input)], [], [], []);
        Assert.Equal(2.0 / 3, LayoutMetrics.Measure(arrangement).RoleAlignment, 12);
    }

    [Fact]
    public void A_chain_with_a_corner_is_as_straight_as_its_chord_is_short()
    {
        PlacedBox At(int time, double x, double y) => new(new Box($"h_{time}", 10, 10, time == 0 ? BoxRole.State : BoxRole.Intermediate) { Time = time }, new Point(x, y));
        Arrangement Chain(double y) => new(
            new Size(400, 400), [At(0, 0, 0), At(1, 30, 0), At(2, 30, y), At(3, 60, y)],
            [Line("h_0", "h_1", default, default), Line("h_1", "h_2", default, default), Line("h_2", "h_3", default, default)], [], []);
        Assert.Equal(100.0 / 140, LayoutMetrics.Measure(Chain(80)).ChainStraightness, 12);
        Assert.Equal(1, LayoutMetrics.Measure(Chain(0)).ChainStraightness, 12);
    }

    [Fact]
    public void Drift_is_the_largest_change_of_an_offset_and_blind_to_a_common_move()
    {
        PlacedBox At(string id, int? time, double x, double y) => new(new Box(id, 10, 10, BoxRole.Intermediate) { Time = time }, new Point(x, y));
        Arrangement Of(params PlacedBox[] boxes) => new(new Size(400, 400), boxes, [], [], []);
        var before = Of(At("a", 1, 10, 10), At("b", 2, 60, 10), At("L", null, 90, 10));
        Assert.Equal(0, LayoutMetrics.Drift(before, Of(At("a", 1, 30, 20), At("b", 2, 80, 20), At("L", null, 300, 90)), 2));
        Assert.Equal(7, LayoutMetrics.Drift(before, Of(At("a", 1, 30, 20), At("b", 2, 87, 16), At("L", null, 300, 90)), 2));
        Assert.Equal(0, LayoutMetrics.Drift(before, Of(At("a", 1, 30, 20), At("b", 2, 87, 16))));
    }

    [Fact]
    public void Measuring_three_hundred_steps_takes_little_longer_than_thirty()
    {
        long Time(int steps)
        {
            var arrangement = new TimelineLayout().Arrange(SceneBuilder.Measure(Course.ScalarRnnOperations(steps), SceneOptions.Default));
            var watch = Stopwatch.StartNew();
            LayoutMetrics.Measure(arrangement);
            return watch.ElapsedMilliseconds;
        }

        var (small, large) = (Time(30), Time(300));
        TestContext.Current.TestOutputHelper?.WriteLine($"{small} ms, {large} ms");
        // A fifth of a second; a loaded machine and a debug build get more.
        Assert.InRange(large, 0, 60_000);
    }

    private static LayoutMetrics Drawn(string[] curves) =>
        LayoutMetrics.Measure(Of([.. curves.Select(curve => curve.Split(' ').Select(point => new Point(double.Parse(point.Split(',')[0]), double.Parse(point.Split(',')[1]))).ToArray())]));

    private static Arrangement Of(Point[][] curves) => new(
        new Size(curves.Max(curve => curve.Max(point => point.X)), curves.Max(curve => curve.Max(point => point.Y))), [], [.. curves.Select((points, i) => Line($"a{i}", $"b{i}", points))], [], []);

    private static Route Line(string from, string to, params Point[] points) => new(
        new Wire(from, to),
        new Curve(points[0], [.. Enumerable.Range(1, points.Length - 1).Select(i => CurveSegment.Line(points[i - 1], points[i]))]),
        null);

    private static PlacedBox Placed(string id, double x, double y, double width, double height) => new(new Box(id, width, height, BoxRole.Operation), new Point(x, y));

#pragma warning disable CA5394
    private static Point Anywhere(Random random) =>
        random.Next(3) == 0 ? new Point(9000 * random.Next(20), 9000 * random.Next(20)) : new Point(180000 * random.NextDouble(), 180000 * random.NextDouble());
#pragma warning restore CA5394

    private static bool Cross((Point A, Point B) p, (Point A, Point B) q) =>
        Side(p, q.A) * Side(p, q.B) < 0 && Side(q, p.A) * Side(q, p.B) < 0;

    private static double Side((Point A, Point B) line, Point c) => (line.B.X - line.A.X) * (c.Y - line.A.Y) - (line.B.Y - line.A.Y) * (c.X - line.A.X);
}
