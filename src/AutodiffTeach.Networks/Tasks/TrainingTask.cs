using System.Numerics;
using AutodiffTeach.Networks.Losses;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Tasks;

/// <summary>What a network is trained for: batches, one after another, and the loss of the outputs.</summary>
/// <typeparam name="T">The number: <see cref="float"/> or <see cref="double"/>.</typeparam>
public abstract class TrainingTask<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>What decides its batches apart from its state, in words that a checkpoint is compared by.</summary>
    public abstract string Description { get; }

    /// <summary>The loss of the outputs for the last batch.</summary>
    public abstract Loss<T> Loss { get; }

    /// <summary>All that its next batches depend on, as numbers: a random stream's state, a place in an epoch.</summary>
    public abstract IReadOnlyList<ulong> State { get; }

    /// <summary>The input of the next batch, whose target <see cref="Loss"/> then holds.</summary>
    /// <returns>Time × batch × feature; may be overwritten by the next batch.</returns>
    public abstract Sequence<T> NextBatch();

    /// <summary>Goes on from a state.</summary>
    /// <param name="state">What <see cref="State"/> of a task with the same description gave.</param>
    /// <exception cref="ArgumentException">It is no such state.</exception>
    public abstract void Restore(IReadOnlyList<ulong> state);
}
