using AutodiffTeach.Networks.Layers;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Flow;

/// <summary>The hidden × hidden part of the recurrent weights that one gate of a layer has.</summary>
/// <param name="Name">The gate: i, f, g or o of an LSTM, r, z or n of a GRU; empty for a layer that has none.</param>
/// <param name="SpectralRadius">The spectral radius of the part, see <see cref="Spectrum.Radius"/>.</param>
/// <param name="SpectralNorm">The spectral norm of the part.</param>
/// <param name="IsCandidate">Whether it makes the new content of the state.</param>
public sealed record RecurrentGate(string Name, double SpectralRadius, double SpectralNorm, bool IsCandidate)
{
    private const string WeightName = "weight_hh";

    /// <summary>The gates of a layer in the order of its rows.</summary>
    internal static IReadOnlyList<RecurrentGate> Of(RecurrentLayer<double> layer)
    {
        string[] names = NamesOf(layer);
        return [.. names.Select((name, index) =>
        {
            Matrix<double> part = new(layer.HiddenSize, layer.HiddenSize, Rows(layer, index));
            return new RecurrentGate(name, Spectrum.Radius(part), Spectrum.Norm(part), name is "" or "g" or "n");
        })];
    }

    /// <summary>Scales every gate's part to a spectral radius.</summary>
    /// <exception cref="FlowException">A part is nilpotent, so that no factor gives it this radius.</exception>
    internal static void SetRadius(RecurrentLayer<double> layer, double radius)
    {
        IReadOnlyList<RecurrentGate> gates = Of(layer);
        for (int index = 0; index < gates.Count; index++)
        {
            double factor = radius / gates[index].SpectralRadius;
            if (!double.IsFinite(factor))
                throw new FlowException(FormattableString.Invariant($"the recurrent weights{(gates[index].Name == "" ? "" : $" of gate {gates[index].Name}")} have a spectral radius of {gates[index].SpectralRadius}, so that no factor makes it {radius}"));
            foreach (ref double weight in Rows(layer, index))
                weight *= factor;
        }
    }

    /// <summary>The values of one gate's part, row by row.</summary>
    private static Span<double> Rows(RecurrentLayer<double> layer, int gate)
    {
        int part = layer.HiddenSize * layer.HiddenSize;
        return layer.Parameters.Single(parameter => parameter.Name == WeightName).Value.Values.Slice(gate * part, part);
    }

    private static string[] NamesOf(RecurrentLayer<double> layer) => layer switch
    {
        Lstm<double> => ["i", "f", "g", "o"],
        Gru<double> => ["r", "z", "n"],
        _ => [""],
    };
}
