using AutodiffTeach.Drawing.Charts;

namespace AutodiffTeach.Cli.Trainings;

/// <summary>The loss against the batches.</summary>
internal static class LossCurve
{
    /// <summary>Of each batch, of late, and of an answer to compare with.</summary>
    /// <param name="title">What stands above.</param>
    /// <param name="losses">The loss of every batch.</param>
    /// <param name="baseline">The loss of the answer to compare with.</param>
    /// <param name="baselineName">What that answer is.</param>
    public static LineChart Of(string title, IReadOnlyList<double> losses, double baseline, string baselineName)
    {
        double[] recent = Recent(losses, TrainingRun.RecentBatches);
        return new LineChart(
            title,
            new Series("one batch", losses),
            new Series($"mean of the last {TrainingRun.RecentBatches}", recent),
            new Series(baselineName, [1, Math.Max(2, losses.Count)], [baseline, baseline]) { IsReference = true })
        {
            X = new Axis("batch"),
            Y = Axis.Logarithmic("mean squared error"),
        };
    }

    /// <summary>At each batch the mean of the last ones, of all where there are fewer.</summary>
    internal static double[] Recent(IReadOnlyList<double> losses, int count)
    {
        var means = new double[losses.Count];
        for (int index = 0; index < means.Length; index++)
        {
            int first = Math.Max(0, index + 1 - count);
            double sum = 0;
            for (int one = first; one <= index; one++)
                sum += losses[one];
            means[index] = sum / (index + 1 - first);
        }

        return means;
    }
}
