using System.Globalization;
using AutodiffTeach.Drawing.Adapters;
using AutodiffTeach.Drawing.Layout;
using AutodiffTeach.Drawing.Scenes;
using AutodiffTeach.Drawing.Tests.Samples;
using AutodiffTeach.Drawing.Writers;
using AutodiffTeach.Graphs;

namespace AutodiffTeach.Bench;

/// <summary>Layout and SVG of the unrolled scalar RNN in both views and of general graphs, beside Graphviz dot where it is installed.</summary>
internal sealed class DrawingBenchmark : IBenchmark
{
    private static readonly int[] Steps = [3, 30, 300];
    private const int ShortRuns = 5;

    private static readonly TimeSpan Short = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <inheritdoc/>
    public string Name => "drawing";

    /// <inheritdoc/>
    public void Run(Report report)
    {
        report.Line();
        report.Line("Layout and SVG of the scalar RNN of problem set 10, constants hidden, warm; `dot -Tsvg` draws the same graph as a process,");
        report.Line($"stopped after {Patience.TotalSeconds:F0} s; all times are the least of several runs, since other programs use the machine. The sketch (values, gradients, direct partials of every edge) is made before.");
        report.Line();
        report.Header("view", "steps", "nodes", "layout and SVG, ms", "µs per node", "sketch, ms", "dot, ms", "dot / ours");
        foreach (Granularity view in (Granularity[])[Granularity.Variables, Granularity.Operations])
        {
            foreach (int steps in Steps)
                Measure(report, view, steps);
        }

        MeasureGeneral(report);
        report.Save();
    }

    private static void MeasureGeneral(Report report)
    {
        report.Line();
        report.Line("Graphs without time steps, drawn in layers, and trees; dot as above.");
        report.Line();
        report.Header("graph", "nodes", "edges", "layout and SVG, ms", "dot, ms", "dot / ours");
        Measure(report, "residual blocks, the everyday size", Course.Residual(4), SceneOptions.Default);
        Measure(report, "random graph, the everyday size", SampleGraphs.Random(25, 25, 1.5), SceneOptions.Default);
        Measure(report, "perceptron 6-8-8-3", Course.Perceptron(6, 8, 8, 3), SceneOptions.Default);
        Measure(report, "random graph", SampleGraphs.Random(100, 100, 1.5), SceneOptions.Default);
        Measure(report, "random graph", SampleGraphs.Random(500, 500, 1.5), SceneOptions.Default);
        Measure(report, "sum of products, as a tree", SampleGraphs.Products(500, inPairs: true), SceneOptions.Default with { Layout = new TreeLayout() });
    }

    private static void Measure(Report report, string name, Sketch sketch, SceneOptions options)
    {
        TimeSpan ours = Stopclock.Measure(() => Draw(sketch, options)).Best;
        TimeSpan? dot = TimeDot(sketch);
        report.Row(
            name,
            sketch.Nodes.Count.ToString("N0", CultureInfo.InvariantCulture),
            sketch.Edges.Count.ToString("N0", CultureInfo.InvariantCulture),
            Milliseconds(ours),
            dot is { } time ? Milliseconds(time) : "stopped",
            Compared(ours, dot));
    }

    private static string Compared(TimeSpan ours, TimeSpan? dot) =>
        dot is { } known ? (known / ours).ToString("F0", CultureInfo.InvariantCulture) : $"> {Patience / ours:F0}";

    private static void Measure(Report report, Granularity granularity, int steps)
    {
        Model model = CourseModels.Bptt(steps);
        GraphView view = model.Graph.View(granularity).Hide(inputs: false, constants: true);
        Sketch sketch = GraphSketch.Of(model, view);
        TimeSpan ours = Stopclock.Measure(() => Draw(sketch, SceneOptions.Default)).Best;
        TimeSpan preparing = Stopclock.Measure(() => GraphSketch.Of(model, view)).Best;
        TimeSpan? dot = TimeDot(sketch);
        report.Row(
            granularity.ToString().ToLowerInvariant(),
            steps.ToString(CultureInfo.InvariantCulture),
            view.Nodes.Count.ToString("N0", CultureInfo.InvariantCulture),
            Milliseconds(ours),
            (ours.TotalMicroseconds / view.Nodes.Count).ToString("F1", CultureInfo.InvariantCulture),
            Milliseconds(preparing),
            dot is { } time ? Milliseconds(time) : "stopped",
            Compared(ours, dot));
    }

    private static string Draw(Sketch sketch, SceneOptions options)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        new SvgWriter().Write(SceneBuilder.Build(sketch, options), output);
        return output.ToString();
    }

    private static TimeSpan? TimeDot(Sketch sketch)
    {
        string source = Path.GetTempFileName(), picture = Path.GetTempFileName();
        try
        {
            using (var output = new StreamWriter(source))
                new DotWriter().Write(SceneBuilder.Build(sketch, SceneOptions.Default), output);
            TimeSpan? least = Peer.Time(Patience, "dot", "-Tsvg", source, "-o", picture);
            for (int run = 1; run < ShortRuns && least < Short; run++)
                least = Peer.Time(Patience, "dot", "-Tsvg", source, "-o", picture) is { } time && time < least ? time : least;
            return least;
        }
        finally
        {
            File.Delete(source);
            File.Delete(picture);
        }
    }

    private static string Milliseconds(TimeSpan time) => time.TotalMilliseconds.ToString("G3", CultureInfo.InvariantCulture);
}
