using AutodiffTeach.Drawing.Layout;
using AutodiffTeach.Drawing.Scenes;
using AutodiffTeach.Drawing.Tests.Samples;

namespace AutodiffTeach.Drawing.Tests.Scenes;

/// <summary>Values above the wires and gradients below them.</summary>
public sealed class NumbersOnWiresTests
{
    private static readonly SceneOptions Options = new() { ShowValues = true, ShowGradients = true, Numbers = NumberPlacement.Wires };

    public static TheoryData<int> Blocks => [.. Enumerable.Range(0, 10)];

    [Theory]
    [MemberData(nameof(Blocks))]
    public void Texts_meet_no_other_text_no_box_and_no_wire(int block)
    {
        for (var seed = block * 20; seed < block * 20 + 20; seed++)
            SceneSurvey.AssertTextsAreFree(SceneBuilder.Build(RandomSketches.Make(seed), Options), $"seed {seed}");
    }

    [Theory]
    [MemberData(nameof(Blocks))]
    public void Texts_meet_nothing_in_layers_with_partials(int block)
    {
        var options = Options with { Layout = new LayeredLayout(), Partials = PartialDisplay.Numbers, Products = PartialDisplay.Numbers };
        for (var seed = block * 20; seed < block * 20 + 20; seed++)
            SceneSurvey.AssertTextsAreFree(SceneBuilder.Build(RandomSketches.Make(seed), options), $"seed {seed}");
    }

    [Theory]
    [MemberData(nameof(Gallery.Names), MemberType = typeof(Gallery))]
    public void Course_graphs_have_room_for_their_numbers(string name)
    {
        var (sketch, options) = Gallery.Find(name);
        if (options.Style == SceneStyle.MakeDot)
            return;
        var scene = SceneBuilder.Build(sketch(), options with { ShowValues = true, ShowGradients = true, Numbers = NumberPlacement.Wires });
        SceneSurvey.AssertTextsAreFree(scene, name);
        Assert.All(scene.Nodes, node => Assert.Equal(node.Source.Value is null, node.Text(TextKind.Value) is null));
    }

    [Fact]
    public void The_value_stands_above_the_wire_and_the_gradient_below_it()
    {
        var scene = SceneBuilder.Build(Course.ScalarRnn(3), Options);
        var parameter = scene.Nodes.Single(node => node.Id == "U");
        var trunk = scene.Edges.First(edge => edge.From == "U").Curve.Start.Y;
        Assert.True(parameter.Text(TextKind.Value)!.Placed.Region.Bottom < trunk);
        Assert.True(parameter.Text(TextKind.Gradient)!.Placed.Region.Top > trunk);
        Assert.True(parameter.Text(TextKind.Value)!.Placed.Region.Left > parameter.Region.Right);
    }

    [Fact]
    public void A_node_that_no_wire_leaves_keeps_its_numbers()
    {
        var scene = SceneBuilder.Build(Course.ScalarRnn(3), Options);
        var loss = scene.Nodes.Single(node => node.Id == "L");
        Assert.All(loss.Texts, text => Assert.True(loss.Region.Left < text.Placed.Region.Left && text.Placed.Region.Right < loss.Region.Right));
    }

    [Fact]
    public void Every_step_has_its_numbers_at_the_same_place()
    {
        var scene = SceneBuilder.Build(Course.ScalarRnn(6), Options);
        var places = scene.Nodes.Where(node => node.Id is "h_2" or "h_3" or "h_4" or "h_5").Select(node =>
        {
            var region = node.Text(TextKind.Value)!.Placed.Region;
            return (Math.Round(region.Bottom - node.Region.Center.Y, 3), region.Left > node.Region.Right);
        });
        Assert.Single(places.Distinct());
    }
}
