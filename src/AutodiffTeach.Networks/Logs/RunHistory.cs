using AutodiffTeach.Networks.Logs.Reading;

namespace AutodiffTeach.Networks.Logs;

/// <summary>A run as its log tells it: what it was made with, how long it took, and what became of each scalar.</summary>
/// <remarks>Reads what <see cref="RunLog"/> writes, also while it is written and after a crash: a line that is not ended is left out.</remarks>
public sealed class RunHistory
{
    /// <summary>How many scalars of a run are read; those that come later are left out and told.</summary>
    public const int MostScalars = 1000;

    /// <summary>The largest window of a mean.</summary>
    public const int LargestWindow = 1000;

    private readonly int _window;

    private RunHistory(string folder, string name, int window, RunEntries entries, IReadOnlyList<ScalarHistory> scalars, IReadOnlyList<string> problems)
    {
        (Folder, Name, _window, Scalars, Problems) = (folder, name, window, scalars, problems);
        (Settings, Duration) = (entries.Settings, entries.Duration);
    }

    /// <summary>The folder of the run.</summary>
    public string Folder { get; }

    /// <summary>The name of the run.</summary>
    public string Name { get; }

    /// <summary>The options of the run, as they were logged before the first number.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Settings { get; }

    /// <summary>The time from the first entry to the last; null where it is not known.</summary>
    public TimeSpan? Duration { get; }

    /// <summary>The scalars, in the order in which they first appear.</summary>
    public IReadOnlyList<ScalarHistory> Scalars { get; }

    /// <summary>The last step of any scalar; null where there is none.</summary>
    public long? LastStep => Scalars.Max(scalar => (long?)scalar.Last.Step);

    /// <summary>What was left out of the log, and why.</summary>
    public IReadOnlyList<string> Problems { get; }

    /// <summary>Reads the log of a run, a line at a time: the memory does not grow with the log.</summary>
    /// <param name="folder">The folder of the run.</param>
    /// <param name="name">The name of the run; null for that of the folder.</param>
    /// <param name="window">How many values each number is the mean of, 1 to <see cref="LargestWindow"/>.</param>
    /// <exception cref="IOException">A file is not there or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A file must not be read.</exception>
    /// <exception cref="InvalidDataException">The file of scalars does not begin as one of a log.</exception>
    public static RunHistory Read(string folder, string? name = null, int window = 1)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentOutOfRangeException.ThrowIfLessThan(window, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(window, LargestWindow);
        using var records = new ScalarRecords(folder);
        IReadOnlyList<ScalarHistory> scalars = Sum(records, window);
        var problems = new LineProblems(RunEntries.FileName);
        RunEntries entries = RunEntries.Read(folder, problems);
        string ownName = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        return new RunHistory(folder, name ?? ownName, window, entries, scalars, [.. records.Problems.All, .. problems.All]);
    }

    /// <summary>Reads all values of a scalar, or their means where the run was read with a window.</summary>
    /// <param name="scalar">The name of the scalar.</param>
    /// <returns>The points in the order of the log; none where the run has no such scalar.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file must not be read.</exception>
    /// <exception cref="InvalidDataException">The file is no longer one of a log.</exception>
    public IReadOnlyList<ScalarPoint> Points(string scalar)
    {
        ArgumentNullException.ThrowIfNull(scalar);
        List<ScalarPoint> points = [];
        var mean = new TrailingMean(_window);
        long? last = null;
        using var records = new ScalarRecords(Folder);
        while (records.Read())
        {
            if (!records.Name.SequenceEqual(scalar))
                continue;
            last = records.Step;
            mean.Add(records.Value);
            if (mean.IsFull)
                points.Add(new ScalarPoint(records.Step, mean.Mean));
        }

        if (points.Count == 0 && last is { } step)
            points.Add(new ScalarPoint(step, mean.Mean));
        return points;
    }

    private static ScalarHistory[] Sum(ScalarRecords records, int window)
    {
        List<ScalarTally> tallies = [];
        var byName = new Dictionary<string, ScalarTally>(StringComparer.Ordinal);
        Dictionary<string, ScalarTally>.AlternateLookup<ReadOnlySpan<char>> lookup = byName.GetAlternateLookup<ReadOnlySpan<char>>();
        bool isFull = false;
        while (records.Read())
        {
            if (!lookup.TryGetValue(records.Name, out ScalarTally? tally))
            {
                isFull |= tallies.Count == MostScalars;
                if (isFull)
                    continue;
                tally = new ScalarTally(records.Name.ToString(), window);
                tallies.Add(tally);
                lookup[records.Name] = tally;
            }

            tally.Add(records.Step, records.Value);
        }

        if (isFull)
            records.Problems.Add($"has more than {MostScalars} scalars; those that come later are left out");
        return [.. tallies.Select(tally => tally.ToHistory())];
    }
}
