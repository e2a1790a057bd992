using AutodiffTeach.Drawing.Layout;
using AutodiffTeach.Drawing.Layout.Geometry;
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
            var (diagram, back) = WithFeedback(seed);
            var metrics = LayoutMetrics.Measure(Feedback.Arrange(new LayeredLayout(), diagram, back));
            Assert.True(metrics.BoxOverlaps == 0, $"seed {seed}: {metrics.BoxOverlaps} overlaps");
            Assert.True(metrics.WiresThroughBoxes == 0, $"seed {seed}: {metrics.WiresThroughBoxes} wires through boxes");
        }
    }

    [Fact]
    public void Routes_come_back_in_the_order_of_the_diagram()
    {
        var (diagram, back) = WithFeedback(7);
        var arrangement = Feedback.Arrange(new LayeredLayout(), diagram, back);
        Assert.Equal(diagram.Wires, arrangement.Routes.Select(route => route.Wire));
        Assert.Equal(arrangement.Routes.SelectMany(route => route.Curve.Flatten()), Feedback.Arrange(new LayeredLayout(), diagram, back).Routes.SelectMany(route => route.Curve.Flatten()));
    }

    private static (Diagram Diagram, HashSet<int> Back) WithFeedback(int seed)
    {
#pragma warning disable CA5394 // A seeded generator makes graphs, not secrets.
        var random = new Random(seed);
        var diagram = RandomDiagrams.Make(seed);
        diagram = diagram with { Boxes = [.. diagram.Boxes.Select(box => box with { Time = null, Width = Math.Max(38, box.Width), Height = Math.Max(35, box.Height) })] };
        var back = Enumerable.Range(0, 3).Select(_ => (Late: random.Next(diagram.Boxes.Count), Early: random.Next(diagram.Boxes.Count)))
            .Select(ends => new Wire(diagram.Boxes[Math.Max(ends.Late, ends.Early)].Id, diagram.Boxes[Math.Min(ends.Late, ends.Early)].Id) { Label = new Size(34, 16) }).ToArray();
#pragma warning restore CA5394
        return (diagram with { Wires = [.. diagram.Wires, .. back] }, [.. Enumerable.Range(diagram.Wires.Count, back.Length)]);
    }
}
