using AutodiffTeach.Drawing.Layout;
using AutodiffTeach.Drawing.Scenes;
using AutodiffTeach.Drawing.Tests.Samples;

namespace AutodiffTeach.Drawing.Tests.Layout;

/// <summary>What every engine promises, on random diagrams, on every picture of the gallery and on diagrams made to break it.</summary>
/// <param name="engine">The engine.</param>
/// <param name="seeds">How many random diagrams it is to draw.</param>
/// <param name="longest">The longest path that it is to draw.</param>
public abstract class ConformanceTests(ILayoutEngine engine, int seeds = 800, int longest = 100_000)
{
    private const int BlockCount = 16;

    public static TheoryData<int> Blocks => [.. Enumerable.Range(0, BlockCount)];

    [Theory]
    [MemberData(nameof(Blocks))]
    public void Random_diagrams_are_drawn_without_a_breach(int block)
    {
        for (var seed = block * seeds / BlockCount; seed < (block + 1) * seeds / BlockCount; seed++)
            Check(RandomDiagrams.Make(seed), $"seed {seed}");
    }

    [Theory]
    [MemberData(nameof(Gallery.Names), MemberType = typeof(Gallery))]
    public void Course_graphs_are_drawn_without_a_breach(string name)
    {
        var (sketch, options) = Gallery.Find(name);
        Check(SceneBuilder.Measure(sketch(), options), name);
    }

    [Theory]
    [MemberData(nameof(HostileDiagrams.Names), MemberType = typeof(HostileDiagrams))]
    public void Hostile_diagrams_are_drawn_without_a_breach(string name) => Check(HostileDiagrams.Find(name), name);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_very_long_path_is_drawn_without_a_breach(bool isTimed) => Check(HostileDiagrams.Path(longest, isTimed), "path");

    [Fact]
    public void The_same_diagram_gives_the_same_arrangement_twice()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var (first, second) = (Arrange(RandomDiagrams.Make(seed)), Arrange(RandomDiagrams.Make(seed)));
            Assert.Equal(first.Boxes, second.Boxes);
            Assert.Equal(first.Routes.SelectMany(route => route.Curve.Flatten()), second.Routes.SelectMany(route => route.Curve.Flatten()));
        }
    }

    [Fact]
    public void Ids_are_not_interpreted()
    {
        string[] ids = ["a\"b", "a\\", "-> x; {", "", "ü\u202e\n", "node"];
        var diagram = new Diagram([.. ids.Select(id => new Box(id, 30, 20, BoxRole.Operation))], [.. ids.Skip(1).Select(id => new Wire(ids[0], id))]);
        Check(diagram, "ids");
    }

    [Fact]
    public void An_empty_diagram_is_an_empty_picture() => Assert.Empty(Arrange(new Diagram([], [])).Boxes);

    [Fact]
    public void A_cycle_is_refused()
    {
        var diagram = new Diagram([new Box("a", 10, 10, BoxRole.Operation) { Time = 1 }, new Box("b", 10, 10, BoxRole.Operation)], [new Wire("a", "b"), new Wire("b", "a")]);
        var error = Assert.Throws<ArgumentException>(() => Arrange(diagram));
        Assert.Equal("The wires form a cycle that holds or feeds the box 'a'; a computation graph has none.", error.Message);
    }

    [Fact]
    public void An_id_used_twice_is_refused()
    {
        var box = new Box("a", 10, 10, BoxRole.Operation);
        Assert.Equal("Two boxes are called 'a'; ids must be unique.", Assert.Throws<ArgumentException>(() => Arrange(new Diagram([box, box], []))).Message);
    }

    [Fact]
    public void A_wire_to_nowhere_is_refused()
    {
        var diagram = new Diagram([new Box("a", 10, 10, BoxRole.Operation)], [new Wire("a", "b")]);
        Assert.Equal("A wire refers to the box 'b', which is not in the diagram.", Assert.Throws<ArgumentException>(() => Arrange(diagram)).Message);
    }

    /// <summary>The diagram that the engine is given.</summary>
    protected virtual Diagram Prepare(Diagram diagram) => diagram;

    /// <summary>Lays out, or skips the test where the engine cannot run on this machine.</summary>
    protected virtual Arrangement Arrange(Diagram diagram) => engine.Arrange(diagram);

    private void Check(Diagram diagram, string name)
    {
        var prepared = Prepare(diagram);
        var breaches = LayoutConformance.Breaches(prepared, Arrange(prepared));
        Assert.True(breaches.Count == 0, $"{name}: {string.Join("; ", breaches)}");
    }
}

public class TimelineConformanceTests() : ConformanceTests(new TimelineLayout());

public class RailsConformanceTests() : ConformanceTests(new TimelineLayout(ParameterPlacement.Rails));

public class RepeatedConformanceTests() : ConformanceTests(new TimelineLayout(ParameterPlacement.Repeated))
{
    protected override Diagram Prepare(Diagram diagram) => ParameterRepetition.Of(diagram).Diagram;
}

public class LayeredConformanceTests() : ConformanceTests(new LayeredLayout());
