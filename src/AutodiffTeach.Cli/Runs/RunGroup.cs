using AutodiffTeach.Cli.Invocation;
using AutodiffTeach.Networks.Logs;

namespace AutodiffTeach.Cli.Runs;

/// <summary>Runs that are told as one: a single run, or those of the same settings that differ in the seed.</summary>
/// <param name="Runs">The runs, at least one.</param>
internal sealed record RunGroup(IReadOnlyList<RunHistory> Runs)
{
    private const string Seed = "seed";

    /// <summary>The name: of the first run, and how many there are besides.</summary>
    public string Name => Runs.Count == 1 ? Runs[0].Name : FormattableString.Invariant($"{Runs[0].Name} and {Runs.Count - 1} more");

    public long? LastStep => Runs.Max(run => run.LastStep);

    /// <summary>The seconds of all runs together; null where those of one are not known.</summary>
    public double? Seconds => Runs.All(run => run.Duration is not null) ? Runs.Sum(run => run.Duration!.Value.TotalSeconds) : null;

    /// <summary>The setting in all runs of the group; null where they have none or differ.</summary>
    public string? Setting(string name) => TextsOf(name) is [var only] ? only : null;

    /// <summary>What became of a scalar in the runs that have it.</summary>
    public IReadOnlyList<ScalarHistory> Scalar(string name) => [.. Runs.SelectMany(run => run.Scalars).Where(scalar => scalar.Name == name)];

    /// <summary>Each run for itself.</summary>
    public static IReadOnlyList<RunGroup> Each(IReadOnlyList<RunHistory> runs) => [.. runs.Select(run => new RunGroup([run]))];

    /// <summary>Runs of the same settings together, the seed apart; runs without settings stay alone.</summary>
    public static IReadOnlyList<RunGroup> OfSeeds(IReadOnlyList<RunHistory> runs) =>
        [.. runs.GroupBy(KeyOf, StringComparer.Ordinal).Select(group => new RunGroup([.. group]))];

    /// <summary>The names of settings in which groups differ, in the order of the logs; not of those, such as the seed, that differ within a group.</summary>
    public static IReadOnlyList<string> Differences(IReadOnlyList<RunGroup> groups) =>
        [.. groups.SelectMany(group => group.Runs).SelectMany(run => run.Settings).Select(setting => setting.Key).Distinct()
            .Where(name => groups.All(group => group.TextsOf(name).Length == 1) && groups.Select(group => group.Setting(name)).Distinct().Count() > 1)];

    /// <summary>The names of all scalars, in the order of the logs.</summary>
    public static IReadOnlyList<string> ScalarsOf(IReadOnlyList<RunGroup> groups) =>
        [.. groups.SelectMany(group => group.Runs).SelectMany(run => run.Scalars).Select(scalar => scalar.Name).Distinct()];

    /// <summary>The groups in an order.</summary>
    /// <param name="groups">The groups.</param>
    /// <param name="key">A scalar, the better first; a setting, numbers as numbers; or <c>name</c>, <c>steps</c>, <c>time</c>.</param>
    /// <exception cref="InputException">There is nothing of this name.</exception>
    public static IReadOnlyList<RunGroup> Sorted(IReadOnlyList<RunGroup> groups, string key)
    {
        IReadOnlyList<string> scalars = ScalarsOf(groups);
        if (scalars.Contains(key))
            return ScalarSummary.Sorted(groups, key);
        return key switch
        {
            "name" => groups,
            "steps" => [.. groups.OrderBy(group => group.LastStep ?? long.MaxValue)],
            "time" => [.. groups.OrderBy(group => group.Seconds ?? double.PositiveInfinity)],
            _ when SettingsOf(groups).Contains(key) => [.. groups.OrderBy(group => new SettingOrder(group.Setting(key)))],
            _ => throw new InputException($"--sort: no run has '{key}'; expected {Output.Wordings.Or([.. (string[])["name", "steps", "time"], .. scalars.Select(RunTable.Plain), .. SettingsOf(groups).Select(RunTable.Plain)], limit: 20)}"),
        };
    }

    private static IReadOnlyList<string> SettingsOf(IReadOnlyList<RunGroup> groups) =>
        [.. groups.SelectMany(group => group.Runs).SelectMany(run => run.Settings).Select(setting => setting.Key).Distinct()];

    private string?[] TextsOf(string name) => [.. Runs.Select(run => run.Settings.FirstOrDefault(setting => setting.Key == name).Value).Distinct()];

    // Settings in the order of their names: two logs may have them in another.
    private static string KeyOf(RunHistory run) => run.Settings.Count == 0
        ? $"run {run.Name}"
        : System.Text.Json.JsonSerializer.Serialize(run.Settings.Where(setting => setting.Key != Seed).OrderBy(setting => setting.Key, StringComparer.Ordinal).Select(setting => new[] { setting.Key, setting.Value }));
}
