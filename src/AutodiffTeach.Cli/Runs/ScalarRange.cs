using AutodiffTeach.Cli.Output;

namespace AutodiffTeach.Cli.Runs;

/// <summary>A number of each of several runs.</summary>
/// <param name="Runs">How many runs have it.</param>
/// <param name="Mean">The mean; NaN where one of them is.</param>
/// <param name="Lowest">The lowest; NaN where one is.</param>
/// <param name="Highest">The highest; NaN where one is.</param>
internal sealed record ScalarRange(int Runs, double Mean, double Lowest, double Highest)
{
    private const int Digits = 4;

    /// <summary>That of some values; null of none.</summary>
    public static ScalarRange? Of(IEnumerable<double> values)
    {
        double[] all = [.. values];
        // Enumerable.Max passes over NaN, which must be seen.
        return all.Length == 0 ? null : new ScalarRange(all.Length, all.Average(), all.Min(), all.Aggregate(Math.Max));
    }

    /// <summary>The number, or the mean and the range.</summary>
    public string Text() => Runs == 1
        ? NumberFormat.Short(Mean, Digits)
        : $"{NumberFormat.Short(Mean, Digits)} ({NumberFormat.Short(Lowest, Digits)} to {NumberFormat.Short(Highest, Digits)})";
}
