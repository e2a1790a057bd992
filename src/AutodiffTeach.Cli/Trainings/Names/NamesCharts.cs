using AutodiffTeach.Drawing.Charts;
using AutodiffTeach.Drawing.Layout;

namespace AutodiffTeach.Cli.Trainings.Names;

/// <summary>The charts of a training on names.</summary>
internal static class NamesCharts
{
    // Room for a name and for two digits in each cell, and for what stands around the cells.
    private const int CellSize = 36;
    private const int FrameSize = 200;

    /// <summary>Which languages were taken for which, in hundredths: the rows add up to 1.</summary>
    public static HeatMap Confusion(NamesResult result) => Matrix(result, (actual, predicted) => Math.Round(result.HeldOut.Confusion.ShareOf(actual, predicted), 2)) with
    {
        Colours = new Axis("share of the row's names") { Minimum = 0, Maximum = 1 },
    };

    /// <summary>How many names were taken for which language, for tables.</summary>
    public static HeatMap Counts(NamesResult result) => Matrix(result, (actual, predicted) => result.HeldOut.Confusion[actual, predicted]);

    /// <summary>The accuracy on both parts against the epochs.</summary>
    public static LineChart Accuracy(NamesResult result) => new(
        result.Title,
        new Series("trained on", [.. result.Epochs.Select(epoch => epoch.TrainingAccuracy)]),
        new Series("held out", [.. result.Epochs.Select(epoch => epoch.HeldOutAccuracy)]),
        new Series($"always {Prose(result.Languages[result.CommonestLanguage])}", [1, Math.Max(2, result.Epochs.Count)], [result.CommonestAccuracy, result.CommonestAccuracy]) { IsReference = true })
    {
        X = new Axis("epoch"),
        Y = new Axis("accuracy"),
    };

    /// <summary>Loss and accuracy on both parts against the epochs, for tables.</summary>
    public static LineChart Epochs(NamesResult result) => new(
        result.Title,
        new Series("training loss", [.. result.Epochs.Select(epoch => epoch.TrainingLoss)]),
        new Series("training accuracy", [.. result.Epochs.Select(epoch => epoch.TrainingAccuracy)]),
        new Series("held-out loss", [.. result.Epochs.Select(epoch => epoch.HeldOutLoss)]),
        new Series("held-out accuracy", [.. result.Epochs.Select(epoch => epoch.HeldOutAccuracy)]));

    private static HeatMap Matrix(NamesResult result, Func<int, int, double> value)
    {
        string[] names = [.. result.Languages.Select(Prose)];
        IEnumerable<int> all = Enumerable.Range(0, names.Length);
        return new(result.Title, [.. all.Select(actual => all.Select(predicted => value(actual, predicted)).ToArray())])
        {
            RowLabel = "language of the name",
            ColumnLabel = "taken for",
            RowNames = names,
            ColumnNames = names,
            Size = new Size(FrameSize + (CellSize * names.Length), FrameSize + (CellSize * names.Length)),
        };
    }

    // In charts a dollar sign begins mathematics.
    private static string Prose(string text) => text.Replace("$", "\\$", StringComparison.Ordinal);
}
