using System.CommandLine;
using AutodiffTeach.Cli.Invocation;
using AutodiffTeach.Cli.Output;
using AutodiffTeach.Cli.Trainings;

namespace AutodiffTeach.Cli.Commands.Training;

/// <summary>The options of every training: how long, from which seed, and what is kept.</summary>
/// <param name="length">How many batches, or epochs, where no number is given.</param>
/// <param name="inEpochs">Whether the length of a run is told in epochs.</param>
internal sealed class RunOptions(int length, bool inEpochs = false)
{
    private const int EveryBatches = 1000;
    private const int MostBatches = 100_000_000;
    private const int MostEpochs = 10_000;
    private const int MostThreads = 256;

    private readonly Option<int> _steps = inEpochs
        ? CountOption.Create("--epochs", "The number of epochs in all, those of a resumed run counted; in each every example is taken once.", 1, MostEpochs, length)
        : CountOption.Create("--steps", "The number of batches in all, those of a resumed run counted.", 1, MostBatches, length);
    private readonly Option<int> _seed = CountOption.Create("--seed", "The seed of weights and batches.", 0, int.MaxValue, 0);
    private readonly Option<int> _threads = CountOption.Create("--threads", "The number of threads; they change no number.", 1, MostThreads, 1);
    private readonly Option<string?> _checkpoint = new("--checkpoint") { HelpName = "FILE", Description = $"Keep the training in a file, from which it can be resumed: every --checkpoint-every {(inEpochs ? "epochs" : "batches")} and at the end." };
    private readonly Option<int> _every = CountOption.Create("--checkpoint-every", $"How many {(inEpochs ? "epochs" : "batches")} there are between checkpoints.", 1, inEpochs ? MostEpochs : MostBatches, inEpochs ? 1 : EveryBatches);
    private readonly Option<string?> _resume = new("--resume") { HelpName = "FILE", Description = "Go on from a checkpoint, as if the training had not stopped; with the options of the run that wrote it." };
    private readonly Option<string?> _log = new("--log") { HelpName = "DIR", Description = "Log the run in a folder of its own below this one: CSV, JSON Lines, TensorBoard." };

    public IEnumerable<Option> All => [_steps, _seed, _threads, _checkpoint, _every, _resume, _log];

    /// <summary>The number of batches, or of epochs.</summary>
    public int LengthIn(ParseResult parsed) => parsed.GetValue(_steps);

    /// <summary>The file in which the training is kept, or null.</summary>
    public string? CheckpointIn(ParseResult parsed) => parsed.GetValue(_checkpoint);

    public ulong SeedIn(ParseResult parsed) => (ulong)parsed.GetValue(_seed);

    public int ThreadsIn(ParseResult parsed) => parsed.GetValue(_threads);

    /// <summary>What is kept of a run.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="name">The name of the run, for its log.</param>
    /// <param name="results">Files that are written when the run has ended.</param>
    /// <param name="batchesPerEpoch">The batches of an epoch, where the length of a run is told in epochs.</param>
    /// <exception cref="InputException">A file cannot be written; better said before the training than after it.</exception>
    public RunPlan PlanOf(ParseResult parsed, string name, IReadOnlyList<string> results, int? batchesPerEpoch = null)
    {
        var plan = new RunPlan(name, Batches(_steps), CheckpointIn(parsed), Batches(_every), parsed.GetValue(_resume), parsed.GetValue(_log)) { BatchesPerEpoch = batchesPerEpoch };
        IReadOnlyList<string> files = plan.Checkpoint is { } checkpoint ? [.. results, checkpoint] : results;
        if (files.GroupBy(Path.GetFullPath).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new InputException($"{twice.First()}: is to be written twice; expected files of different names");
        OutputFiles.RequireWritable(files);
        return plan;

        int Batches(Option<int> option) => (int)Math.Min((long)parsed.GetValue(option) * (batchesPerEpoch ?? 1), int.MaxValue);
    }
}
