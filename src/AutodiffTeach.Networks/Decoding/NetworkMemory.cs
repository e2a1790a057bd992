using System.Numerics;
using AutodiffTeach.Networks.Layers;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Decoding;

/// <summary>One vector that a recurrent layer carries from step to step, h or C: from the states of hypotheses into a batch and back.</summary>
/// <typeparam name="T">The number.</typeparam>
/// <param name="size">The length of the vector.</param>
/// <param name="first">Where it begins in a state.</param>
/// <param name="initial">What the layer has for the step before the first.</param>
/// <param name="begin">Gives the layer what a pass begins with.</param>
/// <param name="passed">The vectors of the last pass.</param>
internal sealed class NetworkMemory<T>(int size, int first, Func<Matrix<T>?> initial, Action<Matrix<T>?> begin, Func<Sequence<T>> passed)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private Matrix<T>? _batch;
    private Matrix<T>? _own;

    /// <summary>Where the next begins in a state.</summary>
    public int End => first + size;

    /// <summary>The vectors of all recurrent layers, in order.</summary>
    public static IReadOnlyList<NetworkMemory<T>> Of(Network<T> network)
    {
        var all = new List<NetworkMemory<T>>();
        foreach (RecurrentLayer<T> layer in network.Layers.OfType<RecurrentLayer<T>>())
        {
            all.Add(new(layer.HiddenSize, Length(all), () => layer.InitialState, value => layer.InitialState = value, () => layer.States));
            if (layer is Lstm<T> lstm)
                all.Add(new(lstm.HiddenSize, Length(all), () => lstm.InitialCell, value => lstm.InitialCell = value, () => lstm.Cells));
        }

        return all;
    }

    /// <summary>The length of a state.</summary>
    public static int Length(IReadOnlyList<NetworkMemory<T>> all) => all.Count == 0 ? 0 : all[^1].End;

    /// <summary>Remembers what the layer has for the step before the first.</summary>
    public void Save() => _own = initial();

    /// <summary>Gives the layer back what it had.</summary>
    public void Restore() => begin(_own);

    /// <summary>Gives the layer the vectors of these states, a row each.</summary>
    public void Load(ReadOnlySpan<NetworkState<T>> states)
    {
        _batch = Shapes.Fit(_batch, states.Length, size);
        for (int row = 0; row < states.Length; row++)
            states[row].Values.Slice(first, size).CopyTo(_batch.Row(row));
        begin(_batch);
    }

    /// <summary>Writes the vectors of the last step into these states.</summary>
    public void Store(ReadOnlySpan<NetworkState<T>> states)
    {
        Sequence<T> vectors = passed();
        for (int row = 0; row < states.Length; row++)
            vectors.Vector(vectors.Steps - 1, row).CopyTo(states[row].Memory.AsSpan(first));
    }
}
