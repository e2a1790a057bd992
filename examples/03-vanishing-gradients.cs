#:project ../src/AutodiffTeach.Networks/AutodiffTeach.Networks.csproj

using AutodiffTeach.Networks.Flow;
using AutodiffTeach.Networks.Layers;

// A linear RNN that reads 30 numbers and is compared with their mean at the end: how large is dL/dh_t?
FlowCell cell = new(CellKind.Rnn, Activation.Identity);
foreach (double radius in new[] { 0.5, 1, 1.5 })
{
    FlowExperiment experiment = FlowExperiment.Create(cell, new FlowOptions { Length = 30, SpectralRadius = radius });
    LayerFlow flow = experiment.Run().Flow;
    FlowTrend trend = FlowTrend.Of(flow.GradientNorms);
    string verb = trend.Vanishes ? "vanishes" : trend.Explodes ? "explodes" : "keeps its size";
    Console.WriteLine($"spectral radius {radius}: from {flow.GradientNorms[^1]:G3} at t = 30 to {flow.GradientNorms[0]:G3} at t = 1, a factor of {trend.Factor:F2} a step: it {verb}");
}

// With tanh the slopes of the units come in; no step can do more than the bound of theory.
FlowResult tanh = FlowExperiment.Create(new(CellKind.Rnn), new FlowOptions { SpectralRadius = 1 }).Run();
Console.WriteLine();
Console.WriteLine(" t  gradient  bound    rate");
for (int t = 1; t <= 10; t += 3)
    Console.WriteLine($"{t,2}  {tanh.Flow.GradientNorms[t - 1]:F5}   {tanh.Theory!.Bound[t - 1]:F2}  {tanh.Theory.Rate[t - 1]:F5}");
