namespace AutodiffTeach.Cli.Runs;

/// <summary>What is to be told of runs.</summary>
/// <param name="Groups">The runs, or those that are told as one, in the order told.</param>
/// <param name="Scalar">The scalar that is compared; null for all.</param>
/// <param name="Window">How many logged values each number is the mean of.</param>
/// <param name="Skipped">What is no run or cannot be read.</param>
internal sealed record RunComparison(IReadOnlyList<RunGroup> Groups, string? Scalar, int Window, IReadOnlyList<string> Skipped)
{
    /// <summary>The scalars that are told.</summary>
    public IReadOnlyList<string> Scalars { get; } = Scalar is null ? RunGroup.ScalarsOf(Groups) : [Scalar];

    /// <summary>The settings in which groups differ.</summary>
    public IReadOnlyList<string> Differences { get; } = RunGroup.Differences(Groups);

    /// <summary>Whether a group is of more than one run.</summary>
    public bool HasBands => Groups.Any(group => group.Runs.Count > 1);

    /// <summary>The curves of the scalar that is compared, of the groups that have it.</summary>
    public IReadOnlyList<GroupCurve> Curves => field ??= [.. Groups.Where(group => group.Scalar(Scalar!).Count > 0).Select(group => GroupCurve.Of(group, CurveName(group), Scalar!))];

    // Runs that are told as one are named for what tells them from others.
    private string CurveName(RunGroup group)
    {
        if (group.Runs.Count == 1)
            return group.Name;
        string settings = string.Join(", ", Differences.Where(name => group.Setting(name) is not null).Select(name => $"{name} {group.Setting(name)}"));
        string runs = FormattableString.Invariant($"{group.Runs.Count} runs");
        return settings.Length == 0 ? runs : $"{settings} ({runs})";
    }
}
