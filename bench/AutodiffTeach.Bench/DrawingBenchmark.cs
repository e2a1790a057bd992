using System.Globalization;
using AutodiffTeach.Drawing.Adapters;
using AutodiffTeach.Drawing.Scenes;
using AutodiffTeach.Drawing.Writers;
using AutodiffTeach.Graphs;

namespace AutodiffTeach.Bench;

/// <summary>Layout and SVG of the unrolled scalar RNN in both views, beside Graphviz dot where it is installed.</summary>
internal sealed class DrawingBenchmark : IBenchmark
{
    private static readonly int[] Steps = [3, 30, 300];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <inheritdoc/>
    public string Name => "drawing";

    /// <inheritdoc/>
    public void Run(Report report)
    {
        report.Line();
        report.Line("Layout and SVG of the scalar RNN of problem set 10, constants hidden, warm; `dot -Tsvg` draws the same graph as a process,");
        report.Line($"stopped after {Patience.TotalSeconds:F0} s. The sketch (values, gradients, direct partials of every edge) is made before.");
        report.Line();
        report.Header("view", "steps", "nodes", "layout and SVG, ms", "µs per node", "sketch, ms", "dot, ms", "dot / ours");
        foreach (Granularity view in (Granularity[])[Granularity.Variables, Granularity.Operations])
        {
            foreach (int steps in Steps)
                Measure(report, view, steps);
        }

        report.Save();
    }

    private static void Measure(Report report, Granularity granularity, int steps)
    {
        Model model = CourseModels.Bptt(steps);
        GraphView view = model.Graph.View(granularity).Hide(inputs: false, constants: true);
        Sketch sketch = GraphSketch.Of(model, view);
        TimeSpan ours = Stopclock.Median(() => Draw(sketch));
        TimeSpan preparing = Stopclock.Median(() => GraphSketch.Of(model, view));
        TimeSpan? dot = TimeDot(sketch);
        report.Row(
            granularity.ToString().ToLowerInvariant(),
            steps.ToString(CultureInfo.InvariantCulture),
            view.Nodes.Count.ToString("N0", CultureInfo.InvariantCulture),
            Milliseconds(ours),
            (ours.TotalMicroseconds / view.Nodes.Count).ToString("F1", CultureInfo.InvariantCulture),
            Milliseconds(preparing),
            dot is { } time ? Milliseconds(time) : "stopped",
            dot is { } known ? (known / ours).ToString("F0", CultureInfo.InvariantCulture) : $"> {Patience / ours:F0}");
    }

    private static string Draw(Sketch sketch)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        new SvgWriter().Write(SceneBuilder.Build(sketch, SceneOptions.Default), output);
        return output.ToString();
    }

    private static TimeSpan? TimeDot(Sketch sketch)
    {
        string source = Path.GetTempFileName(), picture = Path.GetTempFileName();
        try
        {
            using (var output = new StreamWriter(source))
                new DotWriter().Write(SceneBuilder.Build(sketch, SceneOptions.Default), output);
            return Peer.Time(Patience, "dot", "-Tsvg", source, "-o", picture);
        }
        finally
        {
            File.Delete(source);
            File.Delete(picture);
        }
    }

    private static string Milliseconds(TimeSpan time) => time.TotalMilliseconds.ToString("G3", CultureInfo.InvariantCulture);
}
