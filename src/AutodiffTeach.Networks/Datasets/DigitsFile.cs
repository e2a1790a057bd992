using AutodiffTeach.Networks.Files;
using AutodiffTeach.Networks.Files.Reading;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Datasets;

/// <summary>
/// Small handwritten digits as a table: a line each with 64 pixels from 0 to 16, 8×8 row by row, and the class from 0 to 9, separated by commas
/// (Optical Recognition of Handwritten Digits, E. Alpaydin and C. Kaynak, UCI).
/// </summary>
public static class DigitsFile
{
    private const int Side = 8;
    private const int Pixels = Side * Side;
    private const int Darkest = 16;
    private const int Classes = 10;

    /// <summary>Reads a UTF-8 file; pixels are divided by 16.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="NetworkFileException">It is no such table; all of its problems are in the exception.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static LabelledImages Load(string path) => Parse(File.ReadAllText(path), Path.GetFileName(path));

    /// <summary>Reads a table; pixels are divided by 16.</summary>
    /// <param name="text">The lines, the last with or without its end; any other empty line is a problem.</param>
    /// <param name="name">How messages name the table.</param>
    /// <exception cref="NetworkFileException">It is no such table; all of its problems are in the exception.</exception>
    public static LabelledImages Parse(string text, string name)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(name);
        var problems = new Problems(name);
        List<double[]> rows = TableLines.Read(TableLines.Of(text), first: 0, Pixels + 1, $"{Pixels + 1} numbers, {Pixels} pixels and the class", problems, Expected);
        problems.ThrowIfAny();
        var pixels = new Matrix<float>(rows.Count, Pixels);
        int[] labels = new int[rows.Count];
        for (int row = 0; row < rows.Count; row++)
        {
            for (int pixel = 0; pixel < Pixels; pixel++)
                pixels[row, pixel] = (float)(rows[row][pixel] / Darkest);
            labels[row] = (int)rows[row][^1];
        }

        return new(Side, Side, Classes, pixels, labels);
    }

    private static string? Expected(int column, double value)
    {
        int greatest = column < Pixels ? Darkest : Classes - 1;
        bool fits = double.IsInteger(value) && value >= 0 && value <= greatest;
        return fits ? null : $"a whole number from 0 to {greatest}, {(column < Pixels ? "a pixel" : "the class")}";
    }
}
