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

    /// <summary>The kinds of leaves that are left out.</summary>
    public IReadOnlyList<Role> Hidden { get; init; } = [];

    /// <summary>The sets of paths that stand out, each as nodes separated by arrows.</summary>
    public IReadOnlyList<string> Highlights { get; init; } = [];

    /// <summary>Whether the steps are one cell with delayed edges.</summary>
    public bool IsRolled { get; init; }

    /// <summary>What is left to be filled in, as the command line has it.</summary>
    public IReadOnlyList<string> Blanks { get; init; } = [];

    /// <summary>The name of the variable whose gradients are shown; null for the model's first output.</summary>
    public string? Of { get; init; }

    public SceneOptions Options { get; init; } = SceneOptions.Default;

    /// <summary>Whether the options say what to write at nodes and edges; where they do not, a page that steps shows values and gradients.</summary>
    public bool SaysWhatToShow { get; init; }

    private SketchParts Parts => PartOf(Options.Partials, SketchParts.Partials, SketchParts.PartialValues) | PartOf(Options.Products, SketchParts.Products, SketchParts.ProductValues);

    /// <summary>The picture as the writer writes it.</summary>
    /// <exception cref="InputException">A name is unknown, nothing is to be highlighted or rolled up, or the layout's program is missing.</exception>
    public string Draw(Model model, ISceneWriter writer)
    {
        return Write(Build(model), writer);
    }

    /// <summary>A page that steps through the picture.</summary>
    /// <exception cref="InputException">A name is unknown, or something is asked for that a page that steps cannot show.</exception>
    public string DrawSteps(Model model, HtmlOptions page)
    {
        CheckSteps();
        GraphView view = model.Graph.View(Granularity).Hide(Hidden);
        Walk walk = GraphWalk.Of(model, view, OutputOf(model), Options.Digits);
        Sketch sketch = walk.MakeRoom(GraphSketch.Of(model, view, OutputOf(model), Parts), Options.Digits);
        SceneOptions options = SaysWhatToShow ? Options : Options with { ShowValues = true, ShowGradients = true };
        return Write(Built(sketch, options), new HtmlWriter(walk, page with { Digits = Options.Digits }));
    }

    private void CheckSteps()
    {
        if (IsRolled)
            throw new InputException("--rolled: a page that steps goes through the steps one by one; expected another format, such as svg");
        if (Blanks.Count > 0)
            throw new InputException("--blank: a page that steps shows every number; expected another format, such as svg");
        if (Highlights.Count > 0)
            throw new InputException("--highlight: a page that steps marks what each moment is about; expected another format, such as svg");
    }

    private ModelVariable? OutputOf(Model model) => Of is null ? null : Target.Whole(model.Graph, "--of", Of);

    private static string Write(Scene scene, ISceneWriter writer) => WrittenText.Of(output => writer.Write(scene, output));

    /// <summary>The picture itself.</summary>
    /// <exception cref="InputException">A name is unknown, nothing is to be highlighted or rolled up, or the layout's program is missing.</exception>
    public Scene Build(Model model)
    {
        GraphView view = model.Graph.View(Granularity).Hide(Hidden);
        Sketch sketch = SketchOf(model, view);
        Blanks blanks = BlankList.Read(Blanks, sketch, name => IdOf("--blank", model.Graph, view, sketch, name));
        Highlight[] highlights = [.. Highlights.Select(path => Marked(model, view, sketch, path))];
        (Sketch shown, var ids) = blanks.ApplyTo(sketch);
        SceneOptions options = Options with { Highlights = [.. highlights.Select(highlight => blanks.ApplyTo(highlight, ids))] };
        return Built(shown, options);
    }

    private Sketch SketchOf(Model model, GraphView view)
    {
        if (!IsRolled)
            return GraphSketch.Of(model, view, OutputOf(model), Parts);
        return RolledSketch.Of(model, view, OutputOf(model), Parts)
            ?? throw new InputException("--rolled: nothing recurs in the picture; expected a result of a step that a later step uses, such as h[t] = w*h[t-1], and at least two steps; try --set N=3");
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

    private Highlight Marked(Model model, GraphView view, Sketch sketch, string path)
    {
        string[] stops = [.. path.Replace("→", "->", StringComparison.Ordinal).Split("->", StringSplitOptions.TrimEntries).Select(stop => IdOf("--highlight", model.Graph, view, sketch, stop))];
        Highlight marked = IsRolled
            ? Highlight.Through(sketch, stops) with { Path = string.Join(" → ", stops) }
            : GraphHighlight.Through(model, view, sketch, stops, Options.Digits);
        return marked.Nodes.Count > 0
            ? marked
            : throw new InputException($"--highlight: no path leads {string.Join(" → ", stops)}; expected nodes in the order of the computation");
    }

    private static string IdOf(string option, ComputationGraph graph, GraphView view, Sketch sketch, string name)
    {
        if (sketch.Nodes.Any(node => node.Id == name))
            return name;
        GraphNode? node = view.Find(name) ?? (graph.FindElement(name) is ({ } variable, null) ? view.Find(variable.Name) : null);
        return sketch.Nodes.FirstOrDefault(drawn => drawn.Id == node?.Id)?.Id
            ?? throw new InputException($"{option}: the picture has no node '{name}'; expected {Wordings.Or([.. sketch.Nodes.Select(known => known.Id)], NamesShown)}");
    }
}
