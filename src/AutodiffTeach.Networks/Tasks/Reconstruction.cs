using System.Globalization;
using System.Numerics;
using AutodiffTeach.Networks.Losses;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Tasks;

/// <summary>Give back a fixed set of examples as they are, all of them in each batch: what descent on the mean squared error itself needs.</summary>
/// <remarks>The loss is the mean over examples and features, as PyTorch's MSELoss.</remarks>
/// <typeparam name="T">The number: <see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class Reconstruction<T> : TrainingTask<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Sequence<T> _examples;

    /// <summary>The task for given examples.</summary>
    /// <param name="rows">Examples × features, not empty; rounded to T.</param>
    public Reconstruction(Matrix<double> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        _examples = new(1, rows.Rows, rows.Columns);
        for (int index = 0; index < rows.Values.Length; index++)
            _examples.Values[index] = T.CreateChecked(rows.Values[index]);
        Loss = new MeanSquaredError<T>(_examples);
    }

    /// <inheritdoc/>
    public override string Description =>
        string.Create(CultureInfo.InvariantCulture, $"reconstruction of {_examples.Batch} examples of {_examples.Features} features, {Check():x8}");

    /// <inheritdoc/>
    public override Loss<T> Loss { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<ulong> State => [];

    /// <inheritdoc/>
    public override Sequence<T> NextBatch() => _examples;

    /// <inheritdoc/>
    public override void Restore(IReadOnlyList<ulong> state)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (state.Count > 0)
            throw new ArgumentException("The task has no state; expected no number.", nameof(state));
    }

    // A checkpoint is not to go on with other data.
    private uint Check() => Crc32C.Of(System.Runtime.InteropServices.MemoryMarshal.AsBytes(_examples.Values));
}
