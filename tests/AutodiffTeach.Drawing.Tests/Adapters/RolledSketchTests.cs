using AutodiffTeach.Drawing.Adapters;
using AutodiffTeach.Drawing.Layout;
using AutodiffTeach.Drawing.Scenes;
using AutodiffTeach.Drawing.Tests.Samples;
using AutodiffTeach.Graphs;

namespace AutodiffTeach.Drawing.Tests.Adapters;

/// <summary>Recurrences as one cell.</summary>
public sealed class RolledSketchTests
{
    private const string Bptt = """
        const N = 3
        param U = 0.1
        param V = 0.2
        param W = 0.3
        input x[1..N+1] = 0.5, 0.6, 0.7, 0.8
        state h[0] = 0
        h[t] = relu(U*x[t] + V*h[t-1]) for t in 1..N
        o[t] = W*h[t] for t in 1..N
        L = sum(t in 1..N: (x[t+1] - o[t])^2)
        """;

    private const string Lstm = """
        const N = 4
        param w[1..2] = 1, 2
        input x[1..N] = 1, 2, 3, 4
        state h[0] = 0
        state c[0] = 0
        i[t] = sigmoid(w_1*x[t] + h[t-1]) for t in 1..N
        f[t] = sigmoid(w_2*x[t] + h[t-1]) for t in 1..N
        c[t] = f[t]*c[t-1] + i[t]*tanh(x[t]) for t in 1..N
        h[t] = i[t]*tanh(c[t]) for t in 1..N
        y = h[N]
        """;

    private const string TwoLayers = """
        const N = 3
        param w[1..2] = 0.1, 0.2
        param u[1..2] = 0.3, 0.4
        input h[0][1..N] = 1, 2, 3
        state h[1..2][0] = 0
        h[l][t] = tanh(w[l]*h[l-1][t] + u[l]*h[l][t-1]) for l in 1..2, t in 1..N
        y = h[2][N]
        """;

    private const string Skipping = """
        const N = 6
        param a = 1
        param b = 2
        state h[-1] = 0
        state h[0] = 1
        h[t] = a*h[t-1] + b*h[t-2] for t in 1..N
        y = h[N]
        """;

    public static TheoryData<string, Granularity> Models
    {
        get
        {
            var data = new TheoryData<string, Granularity>();
            foreach (string model in new[] { Bptt, Lstm, TwoLayers, Skipping })
            {
                data.Add(model, Granularity.Variables);
                data.Add(model, Granularity.Operations);
            }

            return data;
        }
    }

    [Fact]
    public void The_steps_are_one_cell_with_the_names_of_the_unrolled_view()
    {
        Sketch sketch = Roll(Bptt, Granularity.Variables)!;
        Assert.Equal(["U", "V", "W", "x_t", "h_0", "h_t", "o_t", "L"], sketch.Nodes.Select(node => node.Id));
        Assert.Equal(
            [
                "U -> h_t", "x_t -> h_t", "V -> h_t", "h_0 -> h_t [t = 1]", "W -> o_t", "h_t -> o_t", "x_t -> L [t = 2…4]", "o_t -> L [t = 1…3]", "h_t -> h_t (1)",
            ],
            sketch.Edges.OrderBy(edge => edge.Delay).Select(Text));
    }

    [Fact]
    public void Operations_are_rolled_up_too_and_the_sum_over_all_steps_is_one_node()
    {
        Sketch sketch = Roll(Bptt, Granularity.Operations)!;
        Assert.Equal(["×", "×", "+", "−", "^"], sketch.Nodes.Where(node => node.Role == BoxRole.Operation).Select(node => node.Label));
        Assert.Equal("Σ", sketch.Nodes.Single(node => node.Id == "L").Operation);
        Assert.Equal(["h_t -> h_t.mul_2 (1)"], sketch.Edges.Where(edge => edge.Delay != 0).Select(Text));
        Assert.Contains(sketch.Edges, edge => edge is { From: "x_t", Note: "t + 1" });
    }

    [Fact]
    public void Partials_are_written_with_t()
    {
        Sketch sketch = Roll("const N = 3\nparam w = 2\ninput x[1..N]\nstate h[0]\nh[t] = w*h[t-1]*x[t] for t in 1..N\ny = h[N]", Granularity.Variables)!;
        Assert.Equal(["h_{t-1} x_t", "w x_t", "w h_{t-1}"], sketch.Edges.Where(edge => edge.To == "h_t" && edge.Note is null).OrderBy(edge => edge.From == "w" ? 0 : edge.From == "h_t" ? 1 : 2).Select(edge => edge.Partial));
    }

    [Fact]
    public void Delays_of_several_steps_are_told_apart() =>
        Assert.Equal(["h_t -> h_t (1)", "h_t -> h_t (2)"], Roll(Skipping, Granularity.Variables)!.Edges.Where(edge => edge.Delay > 0).Select(Text));

    [Fact]
    public void A_name_for_one_step_is_a_node_of_its_own() =>
        Assert.Contains("h_t -> y [t = 4]", Roll(Lstm, Granularity.Operations)!.Edges.Select(Text));

    [Theory]
    [MemberData(nameof(Models))]
    public void A_cell_does_not_grow_with_the_steps(string text, Granularity granularity)
    {
        Sketch few = Roll(text, granularity)!, many = Roll(text, granularity, 12)!;
        Assert.Equal(few.Nodes.Select(node => node.Id), many.Nodes.Select(node => node.Id));
        Assert.Equal(few.Edges.Select(edge => (edge.From, edge.To, edge.Delay)), many.Edges.Select(edge => (edge.From, edge.To, edge.Delay)));
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Delayed_edges_pass_through_nothing(string text, Granularity granularity)
    {
        foreach (PartialDisplay partials in new[] { PartialDisplay.None, PartialDisplay.Symbols })
        {
            Scene scene = SceneBuilder.Build(Roll(text, granularity)!, new() { Partials = partials });
            SceneSurvey.AssertTextsAreFree(scene, text);
            SceneSurvey.AssertWiresPassNoNode(scene, text);
        }
    }

    [Theory]
    [InlineData("param w = 2\ninput x = 3\ny = w*x")]
    [InlineData("const N = 3\nparam w = 2\ninput x[1..N] = 1, 2, 3\no[t] = w*x[t] for t in 1..N\nL = sum(t in 1..N: o[t])")]
    [InlineData("param w = 2\ninput u[1..2] = 1, 2\nstate h[0] = 0\np = u_1 + h_0\nq = w*p\nr = u_2 + q\ny = w*r")]
    public void Without_a_recurrence_there_is_nothing_to_roll_up(string text) => Assert.Null(Roll(text, Granularity.Variables));

    private static string Text(SketchEdge edge) =>
        $"{edge.From} -> {edge.To}" + (edge.Note is null ? "" : $" [{edge.Note}]") + (edge.Delay == 0 ? "" : $" ({edge.Delay})");

    private static Sketch? Roll(string text, Granularity granularity, int? steps = null)
    {
        Model model = Model.Parse(steps is null ? text : text.Replace(text.Split('\n')[0], $"const N = {steps}", StringComparison.Ordinal));
        return RolledSketch.Of(model, model.Graph.View(granularity));
    }
}
