using AutodiffTeach.Networks.Layers;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Flow;

/// <summary>The total derivatives ∂h_t/∂h_s of the states of a layer in one another.</summary>
/// <remarks>
/// Those of one t come from one backward pass over a batch of as many copies of the sequence as a state has components, copy i seeded with the
/// gradient of component i of h_t: T passes in all. As everywhere, h_s alone is moved; of an LSTM the cell C_s stays as it is.
/// </remarks>
public sealed class StateJacobian
{
    private readonly Sequence<double>[] _rows;

    private StateJacobian(Sequence<double>[] rows) => _rows = rows;

    /// <summary>The number of steps T.</summary>
    public int Steps => _rows.Length;

    /// <summary>Differentiates the states of a layer for one sequence; adds to the gradients of its parameters.</summary>
    /// <param name="layer">The layer, whose last passes are overwritten.</param>
    /// <param name="input">The inputs of a batch of sequences, of which <paramref name="sequence"/> is taken.</param>
    /// <param name="sequence">The sequence of the batch, from 0.</param>
    public static StateJacobian Of(RecurrentLayer<double> layer, Sequence<double> input, int sequence = 0)
    {
        return new([.. Rows(layer, input, sequence).Select((row, t) => Copy(row, t + 1))]);
    }

    /// <summary>The spectral norms ‖∂h_t/∂h_s‖₂ of one sequence: a row for each t, a column for each s, 0 where s is later than t.</summary>
    /// <remarks>Keeps no matrix, so that memory is in proportion to T². As for <see cref="Of"/>, the layer's last passes are overwritten.</remarks>
    /// <param name="layer">The layer.</param>
    /// <param name="input">The inputs of a batch of sequences, of which <paramref name="sequence"/> is taken.</param>
    /// <param name="sequence">The sequence of the batch, from 0.</param>
    public static IReadOnlyList<IReadOnlyList<double>> Norms(RecurrentLayer<double> layer, Sequence<double> input, int sequence = 0) =>
        [.. Rows(layer, input, sequence).Select((row, t) => (IReadOnlyList<double>)[.. Enumerable.Range(0, row.Steps).Select(s => s > t ? 0 : Spectrum.Norm(Block(row, s)))])];

    /// <summary>∂h_t/∂h_s: the row is the component of h_t, the column that of h_s; zero where s is later than t.</summary>
    /// <param name="of">The step t of what is differentiated, 1 to T.</param>
    /// <param name="wrt">The step s, 1 to T.</param>
    public Matrix<double> At(int of, int wrt)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(of, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(of, Steps);
        ArgumentOutOfRangeException.ThrowIfLessThan(wrt, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(wrt, Steps);
        Sequence<double> rows = _rows[of - 1];
        return wrt > of ? new(rows.Features, rows.Features) : Block(rows, wrt - 1);
    }

    // For each t the gradients of all components of h_t in all states; the next t overwrites them.
    private static IEnumerable<Sequence<double>> Rows(RecurrentLayer<double> layer, Sequence<double> input, int sequence)
    {
        ArgumentNullException.ThrowIfNull(layer);
        ArgumentNullException.ThrowIfNull(input);
        ArgumentOutOfRangeException.ThrowIfNegative(sequence);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(sequence, input.Batch);
        return Passes(layer, input, sequence);
    }

    private static IEnumerable<Sequence<double>> Passes(RecurrentLayer<double> layer, Sequence<double> input, int sequence)
    {
        using var copies = new RepeatedSequence(layer, sequence);
        layer.Forward(RepeatedSequence.Of(input, sequence, layer.HiddenSize));
        var seed = new Sequence<double>(input.Steps, layer.HiddenSize, layer.HiddenSize);
        for (int t = 0; t < input.Steps; t++)
        {
            SetIdentity(seed, t, 1);
            layer.Backward(seed);
            yield return layer.StateGradients;
            SetIdentity(seed, t, 0);
        }
    }

    private static Matrix<double> Block(Sequence<double> rows, int step) => new(rows.Features, rows.Features, rows.Step(step));

    private static void SetIdentity(Sequence<double> seed, int step, double value)
    {
        for (int i = 0; i < seed.Features; i++)
            seed[step, i, i] = value;
    }

    private static Sequence<double> Copy(Sequence<double> gradients, int steps)
    {
        var copy = new Sequence<double>(steps, gradients.Batch, gradients.Features);
        gradients.Values[..copy.Values.Length].CopyTo(copy.Values);
        return copy;
    }
}
