using System.Globalization;
using System.Text;
using System.Text.Json;

namespace AutodiffTeach.Networks.Logs.Reading;

/// <summary>What a file <c>log.jsonl</c> tells of a whole run: its settings, which come before the first number, and its first and last time.</summary>
/// <param name="Settings">Names and texts, as they were logged.</param>
/// <param name="Duration">From the first entry to the last; null where it is not known.</param>
internal sealed record RunEntries(IReadOnlyList<KeyValuePair<string, string>> Settings, TimeSpan? Duration)
{
    public const string FileName = "log.jsonl";

    private const int Longest = 1 << 20;
    private const int TailBytes = 1 << 16;

    /// <summary>Reads the beginning and the end of the file, whatever is between.</summary>
    public static RunEntries Read(string folder, LineProblems problems)
    {
        string path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
        {
            problems.Add("is not there; settings and time are not known");
            return new RunEntries([], null);
        }

        List<KeyValuePair<string, string>> settings = [];
        DateTimeOffset? first = null;
        using var lines = new LogLines(path, Longest);
        while (lines.Read())
        {
            if (lines.IsTooLong || EntryOf(lines.Line) is not { } entry)
            {
                problems.Skip(lines.Number, lines.IsTooLong ? "" : lines.Line, "an object with step, time, name and value");
                continue;
            }

            first ??= entry.Time;
            if (entry.Table is null)
                break;
            settings.AddRange(entry.Table.Where(setting => settings.TrueForAll(known => known.Key != setting.Key)));
        }

        return new RunEntries(settings, LastTime(path) - first);
    }

    private static DateTimeOffset? LastTime(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        file.Position = Math.Max(0, file.Length - TailBytes);
        var tail = new byte[TailBytes];
        string[] lines = Encoding.UTF8.GetString(tail, 0, file.ReadAtLeast(tail, TailBytes, throwOnEndOfStream: false)).Split('\n');
        // What is behind the last end of a line may be cut.
        return lines.SkipLast(1).Reverse().Select(line => EntryOf(line)?.Time).FirstOrDefault(time => time is not null);
    }

    private static Entry? EntryOf(ReadOnlySpan<char> line)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(line.ToString());
            if (document.RootElement is not { ValueKind: JsonValueKind.Object } root
                || !root.TryGetProperty("time", out JsonElement time) || time.ValueKind != JsonValueKind.String || !root.TryGetProperty("value", out JsonElement value)
                || !DateTimeOffset.TryParse(time.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset moment))
                return null;
            return new Entry(moment, value.ValueKind != JsonValueKind.Object ? null : [.. value.EnumerateObject().Select(property => KeyValuePair.Create(property.Name, property.Value.ToString()))]);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private sealed record Entry(DateTimeOffset Time, IReadOnlyList<KeyValuePair<string, string>>? Table);
}
