using System.Globalization;
using AutodiffTeach.Cli.Output;

namespace AutodiffTeach.Cli.Runs;

/// <summary>Runs as a table for a terminal.</summary>
internal static class RunTable
{
    private const int MostScalars = 4;
    private const int LongestCell = 60;

    /// <summary>A line for each run: its settings where they differ, its last step, the last and the best value of each scalar, its time.</summary>
    public static void Write(RunComparison runs, TextWriter output)
    {
        string[] scalars = [.. runs.Scalars.Take(MostScalars)];
        var table = new TextTable([.. Heads(runs, scalars).Select(Cell)]);
        foreach (RunGroup group in runs.Groups)
            table.Add([.. Cells(runs, group, scalars).Select(Cell)]);
        table.Write(output);
        output.WriteLine();
        foreach (string sentence in Sentences(runs))
            output.WriteLine(sentence);
    }

    private static IEnumerable<string> Heads(RunComparison runs, string[] scalars) =>
        ["run", .. runs.Differences, "step", .. scalars.SelectMany(scalar => (string[])[scalar, ScalarSummary.BestName(scalar)]), "time"];

    private static IEnumerable<string> Cells(RunComparison runs, RunGroup group, string[] scalars) =>
    [
        group.Name,
        .. runs.Differences.Select(name => group.Setting(name) ?? ""),
        group.LastStep?.ToString(CultureInfo.InvariantCulture) ?? "",
        .. scalars.SelectMany(scalar => (string[])[ScalarSummary.LastOf(group, scalar)?.Text() ?? "", ScalarSummary.BestOf(group, scalar)?.Text() ?? ""]),
        TimeText(group.Seconds),
    ];

    private static IEnumerable<string> Sentences(RunComparison runs)
    {
        string what = runs.Window == 1 ? "the last value" : FormattableString.Invariant($"the mean of the last {runs.Window} logged values");
        yield return $"A column with the name of a scalar has {what}; beside it is the best of such values, the highest of an accuracy, the lowest of all else.";
        if (runs.HasBands)
            yield return "Of several runs each number is the mean, with the range over the runs; the time is that of all.";
        if (runs.Scalars.Count > MostScalars)
            yield return FormattableString.Invariant($"There are {runs.Scalars.Count - MostScalars} more scalars: --scalar NAME tells one, --json all of them.");
    }

    // To the second; below a minute to the hundredth.
    private static string TimeText(double? seconds) => seconds switch
    {
        null => "",
        < 60 => string.Create(CultureInfo.InvariantCulture, $"{seconds:F2} s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{(long)seconds / 3600}:{(long)seconds / 60 % 60:00}:{(long)seconds % 60:00}"),
    };

    /// <summary>A text from a file, without what would move the cursor.</summary>
    public static string Plain(string text) => string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter));

    // A name must not push all else out of sight.
    private static string Cell(string text) => Plain(text.Length > LongestCell ? $"{text[..(LongestCell - 1)]}…" : text);
}
