using AutodiffTeach.Networks.Names;
using AutodiffTeach.Networks.Training;

namespace AutodiffTeach.Cli.Trainings.Names;

/// <summary>What a network has learned of names.</summary>
/// <param name="Title">What it was.</param>
/// <param name="Source">Where the names are from.</param>
/// <param name="Settings">The options of the run.</param>
/// <param name="Trainer">The training that has ended.</param>
/// <param name="Plan">How long it was to be.</param>
/// <param name="Model">The network.</param>
/// <param name="Split">The names of both parts.</param>
/// <param name="HeldOut">The score of the names held out.</param>
/// <param name="Unseen">The score of those of them that were not trained on too.</param>
internal sealed record NamesResult(
    string Title, string Source, IReadOnlyList<Setting> Settings, Trainer<float> Trainer, RunPlan Plan, NameModel Model, NameSplit Split, NameScore HeldOut, NameScore Unseen)
{
    /// <summary>The scores of all epochs.</summary>
    public IReadOnlyList<EpochScore> Epochs { get; } = EpochHistory.Of(Trainer);

    public IReadOnlyList<string> Languages => Model.Languages;

    /// <summary>The language of most names that were trained on.</summary>
    public int CommonestLanguage { get; } = Split.Training.CountBy(name => name.Language).OrderByDescending(entry => entry.Value).ThenBy(entry => entry.Key).First().Key;

    /// <summary>The accuracy on the names held out of an answer that is always the commonest language.</summary>
    public double CommonestAccuracy => (double)HeldOut.Confusion.CountOf(CommonestLanguage) / HeldOut.Confusion.Total;

    /// <summary>Which languages were most often taken for which others.</summary>
    /// <param name="most">How many pairs at most.</param>
    public IReadOnlyList<(int Actual, int Predicted, int Count)> Confusions(int most) =>
    [
        .. (from actual in Enumerable.Range(0, Languages.Count)
            from predicted in Enumerable.Range(0, Languages.Count)
            let count = HeldOut.Confusion[actual, predicted]
            where actual != predicted && count > 0
            orderby count descending, actual, predicted
            select (actual, predicted, count)).Take(most),
    ];
}
