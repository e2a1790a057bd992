using System.Diagnostics;
using AutodiffTeach.Drawing.Layout;
using AutodiffTeach.Drawing.Scenes;
using AutodiffTeach.Drawing.Tests.Samples;
using AutodiffTeach.Drawing.Writers;

namespace AutodiffTeach.Drawing.Tests.Layout;

public class TimelineTests
{
    private static readonly SceneOptions Shared = SceneOptions.Default;
    private static readonly SceneOptions Repeated = new() { Parameters = ParameterPlacement.Repeated };

    [Theory]
    [InlineData(3, 6)]
    [InlineData(5, 12)]
    [InlineData(10, 27)]
    [InlineData(20, 57)]
    public void Shared_parameters_of_a_scalar_network_cross_little(int steps, int most) =>
        Assert.InRange(Metrics(Course.ScalarRnn(steps), Shared).Crossings, 0, most);

    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(10)]
    [InlineData(20)]
    public void Repeated_parameters_cross_nothing(int steps) =>
        Assert.Equal(0, Metrics(Course.ScalarRnn(steps), Repeated).Crossings);

    [Theory]
    [InlineData(3)]
    [InlineData(30)]
    [InlineData(100)]
    [InlineData(300)]
    public void Operations_cross_nothing_where_parameters_are_repeated_or_hidden(int steps)
    {
        var sketch = Course.ScalarRnnOperations(steps, inputs: false);
        Assert.Equal(0, Metrics(sketch, Repeated).Crossings);
        Assert.Equal(0, Metrics(Without(sketch, BoxRole.Parameter), Shared).Crossings);
    }

    /// <summary>The bounds of docs/drawing.md: no drawing with a trunk for each parameter has fewer than N - 2.</summary>
    [Theory]
    [InlineData(3)]
    [InlineData(30)]
    [InlineData(100)]
    [InlineData(300)]
    public void Operations_with_shared_parameters_cross_at_most_twice_a_step(int steps) =>
        Assert.InRange(Metrics(Course.ScalarRnnOperations(steps, inputs: false), Shared).Crossings, steps - 2, 2 * steps);

    [Theory]
    [InlineData(ParameterPlacement.Shared)]
    [InlineData(ParameterPlacement.Rails)]
    [InlineData(ParameterPlacement.Repeated)]
    public void Every_recurrent_layer_is_a_straight_line(ParameterPlacement parameters)
    {
        var scene = SceneBuilder.Build(Course.TwoLayers(4), new SceneOptions { Parameters = parameters });
        foreach (var edge in scene.Edges.Where(edge => edge.From[0] is 'h' or 'k' && edge.From[0] == edge.To[0]))
            Assert.True(Assert.Single(edge.Curve.Segments).IsLine, $"{edge.From} to {edge.To} bends");
    }

    [Fact]
    public void The_arrows_of_a_gate_keep_their_distance()
    {
        var arrangement = new TimelineLayout().Arrange(SceneBuilder.Measure(Course.Lstm(3, parameters: true), Shared));
        foreach (var side in arrangement.Routes.GroupBy(route => (route.Wire.To, route.Curve.End.Y)))
        {
            var places = side.Select(route => route.Curve.End.X).Distinct().Order().ToArray();
            Assert.All(places.Zip(places.Skip(1)), pair => Assert.True(pair.Second - pair.First > 6.5, $"arrows crowd at {side.Key.To}"));
        }
    }

    [Theory]
    [InlineData(3)]
    [InlineData(8)]
    public void A_linear_network_is_drawn_without_crossings(int steps) =>
        Assert.Equal(0, Metrics(Course.LinearRnn(steps), Shared).Crossings);

    public static TheoryData<string, string> Chains => new()
    {
        { "rnn-3", "h_0 h_1 h_2 h_3" },
        { "rnn-1", "h_0 h_1" },
        { "rnn-3-everything", "h_0 h_1 h_2 h_3" },
        { "rnn-3-operations", "h_0 z_2 z_3 h_1 z_7 z_8 h_2 z_13 z_14 h_3" },
        { "linear-rnn", "h_0 p q r s t y" },
        { "linear-rnn-untimed", "h_0 p q r s t y" },
        { "linear-rnn-variables", "h_0 h_1 h_2 h_3 y" },
        { "lstm", "C_0 C_1 C_2 C_3" },
        { "two-layers", "h_0 h_1 h_2 h_3" },
        { "two-layers", "k_0 k_1 k_2 k_3" },
    };

    [Theory]
    [MemberData(nameof(Chains))]
    public void The_recurrent_chain_is_one_straight_line(string name, string chain)
    {
        var nodes = Gallery.Scene(name).Nodes.ToDictionary(node => node.Id, node => node.Region.Center);
        var centers = chain.Split(' ').Select(id => nodes[id]).ToArray();
        Assert.All(centers, center => Assert.Equal(centers[0].Y, center.Y));
        Assert.Equal(centers.OrderBy(center => center.X), centers);
    }

    [Fact]
    public void Inputs_lie_below_the_chain_outputs_above_and_the_loss_at_the_right()
    {
        var nodes = Gallery.Scene("rnn-3").Nodes.ToDictionary(node => node.Id, node => node.Region.Center);
        Assert.All(nodes.Where(node => node.Key[0] == 'x'), node => Assert.True(node.Value.Y > nodes["h_1"].Y));
        Assert.All(nodes.Where(node => node.Key[0] == 'o'), node => Assert.True(node.Value.Y < nodes["h_1"].Y));
        Assert.All(nodes.Where(node => node.Key != "L"), node => Assert.True(node.Value.X < nodes["L"].X));
    }

    public static TheoryData<string, int> Growing => new()
    {
        { "variables", 1 }, { "variables", 3 }, { "variables", 9 }, { "operations", 3 }, { "operations", 8 }, { "linear", 6 }, { "lstm", 2 }, { "layers", 3 },
    };

    [Theory]
    [MemberData(nameof(Growing))]
    public void One_more_step_moves_no_earlier_box_relative_to_the_others(string kind, int steps)
    {
        Func<int, Sketch> make = kind switch
        {
            "variables" => Course.ScalarRnn,
            "operations" => n => Course.ScalarRnnOperations(n),
            "linear" => Course.LinearRnn,
            "lstm" => n => Course.Lstm(n, parameters: true),
            _ => Course.TwoLayers,
        };
        var (before, after) = (Offsets(make(steps), steps), Offsets(make(steps + 1), steps));
        Assert.All(before, pair => Assert.True(!after.TryGetValue(pair.Key, out var offset) || Near(offset, pair.Value), $"{pair.Key} moved"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Three_hundred_steps_are_drawn_at_once(bool operations)
    {
        var sketch = operations ? Course.ScalarRnnOperations(300) : Course.ScalarRnn(300);
        Draw(operations ? Course.ScalarRnnOperations(30) : Course.ScalarRnn(30));
        var best = Enumerable.Range(0, 12).Min(_ =>
        {
            var watch = Stopwatch.StartNew();
            Draw(sketch);
            return watch.ElapsedMilliseconds;
        });
        TestContext.Current.TestOutputHelper?.WriteLine($"{best} ms");
        Assert.InRange(best, 0, 2000);
    }

    private static Sketch Without(Sketch sketch, BoxRole role)
    {
        var nodes = sketch.Nodes.Where(node => node.Role != role).ToArray();
        var kept = nodes.Select(node => node.Id).ToHashSet();
        return sketch with { Nodes = nodes, Edges = [.. sketch.Edges.Where(edge => kept.Contains(edge.From) && kept.Contains(edge.To))] };
    }

    private static void Draw(Sketch sketch) => new SvgWriter().Write(SceneBuilder.Build(sketch, SceneOptions.Default), TextWriter.Null);

    private static LayoutMetrics Metrics(Sketch sketch, SceneOptions options) =>
        LayoutMetrics.Measure(new TimelineLayout(options.Parameters).Arrange(SceneBuilder.Measure(sketch, options)));

    private static bool Near(Point a, Point b) => Math.Abs(a.X - b.X) < 0.01 && Math.Abs(a.Y - b.Y) < 0.01;

    // Places of the boxes of the first steps relative to the first step's input.
    private static Dictionary<string, Point> Offsets(Sketch sketch, int steps)
    {
        var nodes = SceneBuilder.Build(sketch, SceneOptions.Default).Nodes;
        var origin = nodes.First(node => node.Time == 1).Region.Center;
        return nodes.Where(node => node.Time <= steps && node.Source.IsNamed && !node.Id.StartsWith('z'))
            .ToDictionary(node => node.Id, node => new Point(node.Region.Center.X - origin.X, node.Region.Center.Y - origin.Y));
    }
}
