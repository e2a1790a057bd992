using AutodiffTeach.Drawing.Adapters;
using AutodiffTeach.Drawing.Scenes;
using AutodiffTeach.Drawing.Writers;
using AutodiffTeach.Graphs;

namespace AutodiffTeach.Drawing.Tests.Samples;

/// <summary>Pages that step.</summary>
internal static class Pages
{
    public const string Recurrence = """
        title Two steps
        const N = 2
        param U = 0.1
        param V = 0.2
        param W = 0.3
        input x[1..N+1] = 0.5, 0.6, 0.7
        state h[0] = 0
        h[t] = relu(U * x[t] + V * h[t-1])   for t in 1..N
        o[t] = W * h[t]                      for t in 1..N
        L = sum(t in 1..N: (x[t+1] - o[t])^2)
        output L
        """;

    public static readonly SceneOptions Numbers = SceneOptions.Default with { ShowValues = true, ShowGradients = true };

    public static (HtmlWriter Writer, Scene Scene) Of(string text, HtmlOptions? options = null, Granularity granularity = Granularity.Variables, Func<Sketch, Sketch>? change = null)
    {
        Model model = Model.Parse(text);
        GraphView view = model.Graph.View(granularity);
        Walk walk = GraphWalk.Of(model, view);
        Sketch sketch = walk.MakeRoom(GraphSketch.Of(model, view, parts: SketchParts.None));
        return (new HtmlWriter(walk, options), SceneBuilder.Build(change is null ? sketch : change(sketch), Numbers));
    }

    public static string Write(string text, HtmlOptions? options = null, Granularity granularity = Granularity.Variables, Func<Sketch, Sketch>? change = null)
    {
        (HtmlWriter writer, Scene scene) = Of(text, options, granularity, change);
        return Formats.Write(writer, scene);
    }
}
