using AutodiffTeach.Cli.Invocation;
using AutodiffTeach.Networks.Names;
using AutodiffTeach.Networks.Training;

namespace AutodiffTeach.Cli.Trainings.Names;

/// <summary>A training on names from the command line: as any, and after each epoch both parts are scored.</summary>
internal sealed class NamesRun(Session session, Trainer<float> trainer, NameClassifier classifier, NameSplit split, RunPlan plan)
{
    private string _remark = "";

    /// <summary>Trains.</summary>
    /// <returns>False where the user ended it before it was done.</returns>
    public bool Run(IReadOnlyList<Setting> settings)
    {
        NameNotes.Write(trainer.Notes, classifier.Model);
        return new TrainingRun(session, trainer, plan) { AfterBatch = AfterBatch, Remark = () => _remark }.Run(settings);
    }

    private void AfterBatch(TrainingLog? log)
    {
        if (trainer.Losses.Count % plan.BatchesPerEpoch != 0)
            return;
        NameScore training = classifier.Score(split.Training), heldOut = classifier.Score(split.HeldOut);
        EpochHistory.Add(trainer, new(training.Loss, training.Accuracy, heldOut.Loss, heldOut.Accuracy));
        _remark = FormattableString.Invariant($"; epoch {EpochHistory.Of(trainer).Count}: {heldOut.Accuracy:P1} of the names held out");
        log?.Write("loss/training", training.Loss);
        log?.Write("loss/held out", heldOut.Loss);
        log?.Write("accuracy/training", training.Accuracy);
        log?.Write("accuracy/held out", heldOut.Accuracy);
    }
}
