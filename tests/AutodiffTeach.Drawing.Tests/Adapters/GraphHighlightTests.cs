using AutodiffTeach.Drawing.Adapters;
using AutodiffTeach.Drawing.Scenes;
using AutodiffTeach.Graphs;

namespace AutodiffTeach.Drawing.Tests.Adapters;

/// <summary>The terms of highlighted paths.</summary>
public sealed class GraphHighlightTests
{
    private const string Rnn = """
        const N = 3
        param U = 0.5
        param V = 2
        input x[1..N] = 1, 2, 3
        state h[0] = 0
        h[t] = U*x[t] + V*h[t-1] for t in 1..N
        L = sum(t in 1..N: h[t]^2)
        """;

    [Theory]
    [InlineData("∂h_1/∂U = x_1 = 1", "U", "h_1")]
    [InlineData("∂h_2/∂h_1 · ∂h_1/∂x_1 = U V = 1", "x_1", "h_1", "h_2")]
    [InlineData("∂L/∂h_2 · ∂h_2/∂x_2 = 13", "x_2", "h_2", "L")]
    [InlineData("∂L/∂h_3 · dh_3/dU = 121", "U", "h_3", "L")]
    [InlineData(null, "V")]
    public void The_term_is_the_product_of_the_derivatives_from_stop_to_stop(string? term, params string[] stops)
    {
        Model model = Model.Parse(Rnn);
        GraphView view = model.Graph.View(Granularity.Variables);
        Highlight highlight = GraphHighlight.Through(model, view, GraphSketch.Of(model, view), stops);
        Assert.Equal((string.Join(" → ", stops), term), (highlight.Path, highlight.Term));
    }

    [Fact]
    public void The_terms_of_all_paths_add_up_to_the_gradient()
    {
        Model model = Model.Parse(Rnn);
        NumericRun run = model.Graph.RunNumbers();
        Highlight all = GraphHighlight.Through(model, model.Graph.View(Granularity.Variables), GraphSketch.Of(model, model.Graph.View(Granularity.Variables)), ["U", "L"]);
        Assert.Equal($"∂L/∂U = {run.GradientOf(model.Graph.Outputs[0])[model.Graph.Find("U")!]}", all.Term);
    }

    [Fact]
    public void Very_long_paths_show_their_ends()
    {
        Model model = Model.Parse("const N = 12\nparam w = 1\nstate h[0] = 1\nh[t] = w*h[t-1] for t in 1..N\ny = h[N]");
        GraphView view = model.Graph.View(Granularity.Variables);
        Highlight highlight = GraphHighlight.Through(model, view, GraphSketch.Of(model, view), ["h_0", "y"]);
        Assert.Equal("∂y/∂h_12 · ∂h_12/∂h_11 · … · ∂h_2/∂h_1 · ∂h_1/∂h_0 = 1", highlight.Term);
    }

    [Fact]
    public void Operations_without_a_name_have_a_path_but_no_term()
    {
        Model model = Model.Parse("param w = 2\ninput x = 3\ny = relu(w*x)");
        GraphView view = model.Graph.View(Granularity.Operations);
        Highlight highlight = GraphHighlight.Through(model, view, GraphSketch.Of(model, view), ["w", "y.mul", "y"]);
        Assert.Equal(("w → × → y", null), (highlight.Path, highlight.Term));
    }
}
