using AutodiffTeach.Drawing.Charts;

namespace AutodiffTeach.Cli.Trainings;

/// <summary>The loss against the batches.</summary>
internal static class LossCurve
{
    /// <summary>The mean of the last batches within what they reached, and the loss of an answer to compare with.</summary>
    /// <param name="title">What stands above.</param>
    /// <param name="losses">The loss of every batch.</param>
    /// <param name="baseline">The loss of the answer to compare with.</param>
    /// <param name="baselineName">What that answer is.</param>
    public static LineChart Of(string title, IReadOnlyList<double> losses, double baseline, string baselineName) => Chart(
        title,
        new Series($"mean of the last {TrainingRun.RecentBatches}, and their range", Of(losses, Enumerable.Average)) { Spread = new Spread(Of(losses, Enumerable.Min), Of(losses, Enumerable.Max)) },
        new Series(baselineName, [1, Math.Max(2, losses.Count)], [baseline, baseline]) { IsReference = true });

    /// <summary>The loss of every batch as it is, for tables.</summary>
    public static LineChart Raw(string title, IReadOnlyList<double> losses) => Chart(title, new Series("loss", losses));

    // At each batch something of the last ones, of all where there are fewer.
    private static double[] Of(IReadOnlyList<double> losses, Func<IEnumerable<double>, double> combine)
    {
        double[] all = [.. losses];
        return [.. Enumerable.Range(1, all.Length).Select(end => combine(new ArraySegment<double>(all, Math.Max(0, end - TrainingRun.RecentBatches), Math.Min(end, TrainingRun.RecentBatches))))];
    }

    private static LineChart Chart(string title, params IReadOnlyList<Series> series) => new(title, series)
    {
        X = new Axis("batch"),
        Y = Axis.Logarithmic("mean squared error"),
    };
}
