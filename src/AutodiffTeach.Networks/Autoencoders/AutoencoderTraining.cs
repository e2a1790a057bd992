using System.Numerics;
using AutodiffTeach.Networks.Numerics;
using AutodiffTeach.Networks.Training;

namespace AutodiffTeach.Networks.Autoencoders;

/// <summary>Trains an autoencoder epoch by epoch, and measures it before the first and after each.</summary>
/// <typeparam name="T">The number: <see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class AutoencoderTraining<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly AutoencoderTask<T> _task;
    private readonly LabelledVectors<T> _training;
    private readonly LabelledVectors<T> _validation;
    private readonly ulong _probeSeed;
    private readonly List<AutoencoderEpoch> _epochs = [];

    /// <summary>Begins a training, and measures the autoencoder as it is.</summary>
    /// <param name="autoencoder">What is trained.</param>
    /// <param name="task">What for; on the vectors of <paramref name="training"/>.</param>
    /// <param name="optimiser">How the parameters of <see cref="Autoencoder{T}.Network"/> change.</param>
    /// <param name="training">What it, and the probe, learn from.</param>
    /// <param name="validation">What it and the probe are measured on, at least one vector.</param>
    /// <param name="probeSeed">The seed of every probe.</param>
    public AutoencoderTraining(
        Autoencoder<T> autoencoder, AutoencoderTask<T> task, Optimiser<T> optimiser, LabelledVectors<T> training, LabelledVectors<T> validation, ulong probeSeed)
    {
        ArgumentNullException.ThrowIfNull(autoencoder);
        ArgumentNullException.ThrowIfNull(training);
        ArgumentNullException.ThrowIfNull(validation);
        Autoencoder = autoencoder;
        Trainer = new(autoencoder.Network, task, optimiser);
        (_task, _training, _validation, _probeSeed) = (task, training, validation, probeSeed);
        _epochs.Add(Measure(null));
    }

    /// <summary>What is trained.</summary>
    public Autoencoder<T> Autoencoder { get; }

    /// <summary>What trains it, batch by batch.</summary>
    public Trainer<T> Trainer { get; }

    /// <summary>The measurements so far, that before the first epoch first.</summary>
    public IReadOnlyList<AutoencoderEpoch> Epochs => _epochs;

    /// <summary>Trains for one epoch, and measures.</summary>
    /// <param name="afterBatch">Called after each batch.</param>
    /// <param name="cancellation">Ends training after the batch in which it comes; such an epoch is not measured.</param>
    /// <returns>Whether the epoch is done.</returns>
    /// <exception cref="DivergenceException">The loss is not finite; the parameters are those before the batch.</exception>
    public bool RunEpoch(Action? afterBatch = null, CancellationToken cancellation = default)
    {
        bool isDone = Trainer.Run((_task.Order.Epoch + 1) * _task.Order.BatchesPerEpoch, afterBatch, cancellation);
        if (isDone)
            _epochs.Add(Measure(EpochLoss()));
        return isDone;
    }

    /// <summary>The accuracy on vectors of a probe that has learned from the codes of the training vectors.</summary>
    /// <param name="vectors">The vectors with their classes, at least one.</param>
    public double ProbeAccuracyOn(LabelledVectors<T> vectors)
    {
        ArgumentNullException.ThrowIfNull(vectors);
        return LinearProbe<T>.Train(CodesOf(_training), new RandomStream(_probeSeed)).AccuracyOn(CodesOf(vectors));
    }

    // All batches are as large as the first, but for the last.
    private double EpochLoss()
    {
        int batches = _task.Order.BatchesPerEpoch, batch = _task.Order.Batch, count = _training.Count;
        double full = Trainer.Losses.TakeLast(batches).SkipLast(1).Sum();
        return ((full * batch) + (Trainer.Losses[^1] * (count - ((batches - 1) * batch)))) / count;
    }

    private AutoencoderEpoch Measure(double? trainingLoss) =>
        new(_epochs.Count, trainingLoss, Autoencoder.ErrorOf(_validation.Vectors), ProbeAccuracyOn(_validation));

    private LabelledVectors<T> CodesOf(LabelledVectors<T> vectors) => new(Autoencoder.Encode(vectors.Vectors), vectors.Labels, vectors.Classes);
}
