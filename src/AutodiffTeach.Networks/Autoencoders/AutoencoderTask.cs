using System.Globalization;
using System.Numerics;
using AutodiffTeach.Networks.Losses;
using AutodiffTeach.Networks.Numerics;
using AutodiffTeach.Networks.Tasks;

namespace AutodiffTeach.Networks.Autoencoders;

/// <summary>Reconstructing vectors from what corruption leaves of them: every epoch takes each vector once, corrupted anew.</summary>
/// <typeparam name="T">The number: <see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class AutoencoderTask<T> : TrainingTask<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Matrix<T> _vectors;
    private readonly RandomStream _random;
    private Sequence<T> _clean;
    private Sequence<T> _corrupted;
    private SummedSquaredError<T> _loss;

    /// <summary>Makes the task.</summary>
    /// <param name="vectors">A vector a row, at least one; kept by reference.</param>
    /// <param name="batch">The most vectors in a batch, at least 1; the last of an epoch may have fewer.</param>
    /// <param name="corruption">What the network reads in place of a vector.</param>
    /// <param name="order">Where the order of each epoch comes from.</param>
    /// <param name="random">Where corruption comes from.</param>
    public AutoencoderTask(Matrix<T> vectors, int batch, Corruption corruption, RandomStream order, RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(vectors);
        ArgumentNullException.ThrowIfNull(corruption);
        ArgumentNullException.ThrowIfNull(random);
        Order = new(vectors.Rows, batch, order);
        Corruption = corruption;
        (_vectors, _random) = (vectors, random);
        int size = Math.Min(batch, vectors.Rows);
        (_clean, _corrupted) = (new(1, size, vectors.Columns), new(1, size, vectors.Columns));
        _loss = new(_clean);
    }

    /// <summary>What the network reads in place of a vector.</summary>
    public Corruption Corruption { get; }

    /// <summary>How far the epoch is.</summary>
    public EpochOrder Order { get; }

    /// <inheritdoc/>
    public override string Description => string.Create(
        CultureInfo.InvariantCulture,
        $"reconstruction of {_vectors.Rows} vectors of {_vectors.Columns}, batches of {Order.Batch}, {Corruption.Description}");

    /// <inheritdoc/>
    public override Loss<T> Loss => _loss;

    /// <summary>The vectors of the last batch as they are, 1 × batch × feature: the target.</summary>
    public Sequence<T> Clean => _clean;

    /// <inheritdoc/>
    public override IReadOnlyList<ulong> State => [.. Order.State, .. _random.State];

    /// <inheritdoc/>
    public override Sequence<T> NextBatch()
    {
        ReadOnlySpan<int> batch = Order.Next();
        Fit(batch.Length);
        for (int row = 0; row < batch.Length; row++)
            _vectors.Row(batch[row]).CopyTo(_clean.Vector(0, row));
        Corruption.Apply(_clean.Values, _corrupted.Values, _random);
        return _corrupted;
    }

    /// <inheritdoc/>
    public override void Restore(IReadOnlyList<ulong> state)
    {
        ArgumentNullException.ThrowIfNull(state);
        int own = _random.State.Count;
        if (state.Count <= own)
            throw new ArgumentException($"The state of this task is that of its order and the {own} numbers of a stream.", nameof(state));
        Order.Restore([.. state.SkipLast(own)]);
        _random.Restore([.. state.TakeLast(own)]);
    }

    private void Fit(int batch)
    {
        if (_clean.Batch == batch)
            return;
        (_clean, _corrupted) = (new(1, batch, _vectors.Columns), new(1, batch, _vectors.Columns));
        _loss = new(_clean);
    }
}
