using AutodiffTeach.Networks.Files;
using AutodiffTeach.Networks.Files.Reading;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Datasets;

/// <summary>A table of numbers: a line each with the numbers of an example, separated by commas; a first line without any number is a heading.</summary>
public static class NumberTable
{
    /// <summary>Reads a UTF-8 file.</summary>
    /// <param name="path">The file.</param>
    /// <returns>Examples × features.</returns>
    /// <exception cref="NetworkFileException">It is no such table; all of its problems are in the exception.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static Matrix<double> Load(string path) => Parse(File.ReadAllText(path), Path.GetFileName(path));

    /// <summary>Reads a table.</summary>
    /// <param name="text">The lines, as long as one another; the last with or without its end.</param>
    /// <param name="name">How messages name the table.</param>
    /// <returns>Examples × features.</returns>
    /// <exception cref="NetworkFileException">It is no such table; all of its problems are in the exception.</exception>
    public static Matrix<double> Parse(string text, string name)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(name);
        var problems = new Problems(name);
        List<string> lines = TableLines.Of(text);
        int first = lines.Count > 0 && !TableLines.HasNumber(lines[0]) ? 1 : 0;
        int width = lines.Count > 0 ? lines[0].Split(',').Length : 1;
        string form = first < lines.Count ? $"{Wording.Counted(width, "number")} as in line 1" : "numbers separated by commas";
        List<double[]> rows = TableLines.Read(lines, first, width, form, problems, (_, value) => double.IsFinite(value) ? null : "a number");
        problems.ThrowIfAny();
        return new(rows.Count, width, rows.SelectMany(row => row).ToArray());
    }
}
