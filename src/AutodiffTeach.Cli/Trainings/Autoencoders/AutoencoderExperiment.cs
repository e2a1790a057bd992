using AutodiffTeach.Cli.Invocation;
using AutodiffTeach.Cli.Output;
using AutodiffTeach.Networks.Autoencoders;
using AutodiffTeach.Networks.Numerics;
using AutodiffTeach.Networks.Training;

namespace AutodiffTeach.Cli.Trainings.Autoencoders;

/// <summary>Trains an autoencoder for each size of the code and each repeat, until all are done or the user ends it.</summary>
/// <remarks>Repeat r of a run is the first repeat of a run whose seed is r more: nothing else depends on which it is.</remarks>
internal sealed class AutoencoderExperiment(Session session, AutoencoderPlan plan)
{
    private const int Streams = 4;

    // Beyond, the decomposition takes longer than the training.
    private const int MostEigenvalues = 1024;

    private readonly List<AutoencoderOutcome> _outcomes = [];

    /// <summary>What came of it so far, repeat by repeat; a training that was ended is there with the epochs it had.</summary>
    public IReadOnlyList<AutoencoderOutcome> Outcomes => _outcomes;

    /// <summary>Trains them all.</summary>
    /// <returns>False where the user ended it before.</returns>
    /// <exception cref="InputException">Numbers are no longer finite.</exception>
    public bool Run()
    {
        using var interruption = new Interruption();
        using var status = new StatusLine(session.Error, session.HasTerminal);
        for (int repeat = 0; repeat < plan.Repeats; repeat++)
        {
            ulong seed = plan.Seed + (ulong)repeat;
            VectorParts parts = plan.Source.PartsOf(seed);
            LinearOptimum? optimum = OptimumOf(() => LinearOptimum.OfData(parts.Training.Vectors, plan.Corruption));
            LinearOptimum? distribution = parts.Distribution is { } known ? OptimumOf(() => known(plan.Corruption)) : null;
            foreach (int code in plan.Codes)
            {
                AutoencoderTraining<float> training = Begin(parts, code, seed);
                bool isDone = Train(training, code, repeat, status, interruption.Token);
                _outcomes.Add(new(code, seed, training.Epochs, training.ProbeAccuracyOn(parts.Test), optimum?.ErrorAt(plan.RankOf(code)), distribution?.ErrorAt(plan.RankOf(code))));
                if (!isDone)
                    return false;
            }
        }

        return true;
    }

    private LinearOptimum? OptimumOf(Func<LinearOptimum> optimum) => plan.IsLinear && plan.Source.Features <= MostEigenvalues ? optimum() : null;

    private AutoencoderTraining<float> Begin(VectorParts parts, int code, ulong seed)
    {
        var autoencoder = new Autoencoder<float>(plan.SizesOf(code), plan.Activation);
        autoencoder.Network.Initialise(Initialisation.PyTorch, StreamOf(seed, 0));
        autoencoder.Network.Threads = plan.Threads;
        var task = new AutoencoderTask<float>(parts.Training.Vectors, plan.Batch, plan.Corruption, StreamOf(seed, 1), StreamOf(seed, 2));
        return new(autoencoder, task, plan.Optimiser(autoencoder.Network.Parameters), parts.Training, parts.Validation, SeedOf(seed, 3));
    }

    private bool Train(AutoencoderTraining<float> training, int code, int repeat, StatusLine status, CancellationToken cancellation)
    {
        try
        {
            for (int epoch = 1; epoch <= plan.Epochs; epoch++)
            {
                void Show() => status.Show(() => FormattableString.Invariant(
                    $"code {code}, repeat {repeat + 1} of {plan.Repeats}, epoch {epoch} of {plan.Epochs}, loss {NumberFormat.Short(training.Trainer.Losses[^1], 3)}, probe {training.Epochs[^1].ProbeAccuracy:P1}"));
                if (!training.RunEpoch(Show, cancellation))
                    return false;
            }

            return true;
        }
        catch (DivergenceException fault)
        {
            throw new InputException(FormattableString.Invariant($"code {code}, seed {plan.Seed + (ulong)repeat}: {fault.Message}"), fault);
        }
    }

    // Other numbers than those of the vectors, which have the small multiples of the seed.
    private static ulong SeedOf(ulong seed, ulong stream) => ulong.MaxValue - ((Streams * seed) + stream);

    private static RandomStream StreamOf(ulong seed, ulong stream) => new(SeedOf(seed, stream));
}
