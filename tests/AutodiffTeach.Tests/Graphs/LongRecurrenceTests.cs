using AutodiffTeach.Graphs;
using AutodiffTeach.Operations;
using AutodiffTeach.Scalars;

namespace AutodiffTeach.Tests.Graphs;

/// <summary>Nothing recurses over the length of a recurrence.</summary>
public sealed class LongRecurrenceTests
{
    private const int Steps = 100_000;

    private const string Text = """
        const N = 3
        param U = 0.5
        param V = 0.9
        input x[1..N]
        state h[0] = 0
        h[t] = tanh(U*x[t] + V*h[t-1])   for t in 1..N
        y = h[N]
        """;

    [Theory]
    [InlineData(0)]
    [InlineData(256 * 1024)]
    public void A_model_of_100_000_steps_is_read_and_differentiated(int stackSize) => OnThread(stackSize, () =>
    {
        ComputationGraph graph = Model.Parse(Text, new ModelSettings { Overrides = [$"N={Steps}"] }).Graph;
        TapeRun<Real> run = graph.Run<Real>((variable, element) => variable.GivenValues[element]?.ToDouble() ?? 0.25);
        double gradient = run.Backward(graph.Find("y")!.Slots[0])[graph.Find("V")!.Slots[0]].Value;
        Assert.Equal(FixedPointGradient(), gradient, 10);
        Assert.Equal(2 * Steps + 4, graph.View(Granularity.Variables).Nodes.Count);
        Assert.Equal(4 * Steps + 1, graph.View(Granularity.Variables).Edges.Count);
    });

    [Theory]
    [InlineData(0)]
    [InlineData(256 * 1024)]
    public void A_recurrence_that_runs_backwards_is_no_deeper(int stackSize) => OnThread(stackSize, () =>
    {
        ComputationGraph graph = Model.Parse(
            "const N = 3\nparam w = 0.5\nstate h[N] = 1\nh[t] = w*h[t+1] + 1 for t in 0..N-1\ny = h[0]", new ModelSettings { Overrides = [$"N={Steps}"] }).Graph;
        NumericRun run = graph.RunNumbers();
        Assert.Equal(2, run.ValueOf(graph.Find("y")!), 12);
        Assert.Equal(4, run.GradientOf(graph.Find("y")!)[graph.Find("w")!], 12);
    });

    [Theory]
    [InlineData(0)]
    [InlineData(256 * 1024)]
    public void A_tape_of_100_000_steps_is_recorded_and_differentiated(int stackSize) => OnThread(stackSize, () =>
    {
        var builder = new TapeBuilder();
        (Traced u, Traced v, Traced h) = (builder.Leaf(), builder.Leaf(), builder.Leaf());
        for (int i = 0; i < Steps; i++)
            h = Traced.Apply(OperationTable.Tanh, u + v * h);
        TapeRun<Real> run = builder.Build().Run<Real>([0.125, 0.9, 0]);
        Assert.Equal(FixedPointGradient(), run.Backward(h.Slot)[v.Slot].Value, 10);
    });

    [Fact]
    public void A_symbolic_run_of_a_long_recurrence_shares_its_parts() => OnThread(0, () =>
    {
        ComputationGraph graph = Model.Parse(Text, new ModelSettings { Overrides = ["N=10000"] }).Graph;
        TapeRun<AutodiffTeach.Formulas.Symbol> run = graph.RunSymbols();
        Assert.Equal(graph.Tape.Length, run.Backward(graph.Find("y")!.Slots[0]).Length);
    });

    // h = tanh(c + v h) at its fixed point: dh/dv = h' h / (1 - h' v).
    private static double FixedPointGradient()
    {
        double h = 0;
        for (int i = 0; i < 1000; i++)
            h = Math.Tanh(0.125 + 0.9 * h);
        double slope = 1 - h * h;
        return slope * h / (1 - slope * 0.9);
    }

    private static void OnThread(int stackSize, Action action)
    {
        Exception? failure = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    action();
                }
                catch (Exception error)
                {
                    failure = error;
                }
            },
            stackSize);
        thread.Start();
        thread.Join();
        Assert.Null(failure);
    }
}
