using System.Text.Json;
using AutodiffTeach.Cli.Invocation;
using AutodiffTeach.Networks.Training;

namespace AutodiffTeach.Cli.Trainings.Names;

/// <summary>The scores of all epochs, which go with the checkpoints of a training, so that a resumed one tells those before it too.</summary>
internal static class EpochHistory
{
    private const string Note = "epochs";

    /// <summary>The scores so far.</summary>
    /// <exception cref="InputException">The checkpoint that was resumed holds something else.</exception>
    public static IReadOnlyList<EpochScore> Of(Trainer<float> trainer)
    {
        if (!trainer.Notes.TryGetValue(Note, out string? text))
            return [];
        try
        {
            if (JsonSerializer.Deserialize<EpochScore[]>(text) is { } scores && scores.All(score => score is not null))
                return scores;
        }
        catch (JsonException)
        {
            // told below
        }

        throw new InputException($"--resume: the note '{Note}' of the checkpoint cannot be read; expected what training on names wrote");
    }

    /// <summary>One epoch more is done.</summary>
    public static void Add(Trainer<float> trainer, EpochScore score) => trainer.Notes[Note] = JsonSerializer.Serialize((EpochScore[])[.. Of(trainer), score]);
}
