using System.Globalization;

namespace AutodiffTeach.Networks.Logs.Reading;

/// <summary>Gathers what is wrong with the lines of a log: the first few in words, the others as a number.</summary>
/// <param name="file">How messages name the file.</param>
internal sealed class LineProblems(string file)
{
    private const int Most = 3;
    private const int LongestExcerpt = 40;

    private readonly List<string> _first = [];
    private long _count;

    public IEnumerable<string> All => _count > Most
        ? _first.Append(string.Create(CultureInfo.InvariantCulture, $"{file}: {_count - Most} more lines skipped"))
        : _first;

    /// <summary>Notes a line that is skipped.</summary>
    public void Skip(long line, ReadOnlySpan<char> text, string expected)
    {
        if (_count++ < Most)
            _first.Add(string.Create(CultureInfo.InvariantCulture, $"{file}: line {line} skipped: '{Excerpt(text)}'; expected {expected}"));
    }

    /// <summary>Notes something about the whole file.</summary>
    public void Add(string problem) => _first.Add($"{file}: {problem}");

    /// <summary>The beginning of a text, what would move a terminal's cursor left out.</summary>
    public static string Excerpt(ReadOnlySpan<char> text)
    {
        string shown = text.Length > LongestExcerpt ? $"{text[..LongestExcerpt]}…" : text.ToString();
        return string.Concat(shown.Select(letter => char.IsControl(letter) ? '�' : letter));
    }
}
