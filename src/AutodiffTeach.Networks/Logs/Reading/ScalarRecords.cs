using System.Globalization;

namespace AutodiffTeach.Networks.Logs.Reading;

/// <summary>The records of a file <c>scalars.csv</c>, one at a time; those that are none are skipped and noted.</summary>
internal sealed class ScalarRecords : IDisposable
{
    public const string FileName = "scalars.csv";

    private const string Header = "step,name,value";
    private const string Expected = "step,name,value, such as 10,loss,0.5";
    private const int Longest = 1 << 16;

    private readonly LogLines _lines;
    private readonly LineProblems _problems = new(FileName);
    private string? _unquoted;
    private (int Start, int Length) _name;

    /// <summary>Opens the file of a run.</summary>
    /// <param name="folder">The folder of the run.</param>
    /// <exception cref="InvalidDataException">The file begins as no log does.</exception>
    public ScalarRecords(string folder)
    {
        _lines = new LogLines(Path.Combine(folder, FileName), Longest);
        if (!_lines.Read() || _lines.Line.SequenceEqual(Header))
            return;
        string found = LineProblems.Excerpt(_lines.IsTooLong ? "" : _lines.Line);
        _lines.Dispose();
        throw new InvalidDataException($"{FileName}: begins with '{found}'; expected {Header}, as a log begins");
    }

    public long Step { get; private set; }

    public ReadOnlySpan<char> Name => _unquoted ?? _lines.Line.Slice(_name.Start, _name.Length);

    public double Value { get; private set; }

    /// <summary>What was wrong with the lines read so far.</summary>
    public LineProblems Problems => _problems;

    /// <summary>Goes to the next record.</summary>
    /// <returns>False where there is none.</returns>
    public bool Read()
    {
        while (_lines.Read())
        {
            if (_lines.IsTooLong)
                _problems.Skip(_lines.Number, $"a line of more than {Longest} characters", Expected);
            else if (Parse())
                return true;
        }

        if (_lines.IsCut)
            _problems.Add("ends within a line, as after a crash; that line is left out");
        return false;
    }

    public void Dispose() => _lines.Dispose();

    private bool Parse()
    {
        ReadOnlySpan<char> line = _lines.Line;
        long number = _lines.Number;
        int comma = line.IndexOf(',');
        bool isQuoted = comma >= 0 && line[(comma + 1)..].StartsWith('"');
        _unquoted = null;
        if (isQuoted ? ParseQuoted(line, comma + 1) : ParsePlain(line, comma))
            return true;
        _problems.Skip(number, line, Expected);
        return false;
    }

    private bool ParsePlain(ReadOnlySpan<char> line, int comma)
    {
        int second = line.LastIndexOf(',');
        _name = (comma + 1, second - comma - 1);
        return second > comma && !line.Slice(_name.Start, _name.Length).ContainsAny(',', '"') && ParseNumbers(line[..comma], line[(second + 1)..]);
    }

    // A name in quotes may hold ends of lines.
    private bool ParseQuoted(ReadOnlySpan<char> line, int start)
    {
        string record = line.ToString();
        while (record.AsSpan().Count('"') % 2 != 0)
        {
            if (record.Length > Longest || !_lines.Read() || _lines.IsTooLong)
                return false;
            record = $"{record}\n{_lines.Line}";
        }

        int end = record.LastIndexOf("\",", StringComparison.Ordinal);
        if (end <= start)
            return false;
        _unquoted = record[(start + 1)..end].Replace("\"\"", "\"", StringComparison.Ordinal);
        return ParseNumbers(record.AsSpan(0, start - 1), record.AsSpan(end + 2));
    }

    private bool ParseNumbers(ReadOnlySpan<char> step, ReadOnlySpan<char> value)
    {
        bool isStep = long.TryParse(step, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long readStep);
        bool isValue = double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double readValue);
        (Step, Value) = (readStep, readValue);
        return isStep && isValue;
    }
}
