namespace AutodiffTeach.Cli.Trainings;

/// <summary>How long a run is and what is kept of it.</summary>
/// <param name="Name">The name of the run.</param>
/// <param name="Batches">The number of batches in all.</param>
/// <param name="Checkpoint">Where it is kept, or null.</param>
/// <param name="CheckpointEvery">How many batches there are between checkpoints.</param>
/// <param name="Resume">The checkpoint from which it goes on, or null.</param>
/// <param name="LogFolder">The folder of logs, or null.</param>
internal sealed record RunPlan(string Name, int Batches, string? Checkpoint, int CheckpointEvery, string? Resume, string? LogFolder)
{
    /// <summary>The batches of an epoch; null where the length of a run is told in batches.</summary>
    public int? BatchesPerEpoch { get; init; }
}
