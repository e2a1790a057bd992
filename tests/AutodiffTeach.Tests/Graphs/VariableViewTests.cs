using AutodiffTeach.Graphs;
using AutodiffTeach.Scalars;

namespace AutodiffTeach.Tests.Graphs;

/// <summary>The view of variables: named nodes, one edge for every distinct argument, the direct partial on it.</summary>
public sealed class VariableViewTests
{
    [Fact]
    public void A_repeated_argument_is_one_edge_with_the_whole_partial()
    {
        ComputationGraph graph = Model.Parse("param b = 3\ny = b*b").Graph;
        Assert.Equal(["b->y"], Edges(graph));
        Assert.Equal(6, DirectPartial(graph, "y", "b"));
    }

    [Fact]
    public void An_edge_of_partial_zero_is_kept()
    {
        ComputationGraph graph = Model.Parse("param a = 2\nparam b = 0\ny = relu(a - 5) + 0*b").Graph;
        Assert.Equal(["a->y", "b->y"], Edges(graph));
        Assert.Equal(0, DirectPartial(graph, "y", "a"));
        Assert.Equal(0, DirectPartial(graph, "y", "b"));
    }

    [Fact]
    public void An_alias_and_a_named_constant_are_nodes()
    {
        ComputationGraph graph = Model.Parse("const k = 2\nparam a = 3\nb = k*a\ny = b").Graph;
        Assert.Equal(["a->b", "b->y", "k->b"], Edges(graph));
        Assert.Equal(1, DirectPartial(graph, "y", "b"));
    }

    [Fact]
    public void Arguments_stand_in_the_order_of_the_formula()
    {
        ComputationGraph graph = Model.Parse("param a\nparam b\nparam c\ny = c*b + a*c").Graph;
        Assert.Equal(["c", "b", "a"], graph.Find("y")!.Arguments.Select(argument => argument.Name));
    }

    [Fact]
    public void An_alias_is_one_node_with_both_names_in_the_view_of_operations()
    {
        GraphView view = Model.Parse("param a\nb = 2*a\nc = b\nd = c").Graph.View(Granularity.Operations);
        Assert.Equal(["b", "c", "d"], view.Find("d")!.Variables.Select(variable => variable.Name));
        Assert.Same(view.Find("b"), view.Find("c"));
    }

    [Fact]
    public void Operations_on_inputs_alone_are_hidden_with_them()
    {
        GraphView view = Model.Parse("param a\ninput x\np = x*2 + 1\ny = a*p + exp(3)").Graph.View(Granularity.Operations).Hide(inputs: true, constants: true);
        Assert.Equal(["a", "y.mul", "y"], view.Nodes.Select(node => node.Id));
    }

    private static IEnumerable<string> Edges(ComputationGraph graph) =>
        graph.View(Granularity.Variables).Edges.Select(edge => $"{edge.From.Id}->{edge.To.Id}").Order(StringComparer.Ordinal);

    private static double DirectPartial(ComputationGraph graph, string of, string argument)
    {
        (ModelVariable variable, ModelVariable other) = (graph.Find(of)!, graph.Find(argument)!);
        IReadOnlyDictionary<int, Real> partials = graph.RunNumbers().Run.DirectPartials(variable.Slots[0], variable.Start);
        return partials.TryGetValue(other.Slots[0], out Real partial) ? partial.Value : 0;
    }
}
