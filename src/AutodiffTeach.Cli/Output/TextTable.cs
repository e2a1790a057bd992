namespace AutodiffTeach.Cli.Output;

/// <summary>A table in plain text: aligned columns under their heads, no lines to spare.</summary>
internal sealed class TextTable(params IReadOnlyList<string> heads)
{
    private const string Gap = "  ";
    private readonly List<IReadOnlyList<string>> _rows = [heads];

    public void Add(params IReadOnlyList<string> cells) => _rows.Add(cells);

    public void Write(TextWriter output)
    {
        int[] widths = [.. Enumerable.Range(0, _rows[0].Count).Select(column => _rows.Max(row => row[column].Length))];
        foreach (IReadOnlyList<string> row in _rows)
            output.WriteLine(string.Join(Gap, row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
    }
}
