using AutodiffTeach.Cli.Invocation;
using AutodiffTeach.Cli.Output;
using AutodiffTeach.Drawing.Adapters;
using AutodiffTeach.Drawing.Layout;
using AutodiffTeach.Drawing.Scenes;
using AutodiffTeach.Drawing.Writers;
using AutodiffTeach.Graphs;

namespace AutodiffTeach.Cli.Models;

/// <summary>What picture of a model is wanted.</summary>
internal sealed record Picture
{
    private const int NamesShown = 12;

    public Granularity Granularity { get; init; }

    public bool HideInputs { get; init; }

    public bool HideConstants { get; init; }

    /// <summary>The nodes, separated by arrows, whose paths stand out; null for none.</summary>
    public string? Highlight { get; init; }

    /// <summary>The name of the variable whose gradients are shown; null for the model's first output.</summary>
    public string? Of { get; init; }

    public SceneOptions Options { get; init; } = SceneOptions.Default;

    private SketchParts Parts => PartOf(Options.Partials, SketchParts.Partials, SketchParts.PartialValues) | PartOf(Options.Products, SketchParts.Products, SketchParts.ProductValues);

    /// <summary>The picture as the writer writes it.</summary>
    /// <exception cref="InputException">A name is unknown, nothing is to be highlighted, or the layout's program is missing.</exception>
    public string Draw(Model model, ISceneWriter writer)
    {
        GraphView view = ViewOf(model);
        Sketch sketch = GraphSketch.Of(model, view, OutputOf(model), Parts);
        SceneOptions options = Highlight is null ? Options : Options with { Highlight = Marked(model.Graph, view, sketch, Highlight) };
        return Write(Built(sketch, options), writer);
    }

    /// <summary>A page that steps through the picture.</summary>
    /// <exception cref="InputException">A name is unknown.</exception>
    public string DrawSteps(Model model, Theme theme)
    {
        GraphView view = ViewOf(model);
        Walk walk = GraphWalk.Of(model, view, OutputOf(model), Options.Digits);
        Sketch sketch = walk.MakeRoom(GraphSketch.Of(model, view, OutputOf(model), Parts), Options.Digits);
        var writer = new HtmlWriter(walk, new HtmlOptions { Theme = theme, Digits = Options.Digits });
        return Write(Built(sketch, Options), writer);
    }

    private GraphView ViewOf(Model model) => model.Graph.View(Granularity).Hide(HideInputs, HideConstants);

    private ModelVariable? OutputOf(Model model) => Of is null ? null : Target.Whole(model.Graph, "--of", Of);

    private static string Write(Scene scene, ISceneWriter writer)
    {
        using var text = new StringWriter { NewLine = "\n" };
        writer.Write(scene, text);
        return text.ToString();
    }

    private static Scene Built(Sketch sketch, SceneOptions options)
    {
        try
        {
            return SceneBuilder.Build(sketch, options);
        }
        catch (LayoutFailedException failed)
        {
            throw new InputException("--" + failed.Message, failed);
        }
    }

    // Where a number is unknown the symbols stand in its place.
    private static SketchParts PartOf(PartialDisplay display, SketchParts symbols, SketchParts numbers) => display switch
    {
        PartialDisplay.None => SketchParts.None,
        PartialDisplay.Symbols => symbols,
        _ => symbols | numbers,
    };

    private static Highlight Marked(ComputationGraph graph, GraphView view, Sketch sketch, string path)
    {
        string[] stops = [.. path.Replace("→", "->", StringComparison.Ordinal).Split("->", StringSplitOptions.TrimEntries).Select(stop => IdOf(graph, view, stop))];
        Highlight marked = Drawing.Scenes.Highlight.Through(sketch, stops);
        return marked.Nodes.Count > 0
            ? marked
            : throw new InputException($"--highlight: no path leads {string.Join(" → ", stops)}; expected nodes in the order of the computation");
    }

    private static string IdOf(ComputationGraph graph, GraphView view, string name)
    {
        GraphNode? node = view.Find(name) ?? (graph.FindElement(name) is ({ } variable, null) ? view.Find(variable.Name) : null);
        return node?.Id
            ?? throw new InputException($"--highlight: the picture has no node '{name}'; expected {Wordings.Or([.. view.Nodes.Select(known => known.Id)], NamesShown)}");
    }
}
