using System.Globalization;
using System.Numerics;
using System.Text;
using AutodiffTeach.Networks.Layers;
using AutodiffTeach.Networks.Losses;
using AutodiffTeach.Networks.Numerics;
using AutodiffTeach.Networks.Tasks;

namespace AutodiffTeach.Networks.Names;

/// <summary>Telling the language of names: batches of the training part, each name once an epoch, and the cross-entropy of the scores.</summary>
/// <typeparam name="T">The number: <see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class NameTask<T> : TrainingTask<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly IReadOnlyList<LabelledName> _names;
    private readonly LastStep<T> _lastLetter;
    private readonly EpochOrder _order;
    private readonly NameBatch<T> _batch;
    private CrossEntropy<T>? _loss;

    /// <summary>Makes the task.</summary>
    /// <param name="names">The names to train on, at least one.</param>
    /// <param name="batch">The most names in a batch, at least 1.</param>
    /// <param name="network">What is trained; it learns from the task how long the names of a batch are.</param>
    /// <param name="random">Where the order of an epoch comes from.</param>
    /// <exception cref="ArgumentException">There is no name, or the network has no <see cref="LastStep{T}"/>.</exception>
    public NameTask(IReadOnlyList<LabelledName> names, int batch, Network<T> network, RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(names);
        _order = new(names.Count, batch, random);
        _names = names;
        _lastLetter = LastLetterOf(network);
        _batch = new(Math.Min(batch, names.Count));
        Description = string.Create(CultureInfo.InvariantCulture, $"language of {names.Count} names ({CheckOf(names):x8}), batches of {batch}");
    }

    /// <inheritdoc/>
    public override string Description { get; }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">There was no batch yet.</exception>
    public override Loss<T> Loss => _loss ?? throw new InvalidOperationException($"There was no batch yet; call {nameof(NextBatch)} first.");

    /// <inheritdoc/>
    public override IReadOnlyList<ulong> State => _order.State;

    /// <summary>The batches of an epoch.</summary>
    public int BatchesPerEpoch => _order.BatchesPerEpoch;

    /// <inheritdoc/>
    /// <returns>Time × batch × 1: the letters' indices in the <see cref="Alphabet"/>, padded to the longest name of the batch.</returns>
    public override Sequence<T> NextBatch()
    {
        Sequence<T> input = _batch.Fill(_names, _order.Next());
        _lastLetter.Lengths = _batch.Lengths;
        if (_loss?.Classes.Length != input.Batch)
            _loss = new(_batch.Languages);
        return input;
    }

    /// <inheritdoc/>
    public override void Restore(IReadOnlyList<ulong> state) => _order.Restore(state);

    internal static LastStep<T> LastLetterOf(Network<T> network)
    {
        ArgumentNullException.ThrowIfNull(network);
        return network.Layers.OfType<LastStep<T>>().SingleOrDefault()
            ?? throw new ArgumentException($"The network does not read off the state at the last letter; one with a {nameof(LastStep<>)} was expected.", nameof(network));
    }

    private static uint CheckOf(IReadOnlyList<LabelledName> names) =>
        Crc32C.Of(Encoding.ASCII.GetBytes(string.Concat(names.Select(name => string.Create(CultureInfo.InvariantCulture, $"{name.Language} {name.Letters}\n")))));
}
