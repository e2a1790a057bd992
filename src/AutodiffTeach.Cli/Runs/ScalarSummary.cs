using AutodiffTeach.Cli.Output;
using AutodiffTeach.Networks.Logs;

namespace AutodiffTeach.Cli.Runs;

/// <summary>What a group of runs reached in a scalar: over several runs the mean, and the range.</summary>
internal static class ScalarSummary
{
    private const int Digits = 4;

    /// <summary>Whether more is better: of an accuracy; of all else, losses and norms, less is.</summary>
    public static bool IsMoreBetter(string scalar) => scalar.Contains("accuracy", StringComparison.OrdinalIgnoreCase);

    /// <summary>What the best value of a scalar is.</summary>
    public static string BestName(string scalar) => IsMoreBetter(scalar) ? "highest" : "lowest";

    /// <summary>The best value that a run had.</summary>
    public static ScalarPoint? Best(ScalarHistory scalar) => IsMoreBetter(scalar.Name) ? scalar.Highest : scalar.Lowest;

    public static string LastText(RunGroup group, string scalar) => Text(group.Scalar(scalar).Select(history => history.Last.Value));

    public static string BestText(RunGroup group, string scalar) => Text(group.Scalar(scalar).Select(history => Best(history)?.Value ?? double.NaN));

    /// <summary>The groups, those first whose best value is better, in the mean over runs; those without it last.</summary>
    public static IReadOnlyList<RunGroup> Sorted(IReadOnlyList<RunGroup> groups, string scalar)
    {
        double sign = IsMoreBetter(scalar) ? -1 : 1;
        return [.. groups.OrderBy(group => MeanOfBest(group, scalar) is { } mean && !double.IsNaN(mean) ? 0 : 1).ThenBy(group => sign * MeanOfBest(group, scalar))];
    }

    private static double? MeanOfBest(RunGroup group, string scalar) => group.Scalar(scalar).Average(history => Best(history)?.Value ?? (double?)double.NaN);

    private static string Text(IEnumerable<double> values)
    {
        double[] all = [.. values];
        return all.Length switch
        {
            0 => "",
            1 => NumberFormat.Short(all[0], Digits),
            _ => $"{NumberFormat.Short(all.Average(), Digits)} ({NumberFormat.Short(all.Min(), Digits)} to {NumberFormat.Short(all.Max(), Digits)})",
        };
    }
}
