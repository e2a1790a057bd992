using System.CommandLine;
using AutodiffTeach.Cli.Invocation;
using AutodiffTeach.Cli.Output;
using AutodiffTeach.Cli.Trainings;

namespace AutodiffTeach.Cli.Commands.Training;

/// <summary>The options of every training: how long, from which seed, and what is kept.</summary>
/// <param name="batches">How many batches where no number is given.</param>
internal sealed class RunOptions(int batches)
{
    private const int MostBatches = 100_000_000;
    private const int MostThreads = 256;

    private readonly Option<int> _steps = CountOption.Create("--steps", "The number of batches in all, those of a resumed run counted.", 1, MostBatches, batches);
    private readonly Option<int> _seed = CountOption.Create("--seed", "The seed of weights and batches.", 0, int.MaxValue, 0);
    private readonly Option<int> _threads = CountOption.Create("--threads", "The number of threads; they change no number.", 1, MostThreads, 1);
    private readonly Option<string?> _checkpoint = new("--checkpoint") { HelpName = "FILE", Description = "Keep the training in a file, from which it can be resumed: every --checkpoint-every batches and at the end." };
    private readonly Option<int> _every = CountOption.Create("--checkpoint-every", "How many batches there are between checkpoints.", 1, MostBatches, 1000);
    private readonly Option<string?> _resume = new("--resume") { HelpName = "FILE", Description = "Go on from a checkpoint, as if the training had not stopped; with the options of the run that wrote it." };
    private readonly Option<string?> _log = new("--log") { HelpName = "DIR", Description = "Log the run in a folder of its own below this one: CSV, JSON Lines, TensorBoard." };

    public IEnumerable<Option> All => [_steps, _seed, _threads, _checkpoint, _every, _resume, _log];

    public int BatchesIn(ParseResult parsed) => parsed.GetValue(_steps);

    public ulong SeedIn(ParseResult parsed) => (ulong)parsed.GetValue(_seed);

    public int ThreadsIn(ParseResult parsed) => parsed.GetValue(_threads);

    /// <summary>What is kept of a run.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="name">The name of the run, for its log.</param>
    /// <param name="results">Files that are written when the run has ended.</param>
    /// <exception cref="InputException">A file cannot be written; better said before the training than after it.</exception>
    public RunPlan PlanOf(ParseResult parsed, string name, IReadOnlyList<string> results)
    {
        var plan = new RunPlan(name, BatchesIn(parsed), parsed.GetValue(_checkpoint), parsed.GetValue(_every), parsed.GetValue(_resume), parsed.GetValue(_log));
        IReadOnlyList<string> files = plan.Checkpoint is { } checkpoint ? [.. results, checkpoint] : results;
        if (files.GroupBy(Path.GetFullPath).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new InputException($"{twice.First()}: is to be written twice; expected files of different names");
        OutputFiles.RequireWritable(files);
        return plan;
    }
}
