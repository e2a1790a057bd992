using System.Globalization;
using AutodiffTeach.Cli.Invocation;
using AutodiffTeach.Networks.Flow;
using AutodiffTeach.Networks.Layers;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Cli.Flows;

/// <summary>The heat map ‖∂h_t/∂h_s‖ of a layer, within what a user waits for.</summary>
internal static class FlowJacobian
{
    private const int LongestMap = 500;

    // T²/2 norms of H×H matrices, a few products of H³ each: half a minute.
    private const double MostWork = 3e9;

    /// <summary>The norms of the first sequence, a row for each t.</summary>
    /// <exception cref="InputException">There are too many steps or units.</exception>
    public static IReadOnlyList<IReadOnlyList<double>> Norms(RecurrentLayer<double> layer, Sequence<double> input)
    {
        int longest = (int)Math.Min(LongestMap, Math.Sqrt(MostWork / Math.Pow(layer.HiddenSize, 3)));
        return input.Steps <= longest
            ? StateJacobian.Norms(layer, input)
            : throw new InputException(string.Create(CultureInfo.InvariantCulture, $"--heat-map: {input.Steps} steps are too many for a state of {layer.HiddenSize}; expected at most {longest}; try fewer steps or a smaller state"));
    }
}
