#:project ../src/AutodiffTeach.Networks/AutodiffTeach.Networks.csproj
#:project ../src/AutodiffTeach.Drawing/AutodiffTeach.Drawing.csproj

using AutodiffTeach.Drawing.Charts;
using AutodiffTeach.Networks.Flow;

// Fifty steps back: an RNN, and an LSTM whose forget gate begins half open or nearly open.
FlowOptions options = new() { Length = 50 };
List<Series> lines = [];
foreach ((string name, FlowCell cell, double? forgetBias) in new (string, FlowCell, double?)[]
{
    ("RNN", new(CellKind.Rnn), null),
    ("LSTM, forget bias 0", new(CellKind.Lstm), 0),
    ("LSTM, forget bias 5", new(CellKind.Lstm), 5),
    ("residual", new(CellKind.Residual), null),
})
{
    LayerFlow flow = FlowExperiment.Create(cell, options with { ForgetBias = forgetBias }).Run().Flow;
    FlowTrend trend = FlowTrend.Of(flow.CellGradientNorms ?? flow.GradientNorms);
    Console.WriteLine($"{name}: a factor of {trend.Factor:F2} a step, {trend.Ratio:G2} over 49 steps");
    lines.Add(new Series(name, flow.CellGradientNorms ?? flow.GradientNorms));
}

Console.WriteLine();
var chart = new LineChart("Gradients of what is carried through time", lines) { X = new Axis("step t"), Y = Axis.Logarithmic("norm") };
new ChartTerminalWriter(height: 12).Write(chart, Console.Out);

// How much does the last state depend on the first one?
FlowExperiment lstm = FlowExperiment.Create(new(CellKind.Lstm), new FlowOptions { Length = 10, ForgetBias = 5 });
StateJacobian jacobian = StateJacobian.Of(lstm.Layer, lstm.Input);
Console.WriteLine();
Console.WriteLine($"LSTM, forget bias 5: the norm of dh_10/dh_1 is {Spectrum.Norm(jacobian.At(10, 1)):G3}");
