using System.Globalization;
using AutodiffTeach.Cli.Output;
using AutodiffTeach.Networks.Flow;

namespace AutodiffTeach.Cli.Flows;

/// <summary>What a curve of gradients shows, in words.</summary>
internal static class FlowWords
{
    /// <summary>A sentence or two on one layer.</summary>
    public static string Of(FlowSubject subject)
    {
        FlowTrend trend = FlowTrend.Of(subject.Flow.GradientNorms);
        return $"{subject.Name}: {Course(trend, subject.Flow.GradientNorms, subject.HasLossOnEveryStep)} {Spectrum(subject.Flow)}";
    }

    private static string Course(FlowTrend trend, IReadOnlyList<double> norms, bool hasLossOnEveryStep)
    {
        double last = norms[^1];
        if (trend.From is not { } from)
            return last == 0 ? "no gradient reaches even the last state." : $"the gradient of the last state is {Short(last)}, beyond the range of numbers.";
        if (trend.Steps == 1)
            return $"the gradient of the only state is {Short(last)}.";
        string way = from == trend.Steps ? $"{Short(last)} at t = {Count(from)}" : $"from {Short(last)} at t = {Count(trend.Steps)} to {Short(norms[from - 1])} at t = {Count(from)}";
        if (hasLossOnEveryStep)
            return $"the gradient goes {way}{Ending(trend, from)}; the loss of every step adds to it, so that it does not show how far back one reaches.";
        string pace = from == trend.Steps ? "" : $", by a factor of {Short(trend.Factor)} a step backwards";
        return $"the gradient {Verb(trend)}: {way}{pace}{Ending(trend, from)}.";
    }

    private static string Verb(FlowTrend trend) => trend.Vanishes ? "vanishes" : trend.Explodes ? "explodes" : "keeps its size";

    private static string Ending(FlowTrend trend, int from) => trend.End switch
    {
        null => "",
        0 => $"; before that it is exactly 0, below the smallest double or cut off by units that are not active",
        _ => $"; at t = {Count(from - 1)} it is beyond the range of numbers ({Short(trend.End.Value)})",
    };

    private static string Spectrum(LayerFlow flow) => flow.Gates.Count == 1
        ? $"W^h has spectral radius {Short(flow.Candidate.SpectralRadius)} and norm {Short(flow.Candidate.SpectralNorm)}."
        : $"Its recurrent weights have spectral radii {string.Join(", ", flow.Gates.Select(gate => $"{Short(gate.SpectralRadius)} ({gate.Name})"))}.";

    private static string Short(double value) => NumberFormat.Short(value, 3);

    private static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);
}
