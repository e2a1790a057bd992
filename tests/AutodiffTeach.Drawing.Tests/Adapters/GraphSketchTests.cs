using AutodiffTeach.Drawing.Adapters;
using AutodiffTeach.Drawing.Layout;
using AutodiffTeach.Drawing.Scenes;
using AutodiffTeach.Graphs;

namespace AutodiffTeach.Drawing.Tests.Adapters;

/// <summary>Models as sketches, and the course's graphs as pictures.</summary>
public sealed class GraphSketchTests
{
    private const string LinearRnn = """
        title Linear RNN
        param w = 2
        input u[1..3] = 3, 5, 7
        state h[0] = 0
        p = u_1 + h_0
        q = w*p
        r = u_2 + q
        s = w*r
        t = u_3 + s
        y = w*t
        """;

    [Fact]
    public void Nodes_carry_values_gradients_and_steps()
    {
        Sketch sketch = GraphSketch.Of(Model.Parse(LinearRnn), Model.Parse(LinearRnn).Graph.View(Granularity.Variables));
        SketchNode s = sketch.Nodes.Single(node => node.Id == "s");
        Assert.Equal((22.0, 2.0, (int?)2), (s.Value!.Rows[0][0], s.Gradient!.Rows[0][0], s.Time));
        Assert.Equal(BoxRole.Parameter, sketch.Nodes.Single(node => node.Id == "w").Role);
        Assert.Null(sketch.Nodes.Single(node => node.Id == "y").Time);
    }

    [Fact]
    public void Edges_carry_direct_partials()
    {
        Model model = Model.Parse(LinearRnn);
        Sketch sketch = GraphSketch.Of(model, model.Graph.View(Granularity.Variables));
        Assert.Equal(
            ["r 11", "w 2"],
            sketch.Edges.Where(edge => edge.To == "s").Select(edge => $"{edge.Partial} {edge.PartialValue!.Rows[0][0]}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Results_name_their_operation_in_the_view_of_operations()
    {
        Model model = Model.Parse("param w = 2\ninput x = 3\ny = relu(w*x)^2\nz = (y - 1)^2");
        Sketch sketch = GraphSketch.Of(model, model.Graph.View(Granularity.Operations).Hide(inputs: true, constants: true));
        Assert.Equal(["w", "y.mul", "y.relu", "y", "z.sub", "z"], sketch.Nodes.Select(node => node.Id));
        Assert.Equal(["", "×", "relu", "^2", "−", "^2"], sketch.Nodes.Select(node => node.Operation ?? (node.IsNamed ? "" : node.Label)));
    }

    [Fact]
    public void Every_layer_starts_from_its_own_state_on_its_own_line()
    {
        Model model = Model.Parse("""
            param w[1..2]
            param u[1..2]
            input h[0][1..3]
            state h[1..2][0]
            h[l][t] = tanh(w[l]*h[l-1][t] + u[l]*h[l][t-1]) for l in 1..2, t in 1..3
            y = h[2][3]
            """);
        Scene scene = SceneBuilder.Build(GraphSketch.Of(model, model.Graph.View(Granularity.Variables)), SceneOptions.Default);
        Dictionary<string, double> heights = scene.Nodes.ToDictionary(node => node.Id, node => node.Region.Center.Y);
        Assert.All([1, 2, 3], t => Assert.Equal((heights["h_{1,0}"], heights["h_{2,0}"]), (heights[$"h_{{1,{t}}}"], heights[$"h_{{2,{t}}}"])));
        Assert.True(heights["h_{2,0}"] < heights["h_{1,0}"]);
    }

    [Fact]
    public void Without_values_a_sketch_has_no_numbers()
    {
        Model model = Model.Parse("param w\ninput x\ny = w*x");
        Sketch sketch = GraphSketch.Of(model, model.Graph.View(Granularity.Variables));
        Assert.All(sketch.Nodes, node => Assert.Null(node.Value));
        Assert.Equal(["x", "w"], sketch.Edges.Select(edge => edge.Partial));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(6)]
    public void The_chain_of_operations_is_one_straight_line(int steps)
    {
        Scene scene = Bptt(steps);
        string[] chain = [.. Enumerable.Range(1, steps).SelectMany(t => new[] { $"h_{t}.mul_2", $"h_{t}.add", $"h_{t}" })];
        Assert.Single(chain.Select(id => Math.Round(CenterOf(scene, id).Y, 6)).Distinct());
        Assert.Equal(chain, chain.OrderBy(id => CenterOf(scene, id).X));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public void Another_step_moves_no_earlier_operation(int steps)
    {
        Scene before = Bptt(steps), after = Bptt(steps + 1);
        string[] earlier = [.. before.Nodes.Where(node => node.Time <= steps && !node.Id.StartsWith('L')).Select(node => node.Id)];
        Point origin = CenterOf(before, "h_1"), moved = CenterOf(after, "h_1");
        Assert.True(earlier.Length >= 5 * steps - 1);
        Assert.All(earlier, id =>
        {
            Assert.Equal(CenterOf(before, id).X - origin.X, CenterOf(after, id).X - moved.X, 1e-6);
            Assert.Equal(CenterOf(before, id).Y - origin.Y, CenterOf(after, id).Y - moved.Y, 1e-6);
        });
    }

    private static Point CenterOf(Scene scene, string id) => scene.Nodes.Single(node => node.Id == id).Region.Center;

    private static Scene Bptt(int steps)
    {
        Model model = Model.Parse($"""
            const N = {steps}
            param U = 0.1
            param V = 0.2
            param W = 0.3
            input x[1..N+1]
            state h[0] = 0
            h[t] = relu(U*x[t] + V*h[t-1]) for t in 1..N
            o[t] = W*h[t] for t in 1..N
            L = sum(t in 1..N: (x[t+1] - o[t])^2)
            """);
        GraphView view = model.Graph.View(Granularity.Operations).Hide(inputs: true, constants: true);
        return SceneBuilder.Build(GraphSketch.Of(model, view), SceneOptions.Default);
    }
}
