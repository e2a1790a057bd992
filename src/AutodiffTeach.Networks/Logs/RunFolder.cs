using System.Text.RegularExpressions;
using AutodiffTeach.Networks.Logs.Reading;

namespace AutodiffTeach.Networks.Logs;

/// <summary>The runs in a folder: the folder itself where it is one, the folders in it, and those in folders that are no runs.</summary>
public sealed partial class RunFolder
{
    private const int LongestNumber = 20;

    private RunFolder(string path, IReadOnlyList<RunHistory> runs, IReadOnlyList<string> skipped) => (Path, Runs, Skipped) = (path, runs, skipped);

    /// <summary>The folder.</summary>
    public string Path { get; }

    /// <summary>The runs in the order of their names, numbers in names as numbers: <c>lstm-2</c> before <c>lstm-10</c>.</summary>
    public IReadOnlyList<RunHistory> Runs { get; }

    /// <summary>What is no run or cannot be read, and why.</summary>
    public IReadOnlyList<string> Skipped { get; }

    /// <summary>Reads the runs in a folder.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="window">How many values each number is the mean of, 1 to <see cref="RunHistory.LargestWindow"/>.</param>
    /// <exception cref="IOException">The folder is not there or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder must not be read.</exception>
    public static RunFolder Read(string path, int window = 1)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        List<RunHistory> runs = [];
        List<string> skipped = [];
        if (IsRun(path))
            Add(path, null);
        foreach (string folder in Folders(path))
            AddWithin(folder);
        return new RunFolder(path, runs, skipped);

        void AddWithin(string folder)
        {
            string name = System.IO.Path.GetFileName(folder);
            try
            {
                string[] inner = IsRun(folder) ? [folder] : [.. Folders(folder).Where(IsRun)];
                foreach (string run in inner)
                    Add(run, System.IO.Path.GetRelativePath(path, run).Replace('\\', '/'));
                if (inner.Length == 0)
                    skipped.Add($"{name}: no run; expected a folder with {ScalarRecords.FileName}, or with such folders");
            }
            catch (Exception cause) when (IsUnreadable(cause))
            {
                skipped.Add($"{name}: {Reason(cause)}");
            }
        }

        void Add(string folder, string? name)
        {
            try
            {
                runs.Add(RunHistory.Read(folder, name, window));
            }
            catch (Exception cause) when (IsUnreadable(cause))
            {
                skipped.Add($"{name ?? "."}: {Reason(cause)}");
            }
        }
    }

    private static bool IsRun(string folder) => File.Exists(System.IO.Path.Combine(folder, ScalarRecords.FileName));

    private static IEnumerable<string> Folders(string path) => Directory.EnumerateDirectories(path)
        .OrderBy(folder => Numbers().Replace(System.IO.Path.GetFileName(folder), number => number.Value.PadLeft(LongestNumber, '0')), StringComparer.Ordinal)
        .ThenBy(folder => folder, StringComparer.Ordinal);

    private static bool IsUnreadable(Exception cause) => cause is IOException or UnauthorizedAccessException or InvalidDataException;

    private static string Reason(Exception cause) => cause is UnauthorizedAccessException ? "permission denied" : cause.Message.ReplaceLineEndings(" ").TrimEnd('.');

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Numbers();
}
