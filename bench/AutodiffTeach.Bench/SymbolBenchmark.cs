using System.Globalization;
using AutodiffTeach.Formulas;
using AutodiffTeach.Graphs;

namespace AutodiffTeach.Bench;

/// <summary>The symbolic derivative dL/dU of problem set 10, as the shared form that the backward sweep over symbols builds.</summary>
internal sealed class SymbolBenchmark : IBenchmark
{
    private static readonly int[] Steps = [3, 10, 50, 200, 1_000];

    /// <inheritdoc/>
    public string Name => "symbols";

    /// <inheritdoc/>
    public void Run(Report report)
    {
        report.Line();
        report.Line("dL/dU of backpropagation through time as a closed form: one forward and one backward sweep over symbols. The size of the shared");
        report.Line("form is the number of its distinct parts; written out it has the parts of the last column.");
        report.Line();
        report.Header("steps", "ms", "shared form, parts", "µs per part", "written out, parts");
        foreach (int steps in Steps)
            Measure(report, steps);
        report.Save();
    }

    private static void Measure(Report report, int steps)
    {
        ComputationGraph graph = CourseModels.Bptt(steps).Graph;
        Expr derivative = Derive(graph);
        int parts = Expressions.Ordered(derivative).Count;
        TimeSpan time = Stopclock.Median(() => Derive(graph));
        report.Row(
            steps.ToString("N0", CultureInfo.InvariantCulture),
            time.TotalMilliseconds.ToString("G3", CultureInfo.InvariantCulture),
            parts.ToString("N0", CultureInfo.InvariantCulture),
            (time.TotalMicroseconds / parts).ToString("F2", CultureInfo.InvariantCulture),
            Expressions.WrittenSize(derivative) is var size && size == long.MaxValue ? "> 10^18" : size.ToString("N0", CultureInfo.InvariantCulture));
    }

    private static Expr Derive(ComputationGraph graph) =>
        graph.RunSymbols().Backward(graph.Find("L")!.Slots[0])[graph.Find("U")!.Slots[0]].Formula;
}
