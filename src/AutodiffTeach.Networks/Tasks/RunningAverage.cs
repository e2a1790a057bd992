using System.Globalization;
using System.Numerics;
using AutodiffTeach.Networks.Losses;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Tasks;

/// <summary>The running average: x_t of the normal distribution N(0, 1), y_t the mean of x_1..x_t. Every batch is fresh.</summary>
/// <typeparam name="T">The number: <see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class RunningAverage<T> : TrainingTask<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly RandomStream _random;
    private readonly Sequence<T> _input;
    private readonly Sequence<T> _averages;
    private readonly Matrix<T>? _lastAverages;

    /// <summary>Makes the task.</summary>
    /// <param name="length">The length of the sequences, at least 1.</param>
    /// <param name="batch">The number of sequences in a batch, at least 1.</param>
    /// <param name="lastStepOnly">Whether the loss is that of the last step, else of all; either way the mean squared error.</param>
    /// <param name="random">Where the numbers come from.</param>
    public RunningAverage(int length, int batch, bool lastStepOnly, RandomStream random)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(length);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(batch);
        ArgumentNullException.ThrowIfNull(random);
        _random = random;
        _input = new(length, batch, 1);
        _averages = new(length, batch, 1);
        _lastAverages = lastStepOnly ? new(batch, 1) : null;
        Loss = _lastAverages is null ? new MeanSquaredError<T>(_averages) : new LastStepMeanSquaredError<T>(_lastAverages);
    }

    /// <inheritdoc/>
    public override string Description => string.Create(
        CultureInfo.InvariantCulture,
        $"running average of {_input.Steps} steps, batches of {_input.Batch}, loss of {(_lastAverages is null ? "all steps" : "the last step")}");

    /// <inheritdoc/>
    public override Loss<T> Loss { get; }

    /// <summary>The averages y_t of the last batch, time × batch × 1.</summary>
    public Sequence<T> Averages => _averages;

    /// <inheritdoc/>
    public override IReadOnlyList<ulong> State => _random.State;

    /// <inheritdoc/>
    public override Sequence<T> NextBatch()
    {
        for (int sequence = 0; sequence < _input.Batch; sequence++)
        {
            double sum = 0;
            for (int step = 0; step < _input.Steps; step++)
            {
                double x = _random.NextNormal();
                sum += x;
                _input[step, sequence, 0] = T.CreateChecked(x);
                _averages[step, sequence, 0] = T.CreateChecked(sum / (step + 1));
            }
        }

        if (_lastAverages is not null)
            _averages.Step(_averages.Steps - 1).CopyTo(_lastAverages.Values);
        return _input;
    }

    /// <inheritdoc/>
    public override void Restore(IReadOnlyList<ulong> state) => _random.Restore(state);
}
