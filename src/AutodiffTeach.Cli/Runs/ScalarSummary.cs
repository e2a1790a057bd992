using AutodiffTeach.Networks.Logs;

namespace AutodiffTeach.Cli.Runs;

/// <summary>What a group of runs reached in a scalar: over several runs the mean, and the range.</summary>
internal static class ScalarSummary
{
    /// <summary>Whether more is better: of an accuracy; of all else, losses and norms, less is.</summary>
    public static bool IsMoreBetter(string scalar) => scalar.Contains("accuracy", StringComparison.OrdinalIgnoreCase);

    /// <summary>What the best value of a scalar is.</summary>
    public static string BestName(string scalar) => IsMoreBetter(scalar) ? "highest" : "lowest";

    /// <summary>The best value that a run had.</summary>
    private static ScalarPoint? Best(ScalarHistory scalar) => IsMoreBetter(scalar.Name) ? scalar.Highest : scalar.Lowest;

    /// <summary>The last values of the runs that have the scalar; null where none has it.</summary>
    public static ScalarRange? LastOf(RunGroup group, string scalar) => ScalarRange.Of(group.Scalar(scalar).Select(history => history.Last.Value));

    /// <summary>The best values of the runs that have the scalar; null where none has it.</summary>
    public static ScalarRange? BestOf(RunGroup group, string scalar) => ScalarRange.Of(group.Scalar(scalar).Select(history => Best(history)?.Value ?? double.NaN));

    /// <summary>The groups, those first whose best value is better, in the mean over runs; those without it last.</summary>
    public static IReadOnlyList<RunGroup> Sorted(IReadOnlyList<RunGroup> groups, string scalar)
    {
        double sign = IsMoreBetter(scalar) ? -1 : 1;
        return [.. groups.Select(group => (Group: group, Key: sign * BestOf(group, scalar)?.Mean ?? double.NaN))
            .OrderBy(entry => double.IsNaN(entry.Key)).ThenBy(entry => entry.Key).Select(entry => entry.Group)];
    }
}
