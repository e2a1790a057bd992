using System.Globalization;
using AutodiffTeach.Graphs;
using AutodiffTeach.Operations;
using AutodiffTeach.Scalars;

namespace AutodiffTeach.Bench;

/// <summary>Reading a model, unrolling it, and the forward and backward pass of its tape.</summary>
internal sealed class EngineBenchmark : IBenchmark
{
    private static readonly int[] Steps = [1_000, 10_000, 100_000, 1_000_000];

    private static readonly (string Name, UnaryOperation? Activation)[] Cells = [("tanh", OperationTable.Tanh), ("relu", OperationTable.Relu), ("linear", null)];

    /// <inheritdoc/>
    public string Name => "engine";

    /// <inheritdoc/>
    public void Run(Report report)
    {
        report.Line();
        report.Line("## Forward and backward");
        report.Line();
        report.Line("The scalar RNN h_t = f(U x_t + V h_{t-1}), all gradients of h_N. A node is a leaf or an operation. `fresh` allocates its result,");
        report.Line("`reused` writes into the memory of the run before.");
        report.Line();
        report.Header("f", "steps", "nodes", "fresh, ns per node", "reused, ns per node", "best reused, ns per node", "reused, ms");
        foreach ((string name, UnaryOperation? activation) in Cells)
        {
            foreach (int steps in Steps)
                MeasureTape(report, name, activation, steps);
        }

        MeasurePeer(report);
        report.Line();
        report.Line("## Reading and unrolling");
        report.Line();
        report.Line("The text of the same model with tanh, an input for every step, from text to graph.");
        report.Line();
        report.Header("steps", "ms", "best, ms", "best, µs per step");
        foreach (int steps in Steps)
            MeasureReading(report, steps);
        report.Save();
    }

    private static void MeasureTape(Report report, string name, UnaryOperation? activation, int steps)
    {
        (Tape tape, int output) = Record(activation, steps);
        var leaves = new Real[tape.LeafCount];
        for (int i = 0; i < leaves.Length; i++)
            leaves[i] = i < 2 ? 0.5 : Math.Sin(i);
        TimeSpan fresh = Stopclock.Median(() => tape.Run<Real>(leaves).Backward(output));
        var replay = new TapeReplay<Real>(tape);
        (TimeSpan reused, TimeSpan best) = Stopclock.Measure(() =>
        {
            replay.Forward(leaves);
            replay.Backward(output);
        });
        report.Row(name, Number(steps), Number(tape.Length), PerNode(fresh, tape), PerNode(reused, tape), PerNode(best, tape), Milliseconds(reused));
    }

    private static (Tape Tape, int Output) Record(UnaryOperation? activation, int steps)
    {
        var builder = new TapeBuilder();
        (Traced u, Traced v, Traced h) = (builder.Leaf(), builder.Leaf(), builder.Leaf());
        for (int t = 0; t < steps; t++)
        {
            Traced z = u * builder.Leaf() + v * h;
            h = activation is null ? z : Traced.Apply(activation, z);
        }

        return (builder.Build(), h.Slot);
    }

    // The same network in PyTorch, where Debian's python3-torch is installed.
    private static void MeasurePeer(Report report)
    {
        const int steps = 1_000;
        string script = Path.Combine(Report.Root(), "bench", "peers", "torch_rnn.py");
        report.Line();
        report.Line($"Beside PyTorch (eager, one thread, the same network of {Number(steps)} steps), in the same run:");
        report.Line();
        report.Header("f", "ours, ns per node", "PyTorch, ns per node", "PyTorch / ours");
        foreach ((string name, UnaryOperation? activation) in Cells)
        {
            (Tape tape, int output) = Record(activation, steps);
            var leaves = new Real[tape.LeafCount];
            Array.Fill(leaves, 0.5);
            TimeSpan ours = Stopclock.Median(() => tape.Run<Real>(leaves).Backward(output));
            double? torch = Peer.Number("/usr/bin/python3", script, steps.ToString(CultureInfo.InvariantCulture), name);
            report.Row(name, PerNode(ours, tape), torch?.ToString("F0", CultureInfo.InvariantCulture) ?? "not installed",
                torch is { } peer ? (peer / (ours.TotalNanoseconds / tape.Length)).ToString("F0", CultureInfo.InvariantCulture) : "");
        }
    }

    private static void MeasureReading(Report report, int steps)
    {
        const string text = """
            const N = 3
            param U = 0.5
            param V = 0.9
            input x[1..N]
            state h[0] = 0
            h[t] = tanh(U*x[t] + V*h[t-1])   for t in 1..N
            y = h[N]
            """;
        var settings = new ModelSettings { Overrides = [string.Create(CultureInfo.InvariantCulture, $"N={steps}")] };
        (TimeSpan time, TimeSpan best) = Stopclock.Measure(() => Model.Parse(text, settings));
        report.Row(Number(steps), Milliseconds(time), Milliseconds(best), (best.TotalMicroseconds / steps).ToString("F2", CultureInfo.InvariantCulture));
    }

    private static string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private static string PerNode(TimeSpan time, Tape tape) => (time.TotalNanoseconds / tape.Length).ToString("F1", CultureInfo.InvariantCulture);

    private static string Milliseconds(TimeSpan time) => time.TotalMilliseconds.ToString("G3", CultureInfo.InvariantCulture);
}
