using AutodiffTeach.Drawing.Adapters;
using AutodiffTeach.Drawing.Scenes;
using AutodiffTeach.Graphs;
using AutodiffTeach.Tests.Graphs;

namespace AutodiffTeach.Drawing.Tests.Adapters;

/// <summary>The walk through a computation: its order, its rules, its numbers.</summary>
public sealed class GraphWalkTests
{
    private const string TwoUses = "title Two uses\nparam w = 2\ninput x = 3\na = w*x\ny = a + w\noutput y";

    private static Walk Walk(string text, Granularity granularity = Granularity.Variables)
    {
        Model model = Model.Parse(text);
        return GraphWalk.Of(model, model.Graph.View(granularity));
    }

    private static string[] Lines(Walk walk) => [.. walk.Moments.SelectMany(moment => moment.Lines.Select(line => line.Formula.ToText()))];

    [Fact]
    public void A_walk_goes_forward_node_by_node_and_then_backward_edge_by_edge()
    {
        Assert.Equal(
            ["Start ", "Forward w", "Forward x", "Forward a", "Forward y", "Backward y", "Backward a 2", "Backward w 3", "Backward w 0", "Backward x 1", "End "],
            Walk(TwoUses).Moments.Select(moment => $"{moment.Phase} {moment.Nodes.SingleOrDefault()}{(moment.Edges.Count > 0 ? " " + string.Join(',', moment.Edges) : "")}"));
    }

    [Fact]
    public void Every_rule_is_written_out_with_symbols_and_with_numbers()
    {
        Assert.Equal(
            [
                "w = 2", "x = 3", "a = w x", "a = 2 · 3 = 6", "y = a + w", "y = 6 + 2 = 8",
                "∂y/∂y = 1",
                "∂y/∂a += ∂y/∂y · ∂⁺y/∂a", "∂⁺y/∂a = 1", "∂y/∂a += 1 · 1 = 1",
                "∂y/∂w += ∂y/∂y · ∂⁺y/∂w", "∂⁺y/∂w = 1", "∂y/∂w += 1 · 1 = 1",
                "∂y/∂w += ∂y/∂a · ∂⁺a/∂w", "∂⁺a/∂w = x", "∂y/∂w += 1 · 3 = 3", "∂y/∂w = 1 + 3 = 4",
                "∂y/∂x += ∂y/∂a · ∂⁺a/∂x", "∂⁺a/∂x = w", "∂y/∂x += 1 · 2 = 2",
            ],
            Lines(Walk(TwoUses)));
    }

    [Fact]
    public void A_gradient_is_complete_when_its_last_edge_has_been_used()
    {
        string[] said = [.. Walk(TwoUses).Moments.Where(moment => moment.Nodes.SingleOrDefault() == "w" && moment.Phase == WalkPhase.Backward).Select(moment => moment.Text)];
        Assert.Contains("1 of 2 terms", said[0], StringComparison.Ordinal);
        Assert.DoesNotContain("complete", said[0], StringComparison.Ordinal);
        Assert.Contains("complete: all 2 terms are added", said[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_without_values_is_walked_in_symbols()
    {
        Walk walk = Walk("param w\ninput x\ny = tanh(w*x)\noutput y");
        Assert.All(walk.Moments, moment => Assert.Empty(moment.Changes));
        Assert.Equal(["y = tanh(w x)", "∂y/∂y = 1", "∂y/∂w += ∂y/∂y · ∂⁺y/∂w"], Lines(walk).Take(3));
        Assert.Contains("has no value; it stays a symbol", walk.Moments[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Nameless_operations_are_called_by_their_formula()
    {
        string[] lines = Lines(Walk("param w = 2\ninput x = 3\ny = relu(w*x + 1)\noutput y", Granularity.Operations));
        Assert.Contains("w x = 2 · 3 = 6", lines);
        Assert.Contains("∂y/∂(w x + 1) += ∂y/∂y · ∂⁺y/∂(w x + 1)", lines);
    }

    [Fact]
    public void Vectors_flow_back_through_the_transposed_jacobian()
    {
        string[] lines = Lines(Walk("param W = [[1, 2], [3, 4]]\ninput x = [5, 6]\nh = W @ x\ny = sum(h)\noutput y"));
        Assert.Contains("h = W x", lines);
        Assert.Contains("h = [[1, 2], [3, 4]] · (5, 6) = (17, 39)", lines);
        Assert.Contains("∂y/∂x += [[1, 2], [3, 4]]^⊤ (1, 1) = (4, 6)", lines);
        Assert.Contains("∂y/∂W += [[5, 6], [5, 6]]", lines);
    }

    [Fact]
    public void Without_numbers_no_line_and_no_change_has_one()
    {
        Walk walk = Walk(TwoUses).WithoutNumbers();
        Assert.All(walk.Moments, moment => Assert.Empty(moment.Changes));
        Assert.Equal(["a = w x", "y = a + w", "∂y/∂y = 1"], Lines(walk).Take(3));
    }

    [Fact]
    public void What_the_output_does_not_depend_on_has_the_gradient_zero_at_the_end()
    {
        WalkMoment end = Walk("param w = 2\nparam v = 3\ny = w*2\nz = v + y\noutput y").Moments[^1];
        Assert.Equal(["v 0", "z 0"], end.Changes.Select(change => $"{change.Node} {change.Quantity.ToLabel(5)}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Long_sums_are_elided()
    {
        Walk walk = Walk("const N = 40\nparam w = 2\ninput u[1..N]\ny = sum(t in 1..N: w*u[t])\noutput y");
        Assert.Contains("y = w u_1 + w u_2 + w u_3 + ⋯ + w u_40", Lines(walk));
        Assert.All(Lines(walk), line => Assert.InRange(line.Length, 1, 400));
    }

    // The last sum of a walk is the engine's; the terms before it, added up here, must come to the same.
    [Theory]
    [InlineData(Granularity.Variables)]
    [InlineData(Granularity.Operations)]
    public void Contributions_add_up_to_the_gradient_of_the_engine(Granularity granularity)
    {
        for (int seed = 0; seed < 80; seed++)
        {
            Model model = Model.Parse(RandomModels.Write(seed));
            GraphView view = model.Graph.View(granularity);
            NumericRun run = model.Graph.RunNumbers();
            NumericGradient gradient = run.GradientOf(model.Graph.Outputs[0]);
            var gradients = new ViewGradients(model, view, run, gradient);
            var sums = view.Nodes.ToDictionary(node => node.Id, node => new double[node.Slots.Count]);
            foreach (WalkMoment moment in GraphWalk.Of(model, view).Moments.Where(moment => moment.Edges.Count > 0))
            {
                GraphEdge edge = view.Edges[moment.Edges.Single()];
                double[] flow = gradients.FlowOf(edge);
                for (int i = 0; i < flow.Length; i++)
                    sums[edge.From.Id][i] += flow[i];
            }

            foreach (GraphNode node in view.Nodes.Where(node => node.Variables.Count > 0 && LocalPartials.IsActive(model.Graph.Tape, node) && view.Outgoing(node).Count > 0 && !node.Variables.Contains(model.Graph.Outputs[0])))
                Assert.All(node.Slots.Zip(sums[node.Id]), pair => Assert.Equal(gradient.AtSlot(pair.First), pair.Second, 1e-9 * Math.Max(1, Math.Abs(pair.Second))));
        }
    }

    [Theory]
    [InlineData(Granularity.Variables)]
    [InlineData(Granularity.Operations)]
    public void The_last_numbers_of_a_walk_are_those_of_the_sketch(Granularity granularity)
    {
        for (int seed = 0; seed < 40; seed++)
        {
            Model model = Model.Parse(RandomModels.Write(seed));
            GraphView view = model.Graph.View(granularity);
            var last = GraphWalk.Of(model, view).Moments.SelectMany(moment => moment.Changes).ToLookup(change => (change.Node, change.Kind));
            Assert.All(GraphSketch.Of(model, view).Nodes, node =>
            {
                Assert.Equal(node.Value?.ToLabel(5), last[(node.Id, TextKind.Value)].LastOrDefault()?.Quantity.ToLabel(5));
                Assert.Equal(node.Gradient?.ToLabel(5), last[(node.Id, TextKind.Gradient)].LastOrDefault()?.Quantity.ToLabel(5));
            });
        }
    }
}
