using System.Globalization;
using System.Numerics;
using AutodiffTeach.Networks.Losses;
using AutodiffTeach.Networks.Numerics;
using AutodiffTeach.Networks.Tasks;

namespace AutodiffTeach.Networks.Autoencoders;

/// <summary>Telling the class of vectors; every epoch takes each once.</summary>
internal sealed class ProbeTask<T> : TrainingTask<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly LabelledVectors<T> _examples;
    private Sequence<T> _input = new(1, 0, 1);
    private int[] _classes = [];
    private CrossEntropy<T>? _loss;

    public ProbeTask(LabelledVectors<T> examples, int batch, RandomStream random) => (_examples, Order) = (examples, new(examples.Count, batch, random));

    public EpochOrder Order { get; }

    public override string Description => string.Create(
        CultureInfo.InvariantCulture, $"{_examples.Classes} classes of {_examples.Count} vectors of {_examples.Vectors.Columns}, batches of {Order.Batch}");

    public override Loss<T> Loss => _loss ?? throw new InvalidOperationException("There was no batch yet; call NextBatch first.");

    public override IReadOnlyList<ulong> State => Order.State;

    public override Sequence<T> NextBatch()
    {
        ReadOnlySpan<int> batch = Order.Next();
        if (_input.Batch != batch.Length)
        {
            (_input, _classes) = (new(1, batch.Length, _examples.Vectors.Columns), new int[batch.Length]);
            _loss = new(_classes);
        }

        for (int row = 0; row < batch.Length; row++)
        {
            _examples.Vectors.Row(batch[row]).CopyTo(_input.Vector(0, row));
            _classes[row] = _examples.Labels.Span[batch[row]];
        }

        return _input;
    }

    public override void Restore(IReadOnlyList<ulong> state) => Order.Restore(state);
}
