using AutodiffTeach.Drawing.Layout;
using AutodiffTeach.Drawing.Layout.Geometry;
using AutodiffTeach.Drawing.Scenes;
using AutodiffTeach.Drawing.Tests.Samples;

namespace AutodiffTeach.Drawing.Tests.Layout;

/// <summary>Wires that lead back through a picture.</summary>
public sealed class FeedbackTests
{
    public static TheoryData<int> Blocks => [.. Enumerable.Range(0, 8)];

    [Theory]
    [MemberData(nameof(Blocks))]
    public void Wires_back_pass_through_no_box_and_no_label(int block)
    {
        for (var seed = block * 15; seed < block * 15 + 15; seed++)
        {
            var scene = SceneBuilder.Build(WithFeedback(seed), new() { Layout = new LayeredLayout() });
            SceneSurvey.AssertTextsAreFree(scene, $"seed {seed}");
            SceneSurvey.AssertWiresPassNoNode(scene, $"seed {seed}");
            SceneSurvey.AssertDelayedEdgesPassNoText(scene, $"seed {seed}");
        }
    }

    [Fact]
    public void Edges_come_back_in_the_order_of_the_sketch()
    {
        var sketch = WithFeedback(7);
        var (first, second) = (SceneBuilder.Build(sketch, SceneOptions.Default), SceneBuilder.Build(sketch, SceneOptions.Default));
        Assert.Equal(sketch.Edges, first.Edges.Select(edge => edge.Source));
        Assert.Equal(first.Edges.SelectMany(edge => edge.Curve.Flatten()), second.Edges.SelectMany(edge => edge.Curve.Flatten()));
    }

    [Fact]
    public void Without_wires_back_the_engine_alone_decides()
    {
        var diagram = RandomDiagrams.Make(3);
        var engine = new LayeredLayout();
        Assert.Equal(engine.Arrange(diagram).Boxes, Feedback.Arrange(engine, diagram, new HashSet<int>(), _ => default).Boxes);
    }

    private static Sketch WithFeedback(int seed)
    {
#pragma warning disable CA5394 // A seeded generator makes graphs, not secrets.
        var random = new Random(seed);
        var diagram = RandomDiagrams.Make(seed);
        var back = Enumerable.Range(0, 3).Select(_ => (Late: random.Next(diagram.Boxes.Count), Early: random.Next(diagram.Boxes.Count)))
            .Select(ends => new SketchEdge(diagram.Boxes[Math.Max(ends.Late, ends.Early)].Id, diagram.Boxes[Math.Min(ends.Late, ends.Early)].Id) { Delay = 1 }).ToArray();
#pragma warning restore CA5394
        var forward = diagram.Wires.Select(wire => new SketchEdge(wire.From, wire.To) { Position = wire.Position, Note = wire.Label.IsEmpty ? null : "t = 1" });
        return new Sketch("Random", "A random graph.", [.. diagram.Boxes.Select(box => new SketchNode(box.Id, box.Id, box.Role))], [.. forward, .. back]);
    }
}
