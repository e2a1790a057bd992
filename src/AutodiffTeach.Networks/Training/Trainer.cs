using System.Globalization;
using System.Numerics;
using AutodiffTeach.Networks.Losses;
using AutodiffTeach.Networks.Numerics;
using AutodiffTeach.Networks.Tasks;

namespace AutodiffTeach.Networks.Training;

/// <summary>Trains a network for a task, batch by batch.</summary>
/// <typeparam name="T">The number: <see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class Trainer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly List<double> _losses = [];

    /// <summary>Makes a trainer.</summary>
    /// <param name="network">What is trained.</param>
    /// <param name="task">What for.</param>
    /// <param name="optimiser">How its parameters change.</param>
    public Trainer(Network<T> network, TrainingTask<T> task, Optimiser<T> optimiser)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(optimiser);
        Network = network;
        Task = task;
        Optimiser = optimiser;
    }

    /// <summary>What is trained.</summary>
    public Network<T> Network { get; }

    /// <summary>What it is trained for.</summary>
    public TrainingTask<T> Task { get; }

    /// <summary>How its parameters change.</summary>
    public Optimiser<T> Optimiser { get; }

    /// <summary>Texts that its checkpoints carry for those who read them, such as what the outputs of the network mean; none by default.</summary>
    public IDictionary<string, string> Notes { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The largest norm of all gradients together, above 0; null (the default) to leave them as they are.</summary>
    public double? LargestNorm { get; set; }

    /// <summary>The norm of all gradients in the last batch, before it was limited; NaN where <see cref="LargestNorm"/> is null or before the first batch.</summary>
    public double GradientNorm { get; private set; } = double.NaN;

    /// <summary>The loss of every batch so far, before the step that it led to.</summary>
    public IReadOnlyList<double> Losses => _losses;

    /// <summary>Trains on one batch: forward, backward, a step of the optimiser.</summary>
    /// <returns>The loss before the step.</returns>
    /// <exception cref="DivergenceException">The loss, or a gradient that is to be limited, is not finite; the parameters are those before the batch.</exception>
    public double Step()
    {
        bool before = Network.Training;
        Network.Training = true;
        try
        {
            return StepInTraining();
        }
        finally
        {
            Network.Training = before;
        }
    }

    /// <summary>Trains until a number of batches is done, those of earlier runs and of a checkpoint counted.</summary>
    /// <param name="batches">How many batches there shall be in all.</param>
    /// <param name="afterBatch">Called after each.</param>
    /// <param name="cancellation">Ends training after the batch in which it comes.</param>
    /// <returns>Whether all batches are done.</returns>
    /// <exception cref="DivergenceException">As <see cref="Step"/>.</exception>
    public bool Run(int batches, Action? afterBatch = null, CancellationToken cancellation = default)
    {
        while (_losses.Count < batches && !cancellation.IsCancellationRequested)
        {
            Step();
            afterBatch?.Invoke();
        }

        return _losses.Count >= batches;
    }

    /// <summary>The mean loss of the last batches.</summary>
    /// <param name="batches">Of how many, at least 1; of all where there are fewer.</param>
    /// <returns>NaN where there was no batch.</returns>
    public double RecentLoss(int batches)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(batches);
        double sum = 0;
        int first = Math.Max(0, _losses.Count - batches);
        for (int index = first; index < _losses.Count; index++)
            sum += _losses[index];
        return sum / (_losses.Count - first);
    }

    /// <summary>Takes over the losses of a checkpoint.</summary>
    internal void RestoreLosses(ReadOnlySpan<double> losses)
    {
        _losses.Clear();
        _losses.AddRange(losses);
    }

    private double StepInTraining()
    {
        Sequence<T> input = Task.NextBatch();
        Loss<T> loss = Task.Loss;
        double value = double.CreateTruncating(loss.Forward(Network.Forward(input)));
        if (!double.IsFinite(value))
            throw Diverged($"the loss is {Name(value)}; {FirstFault(input)}");
        Network.ClearGradients();
        Network.Backward(loss.Backward());
        if (LargestNorm is { } largest)
            GradientNorm = Clip(largest);
        Optimiser.Step();
        _losses.Add(value);
        return value;
    }

    private double Clip(double largest)
    {
        try
        {
            return GradientClipping.Clip(Optimiser.Parameters, largest);
        }
        catch (DivergenceException fault)
        {
            throw Diverged(fault.Message.TrimEnd('.'));
        }
    }

    private DivergenceException Diverged(string what) =>
        new(string.Create(CultureInfo.InvariantCulture, $"batch {_losses.Count + 1}: {what}; try a smaller learning rate, or limit the norm of the gradients"));

    // Layer by layer once more, since a network keeps only what the layers themselves keep.
    private string FirstFault(Sequence<T> input)
    {
        for (int index = 0; index < Network.Layers.Count; index++)
        {
            input = Network.Layers[index].Forward(input);
            foreach (T value in input.Values)
            {
                if (!T.IsFinite(value))
                    return string.Create(CultureInfo.InvariantCulture, $"the first output that is not finite is that of layer {index} ({NetworkShape.Kind(Network.Layers[index])})");
            }
        }

        return "all outputs are finite";
    }

    private static string Name(double value) => double.IsNaN(value) ? "NaN" : "infinite";
}
