using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;

namespace AutodiffTeach.Networks.Logs;

/// <summary>
/// The log of one run, in a folder of its own: <c>scalars.csv</c> (step, name, value), <c>log.jsonl</c> (an object a line, with the time) and a file
/// of events for TensorBoard.
/// </summary>
/// <remarks>
/// Each entry is handed to the system as soon as it is made: a run that is interrupted keeps what it wrote. Numbers are the shortest that read back as themselves;
/// NaN and the infinities are <c>NaN</c>, <c>Infinity</c> and <c>-Infinity</c>, in JSON as strings. Serves one thread at a time.
/// </remarks>
public sealed class RunLog : IDisposable
{
    private const string ScalarsName = "scalars.csv";
    private const string EntriesName = "log.jsonl";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly TimeProvider _time;
    private readonly StreamWriter _scalars;
    private readonly StreamWriter _entries;
    private readonly EventFile _events;

    private RunLog(string folder, FileStream scalars, TimeProvider time)
    {
        Folder = folder;
        _time = time;
        _scalars = new StreamWriter(scalars, Utf8) { AutoFlush = true };
        _scalars.Write("step,name,value\n");
        _entries = new StreamWriter(Path.Combine(folder, EntriesName), append: false, Utf8) { AutoFlush = true };
        _events = new EventFile(folder, time);
    }

    /// <summary>The folder of this run.</summary>
    public string Folder { get; }

    /// <summary>Begins the log of a run.</summary>
    /// <param name="directory">The folder of all runs; made where it is not there.</param>
    /// <param name="name">The run's name; where a run has it already, the next number is put behind it: <c>lstm</c>, <c>lstm-2</c>, <c>lstm-3</c>.</param>
    /// <param name="time">The clock; null for the system's.</param>
    /// <exception cref="IOException">The folder cannot be made or written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder must not be written.</exception>
    public static RunLog Create(string directory, string name, TimeProvider? time = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        for (int number = 1; ; number++)
        {
            string folder = Path.Combine(directory, number == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}-{number}"));
            if (!Path.Exists(folder) && Claim(folder) is { } scalars)
                return new RunLog(folder, scalars, time ?? TimeProvider.System);
        }
    }

    /// <summary>Writes a number.</summary>
    /// <param name="tag">What it is; a slash groups: <c>loss/train</c>.</param>
    /// <param name="step">The step of training.</param>
    /// <param name="value">The number.</param>
    public void WriteScalar(string tag, long step, double value)
    {
        ArgumentNullException.ThrowIfNull(tag);
        _scalars.Write(string.Create(CultureInfo.InvariantCulture, $"{step},{Quoted(tag)},{Number(value)}\n"));
        WriteEntry(tag, step, json =>
        {
            if (double.IsFinite(value))
                json.WriteNumber("value", value);
            else
                json.WriteString("value", Number(value));
        });
        _events.WriteScalar(tag, step, value);
    }

    /// <summary>Writes how numbers are distributed, for TensorBoard.</summary>
    /// <typeparam name="T">The number: <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="tag">What they are.</param>
    /// <param name="step">The step of training.</param>
    /// <param name="values">The numbers.</param>
    public void WriteHistogram<T>(string tag, long step, ReadOnlySpan<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => _events.WriteHistogram(tag, step, Histogram.Of(values));

    /// <summary>Writes an image, for TensorBoard.</summary>
    /// <param name="tag">What it shows.</param>
    /// <param name="step">The step of training.</param>
    /// <param name="image">The image.</param>
    public void WriteImage(string tag, long step, PngImage image) => _events.WriteImage(tag, step, image);

    /// <summary>Writes named texts, such as the options of the run: an object of JSON, and a table for TensorBoard.</summary>
    /// <param name="tag">What they are.</param>
    /// <param name="step">The step of training.</param>
    /// <param name="entries">Names and texts, in the order shown.</param>
    public void WriteTable(string tag, long step, IReadOnlyList<KeyValuePair<string, string>> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        WriteEntry(tag, step, json =>
        {
            json.WriteStartObject("value");
            foreach ((string name, string text) in entries)
                json.WriteString(name, text);
            json.WriteEndObject();
        });
        IEnumerable<string> rows = entries.Select(entry => $"| {Cell(entry.Key)} | {Cell(entry.Value)} |\n");
        _events.WriteText(tag, step, "| name | value |\n| --- | --- |\n" + string.Concat(rows));
    }

    /// <summary>Ends the log.</summary>
    public void Dispose()
    {
        _scalars.Dispose();
        _entries.Dispose();
        _events.Dispose();
    }

    // Of two runs that want the same folder, one makes the file.
    private static FileStream? Claim(string folder)
    {
        Directory.CreateDirectory(folder);
        string path = Path.Combine(folder, ScalarsName);
        try
        {
            return new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read);
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }

    private void WriteEntry(string tag, long step, Action<Utf8JsonWriter> value)
    {
        using var line = new MemoryStream();
        using (var json = new Utf8JsonWriter(line))
        {
            json.WriteStartObject();
            json.WriteNumber("step", step);
            json.WriteString("time", _time.GetUtcNow().UtcDateTime);
            json.WriteString("name", tag);
            value(json);
            json.WriteEndObject();
        }

        _entries.Write(Utf8.GetString(line.GetBuffer(), 0, (int)line.Length) + "\n");
    }

    private static string Number(double value) => double.IsFinite(value)
        ? value.ToString("R", CultureInfo.InvariantCulture)
        : double.IsNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";

    private static string Quoted(string text) => text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    // Text that Markdown must not take for a mark, least of all for HTML.
    private static string Cell(string text) => string.Concat(text.Select(letter =>
        char.IsControl(letter) ? " " : char.IsAscii(letter) && (char.IsPunctuation(letter) || char.IsSymbol(letter)) && letter is not ('.' or '-' or ',' or '/') ? $"\\{letter}" : letter.ToString()));
}
