using AutodiffTeach.Drawing.Layout;
using AutodiffTeach.Drawing.Layout.Dot;
using AutodiffTeach.Drawing.Layout.Geometry;
using AutodiffTeach.Drawing.Tests.Samples;

namespace AutodiffTeach.Drawing.Tests.Layout;

// A process for each diagram: fewer of them, and a path that dot's simplex manages in seconds.
public class DotConformanceTests() : ConformanceTests(new DotLayout(), seeds: 160, longest: 400)
{
    protected override Arrangement Arrange(Diagram diagram)
    {
        DotLayoutTests.SkipWithoutDot();
        return base.Arrange(diagram);
    }
}

public class DotLayoutTests
{
    private static readonly bool HasDot = new DotLayout().IsInstalled;

    internal static void SkipWithoutDot() =>
        Assert.SkipWhen(!HasDot && Environment.GetEnvironmentVariable("CI") is null, "Graphviz's dot is not installed");

    [Fact]
    public void A_missing_program_is_named_with_what_to_install()
    {
        var engine = new DotLayout("dot-that-is-not-there");
        var error = Assert.Throws<LayoutFailedException>(() => engine.Arrange(Two()));
        Assert.Equal(
            "layout dot: the program 'dot-that-is-not-there' cannot be started; expected Graphviz's dot on the PATH; install Graphviz "
            + "(https://graphviz.org/download, package 'graphviz'), or choose another layout such as timeline or layered",
            error.Message);
        Assert.False(engine.IsInstalled);
    }

    [Fact]
    public void A_program_that_takes_too_long_is_stopped()
    {
        SkipWithoutDot();
        var engine = new DotLayout(timeout: TimeSpan.FromMilliseconds(1));
        var error = Assert.Throws<LayoutFailedException>(() => engine.Arrange(HostileDiagrams.Path(2000, isTimed: false)));
        Assert.Equal(
            "layout dot: 'dot' did not finish within 0.001 s and was stopped; expected a smaller graph; choose another layout such as timeline or layered",
            error.Message);
    }

    [Theory]
    [InlineData("false", "layout dot: 'false' failed with exit code 1; expected a drawing; choose another layout such as timeline or layered")]
    [InlineData("echo", "layout dot: the drawing cannot be read (")]
    [InlineData("true", "layout dot: the drawing cannot be read (")]
    public void A_program_that_is_not_dot_is_an_error(string program, string message)
    {
        if (OperatingSystem.IsWindows())
            Assert.Skip("needs the programs false, true and echo");
        var engine = new DotLayout(program);
        // Larger than the buffer of a pipe, so that a program that does not read shows as a closed pipe.
        Assert.StartsWith(message, Assert.Throws<LayoutFailedException>(() => engine.Arrange(HostileDiagrams.Path(5000, isTimed: false))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_picture_runs_from_left_to_right()
    {
        SkipWithoutDot();
        var boxes = new DotLayout().Arrange(Two()).Boxes;
        Assert.True(boxes[0].Region.Right < boxes[1].Region.Left);
    }

    // What happens where dot's curves run into something, here on every diagram, with all of its curves and with some lost.
    [Fact]
    public void Layers_and_orders_of_dot_can_be_drawn_anew_without_a_breach()
    {
        SkipWithoutDot();
        var program = new DotProgram("dot", TimeSpan.FromMinutes(1));
        for (var seed = 0; seed < 60; seed++)
        {
            var diagram = RandomDiagrams.Make(seed);
            var graph = new DiagramIndex(diagram);
            var drawing = DotDrawing.Parse(program.Run(DotSource.Write(graph, "true")), graph);
            Assert.Empty(LayoutConformance.Breaches(diagram, DotRedrawing.Draw(graph, drawing)));
            Assert.Empty(LayoutConformance.Breaches(diagram, DotRedrawing.Draw(graph, drawing with { First = new Curve?[graph.Wires.Length] })));
        }
    }

    [Fact]
    public void A_curve_through_a_box_is_drawn_anew_around_it()
    {
        var diagram = new Diagram([.. "abc".Select(id => new Box(id.ToString(), 40, 30, BoxRole.Operation))], [new Wire("a", "b"), new Wire("b", "c"), new Wire("a", "c")]);
        var graph = new DiagramIndex(diagram);
        Curve Line(double from, double to) => new(new Point(from, 0), [CurveSegment.Line(new Point(from, 0), new Point(to, 0))]);
        var drawing = new DotDrawing([new(0, 0), new(100, 0), new(200, 0)], new Point[3], [Line(20, 80), Line(120, 180), Line(20, 180)], new Curve?[3]);
        Assert.NotEmpty(LayoutConformance.Breaches(diagram, DotTracing.Trace(graph, drawing)!));
        Assert.Empty(LayoutConformance.Breaches(diagram, DotRedrawing.Draw(graph, drawing)));
    }

    private static Diagram Two() => new([new Box("a", 40, 30, BoxRole.Input), new Box("b", 40, 30, BoxRole.Output)], [new Wire("a", "b")]);
}
