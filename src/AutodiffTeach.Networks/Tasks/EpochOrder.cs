using System.Globalization;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Tasks;

/// <summary>Batches of a fixed set of examples: every epoch takes each example once, in an order of its own.</summary>
/// <remarks>The order of an epoch depends on the stream's state at its beginning alone, so a run that is resumed takes the same batches.</remarks>
public sealed class EpochOrder
{
    private const int StreamWords = 4;
    private readonly RandomStream _random;
    private readonly int[] _order;
    private IReadOnlyList<ulong> _beginning;

    /// <summary>Begins the first epoch.</summary>
    /// <param name="count">The number of examples, at least 1.</param>
    /// <param name="batch">The most examples in a batch, at least 1; the last of an epoch may have fewer.</param>
    /// <param name="random">Where the orders come from.</param>
    public EpochOrder(int count, int batch, RandomStream random)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(batch);
        ArgumentNullException.ThrowIfNull(random);
        Batch = batch;
        _random = random;
        _order = new int[count];
        _beginning = Shuffle();
    }

    /// <summary>The most examples in a batch.</summary>
    public int Batch { get; }

    /// <summary>The batches of an epoch.</summary>
    public int BatchesPerEpoch => (_order.Length + Batch - 1) / Batch;

    /// <summary>The number of whole epochs behind the next batch.</summary>
    public int Epoch { get; private set; }

    /// <summary>The place of the next batch in its epoch, from 0.</summary>
    public int Place { get; private set; }

    /// <summary>The order's stream at the beginning of the epoch, then the epoch and the place.</summary>
    public IReadOnlyList<ulong> State => [.. _beginning, (ulong)Epoch, (ulong)Place];

    /// <summary>The examples of the next batch.</summary>
    /// <returns>Their numbers; valid until the next call.</returns>
    public ReadOnlySpan<int> Next()
    {
        if (Place == BatchesPerEpoch)
            (_beginning, Place) = (Shuffle(), 0);
        int first = Place * Batch;
        Place++;
        if (Place == BatchesPerEpoch)
            Epoch++;
        return _order.AsSpan(first, Math.Min(Batch, _order.Length - first));
    }

    /// <summary>Goes on from a state.</summary>
    /// <param name="state">What <see cref="State"/> gave, of as many examples and the same batch.</param>
    /// <exception cref="ArgumentException">It is no such state.</exception>
    public void Restore(IReadOnlyList<ulong> state)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (state.Count != StreamWords + 2 || state[StreamWords] > int.MaxValue || state[StreamWords + 1] > (ulong)BatchesPerEpoch)
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The state of an order is {StreamWords + 2} numbers, the last an epoch and a place up to {BatchesPerEpoch}."), nameof(state));
        _random.Restore([.. state.Take(StreamWords)]);
        _beginning = Shuffle();
        (Epoch, Place) = ((int)state[StreamWords], (int)state[StreamWords + 1]);
    }

    // From the order of the numbers, not that of the epoch before, so that the stream alone decides.
    private IReadOnlyList<ulong> Shuffle()
    {
        IReadOnlyList<ulong> beginning = _random.State;
        for (int index = 0; index < _order.Length; index++)
            _order[index] = index;
        _random.Shuffle(_order.AsSpan());
        return beginning;
    }
}
