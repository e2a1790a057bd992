using System.Globalization;
using AutodiffTeach.Drawing.Adapters;
using AutodiffTeach.Drawing.Layout;
using AutodiffTeach.Drawing.Scenes;
using AutodiffTeach.Drawing.Tests.Samples;
using AutodiffTeach.Graphs;

namespace AutodiffTeach.Bench;

/// <summary>How good our layouts are beside Graphviz dot's on the same graphs: the corpus of the tests, and the course's RNN in any length.</summary>
internal sealed class LayoutBenchmark : IBenchmark
{
    private static readonly DotLayout Dot = new(timeout: TimeSpan.FromSeconds(60));

    /// <inheritdoc/>
    public string Name => "layouts";

    /// <inheritdoc/>
    public void Run(Report report)
    {
        if (!Dot.IsInstalled)
            throw new InvalidOperationException("layouts: Graphviz's dot is not installed; expected it on the PATH to compare with");
        Measurement[] measured = [.. LayoutCorpus.All.Select(Measure)];
        WriteCrossings(report, measured);
        WriteWorse(report, measured);
        WriteOthers(report, measured);
        WriteUnrolled(report);
        WriteMakeDot(report);
        report.Save();
    }

    private static Measurement Measure(CorpusGraph graph)
    {
        Diagram diagram = graph.Diagram;
        return new(graph.Family, graph.Name, LayoutMetrics.Measure(graph.Engine.Arrange(diagram)), LayoutMetrics.Measure(Dot.Arrange(diagram)));
    }

    private static void WriteCrossings(Report report, Measurement[] measured)
    {
        report.Line();
        report.Line($"{measured.Length} graphs, each laid out by the default engine (columns where the graph has times, else layers) and by dot with its defaults, from left to right.");
        report.Line("Crossings are counted on the drawn curves; nothing overlaps and no wire runs through a box in any of the pictures.");
        report.Line();
        report.Header("family", "graphs", "crossings, ours", "crossings, dot", "no more than dot", "fewer than dot", "none, ours", "none, dot");
        foreach (IGrouping<string, Measurement> family in measured.GroupBy(graph => graph.Family))
            WriteCrossings(report, family.Key, [.. family]);
        WriteCrossings(report, "all", measured);
    }

    private static void WriteCrossings(Report report, string family, Measurement[] graphs) => report.Row(
        family,
        Count(graphs.Length),
        Count(graphs.Sum(graph => graph.Ours.Crossings)),
        Count(graphs.Sum(graph => graph.Dot.Crossings)),
        Share(graphs, graph => graph.Ours.Crossings <= graph.Dot.Crossings),
        Share(graphs, graph => graph.Ours.Crossings < graph.Dot.Crossings),
        Share(graphs, graph => graph.Ours.Crossings == 0),
        Share(graphs, graph => graph.Dot.Crossings == 0));

    private static void WriteWorse(Report report, Measurement[] measured)
    {
        report.Line();
        report.Line("Where dot crosses less:");
        report.Line();
        report.Header("graph", "crossings, ours", "crossings, dot");
        foreach (Measurement graph in measured.Where(graph => graph.Ours.Crossings > graph.Dot.Crossings))
            report.Row($"{graph.Family}: {graph.Name}", Count(graph.Ours.Crossings), Count(graph.Dot.Crossings));
    }

    private static void WriteOthers(Report report, Measurement[] measured)
    {
        report.Line();
        report.Line("Other measures, ours / dot: bends, length of all wires and area as the ratio of the sums; aspect (width over height) as medians; alignment of boxes of");
        report.Line("one part over the steps and straightness of the recurrent chain as means over graphs with times, ours and dot's, 1 at best.");
        report.Line();
        report.Header("family", "bends", "length", "area", "aspect, ours", "aspect, dot", "alignment, ours", "alignment, dot", "straightness, ours", "straightness, dot");
        foreach (IGrouping<string, Measurement> family in measured.GroupBy(graph => graph.Family))
            WriteOthers(report, family.Key, [.. family]);
        WriteOthers(report, "all", measured);
        if (measured.Any(graph => graph.Ours.BoxOverlaps + graph.Ours.WiresThroughBoxes + graph.Dot.BoxOverlaps + graph.Dot.WiresThroughBoxes > 0))
            throw new InvalidOperationException("layouts: a picture has overlaps or wires through boxes");
    }

    private static void WriteOthers(Report report, string family, Measurement[] graphs) => report.Row(
        family,
        Ratio(graphs, metrics => metrics.Bends),
        Ratio(graphs, metrics => metrics.Length),
        Ratio(graphs, metrics => metrics.Area),
        Number(Median(graphs.Select(graph => graph.Ours.Aspect))),
        Number(Median(graphs.Select(graph => graph.Dot.Aspect))),
        Number(graphs.Average(graph => graph.Ours.RoleAlignment)),
        Number(graphs.Average(graph => graph.Dot.RoleAlignment)),
        Number(graphs.Average(graph => graph.Ours.ChainStraightness)),
        Number(graphs.Average(graph => graph.Dot.ChainStraightness)));

    private static void WriteUnrolled(Report report)
    {
        report.Line();
        report.Line("The scalar RNN of problem set 10, named variables. Drift: the largest change of the offset between two boxes of the first steps when a step is added, in pixels.");
        report.Line();
        report.Header("steps", "shared parameters", "aim", "repeated parameters", "aim", "dot", "drift, ours", "drift, dot");
        foreach ((int steps, int aim) in ((int, int)[])[(3, 6), (5, 12), (10, 27), (20, 57)])
        {
            Diagram shared = Diagram(steps, ParameterPlacement.Shared), longer = Diagram(steps + 1, ParameterPlacement.Shared);
            report.Row(
                Count(steps),
                Count(Crossings(shared, new TimelineLayout())),
                Count(aim),
                Count(Crossings(Diagram(steps, ParameterPlacement.Repeated), new TimelineLayout(ParameterPlacement.Repeated))),
                "0",
                Count(Crossings(shared, Dot)),
                Number(LayoutMetrics.Drift(new TimelineLayout().Arrange(shared), new TimelineLayout().Arrange(longer), steps)),
                Number(LayoutMetrics.Drift(Dot.Arrange(shared), Dot.Arrange(longer), steps)));
        }
    }

    private static void WriteMakeDot(Report report)
    {
        report.Line();
        report.Line("The same in the view of operations, inputs and constants hidden (`--style makedot`). MSAGL's figures are those of the course; dot is stopped after 60 s.");
        report.Line();
        report.Header("steps", "operations", "shared parameters", "repeated parameters", "MSAGL", "dot");
        foreach ((int steps, int msagl) in ((int, int)[])[(3, 0), (30, 3), (100, 3), (300, 4)])
        {
            Diagram shared = Diagram(steps, ParameterPlacement.Shared, operations: true);
            report.Row(
                Count(steps),
                Count(shared.Boxes.Count),
                Count(Crossings(shared, new TimelineLayout())),
                Count(Crossings(Diagram(steps, ParameterPlacement.Repeated, operations: true), new TimelineLayout(ParameterPlacement.Repeated))),
                Count(msagl),
                Patiently(shared));
        }
    }

    private static string Patiently(Diagram diagram)
    {
        try
        {
            return Count(Crossings(diagram, Dot));
        }
        catch (LayoutFailedException)
        {
            return "stopped";
        }
    }

    private static Diagram Diagram(int steps, ParameterPlacement parameters, bool operations = false)
    {
        Model model = CourseModels.Bptt(steps);
        GraphView view = model.Graph.View(operations ? Granularity.Operations : Granularity.Variables).Hide(inputs: operations, constants: true);
        return SceneBuilder.Measure(GraphSketch.Of(model, view), new SceneOptions { Parameters = parameters, Style = operations ? SceneStyle.MakeDot : SceneStyle.Default });
    }

    private static int Crossings(Diagram diagram, ILayoutEngine engine) => LayoutMetrics.Measure(engine.Arrange(diagram)).Crossings;

    private static string Share(Measurement[] graphs, Func<Measurement, bool> holds) => (100.0 * graphs.Count(holds) / graphs.Length).ToString("F0", CultureInfo.InvariantCulture) + " %";

    private static string Ratio(Measurement[] graphs, Func<LayoutMetrics, double> measure) => Number(graphs.Sum(graph => measure(graph.Ours)) / graphs.Sum(graph => measure(graph.Dot)));

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(values.Count() / 2);

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Count(int value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private sealed record Measurement(string Family, string Name, LayoutMetrics Ours, LayoutMetrics Dot);
}
