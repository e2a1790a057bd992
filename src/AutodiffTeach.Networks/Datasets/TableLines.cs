using System.Globalization;
using AutodiffTeach.Networks.Files.Reading;

namespace AutodiffTeach.Networks.Datasets;

/// <summary>Reads numbers in lines, separated by commas.</summary>
internal static class TableLines
{
    private const NumberStyles Style = NumberStyles.Float;

    /// <summary>The lines of a text; the end of the last one begins no other. A byte order mark in front is left out.</summary>
    public static List<string> Of(string text)
    {
        List<string> lines = [.. text.TrimStart('\uFEFF').Split('\n').Select(line => line.EndsWith('\r') ? line[..^1] : line)];
        if (lines[^1].Length == 0)
            lines.RemoveAt(lines.Count - 1);
        return lines;
    }

    /// <summary>Whether a field of a line is a number.</summary>
    public static bool HasNumber(string line) => line.Split(',').Any(field => double.TryParse(field, Style, CultureInfo.InvariantCulture, out _));

    /// <summary>Reads rows of equal length; what is wrong is noted with line and column, both counted from 1.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="first">The line with which the rows begin, counted from 0.</param>
    /// <param name="width">How many numbers a row has.</param>
    /// <param name="form">What a row is.</param>
    /// <param name="problems">Where problems are noted.</param>
    /// <param name="expected">What is expected at a column, counted from 0, where a number there does not fit; null where it does.</param>
    public static List<double[]> Read(List<string> lines, int first, int width, string form, Problems problems, Func<int, double, string?> expected)
    {
        List<double[]> rows = [];
        for (int line = first; line < lines.Count; line++)
        {
            string[] fields = lines[line].Split(',');
            if (lines[line].Length == 0)
                problems.Add(Line(line), $"is empty; expected {form}");
            else if (fields.Length != width)
                problems.Add(Line(line), $"has {Wording.Counted(fields.Length, "field")}; expected {form}");
            else
                rows.Add([.. fields.Select((field, column) => Number(field, Place(line, column), problems, value => expected(column, value)))]);
        }

        if (rows.Count == 0 && !problems.Any)
            problems.Add("", $"has no row; expected {form}, in each of its lines");
        return rows;
    }

    private static double Number(string field, string place, Problems problems, Func<double, string?> expected)
    {
        bool isNumber = double.TryParse(field, Style, CultureInfo.InvariantCulture, out double value);
        if (expected(isNumber ? value : double.NaN) is { } wanted)
            problems.Add(place, $"is '{Wording.Escaped(field)}'; expected {wanted}");
        return value;
    }

    private static string Line(int line) => string.Create(CultureInfo.InvariantCulture, $"line {line + 1}");

    private static string Place(int line, int column) => string.Create(CultureInfo.InvariantCulture, $"line {line + 1}, column {column + 1}");
}
