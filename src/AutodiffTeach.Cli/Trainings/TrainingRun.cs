using AutodiffTeach.Cli.Invocation;
using AutodiffTeach.Networks.Training;
using AutodiffTeach.Networks.Training.Checkpoints;

namespace AutodiffTeach.Cli.Trainings;

/// <summary>One training from the command line: with progress, log and checkpoints, until it is done or the user ends it.</summary>
internal sealed class TrainingRun(Session session, Trainer<float> trainer, RunPlan plan)
{
    /// <summary>How many batches the loss that is shown is the mean of.</summary>
    public const int RecentBatches = 100;

    /// <summary>Called after each batch, before anything is kept of it, with the log where there is one.</summary>
    public Action<TrainingLog?>? AfterBatch { get; init; }

    /// <summary>What the progress says besides; null for nothing.</summary>
    public Func<string>? Remark { get; init; }

    /// <summary>Trains.</summary>
    /// <param name="settings">The options of the run, for its log.</param>
    /// <returns>False where the user ended it before it was done.</returns>
    /// <exception cref="InputException">A file cannot be used, or the numbers are no longer finite.</exception>
    public bool Run(IReadOnlyList<Setting> settings)
    {
        Resume();
        using TrainingLog? log = plan.LogFolder is { } folder ? TrainingLog.Create(folder, plan.Name, settings, trainer) : null;
        using var interruption = new Interruption();
        bool isDone = Train(log, interruption.Token);
        if (plan.Checkpoint is { } checkpoint)
            Save(checkpoint);
        log?.End();
        if (log is not null)
            session.Note($"the log of the run is in {log.Folder}");
        if (!isDone)
            session.Note($"ended after batch {trainer.Losses.Count} of {plan.Batches}; what follows is what was learned until then");
        return isDone;
    }

    private bool Train(TrainingLog? log, CancellationToken cancellation)
    {
        using var progress = new TrainingProgress(session, trainer, plan.Batches, Remark);
        try
        {
            return trainer.Run(plan.Batches, () => Keep(log, progress), cancellation);
        }
        catch (DivergenceException fault)
        {
            throw new InputException($"{plan.Name}: {fault.Message}", fault);
        }
    }

    private void Keep(TrainingLog? log, TrainingProgress progress)
    {
        AfterBatch?.Invoke(log);
        progress.Advance();
        log?.Advance();
        if (plan.Checkpoint is { } checkpoint && trainer.Losses.Count % plan.CheckpointEvery == 0)
            Save(checkpoint);
    }

    private void Resume()
    {
        if (plan.Resume is not { } path)
            return;
        try
        {
            Checkpoint.Load(path, trainer);
        }
        catch (CheckpointException fault)
        {
            throw new InputException($"--resume: {fault.Message}", fault);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"--resume: {path}: cannot be read: {Reason(cause)}; expected a file that --checkpoint wrote", cause);
        }

        if (trainer.Losses.Count > plan.Batches)
            throw new InputException($"--resume: {path}: has {trainer.Losses.Count} batches already; expected {Enough(trainer.Losses.Count)} or more");
    }

    private void Save(string path)
    {
        try
        {
            Checkpoint.Save(path, trainer);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"--checkpoint: {path}: cannot be written: {Reason(cause)}", cause);
        }
    }

    private string Enough(int batches) => plan.BatchesPerEpoch is { } perEpoch
        ? FormattableString.Invariant($"--epochs {(batches + perEpoch - 1) / perEpoch}")
        : FormattableString.Invariant($"--steps {batches}");

    private static string Reason(Exception cause) => cause.Message.ReplaceLineEndings(" ").TrimEnd('.');
}
