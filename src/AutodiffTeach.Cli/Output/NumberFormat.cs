using System.Globalization;
using AutodiffTeach.Graphs;

namespace AutodiffTeach.Cli.Output;

/// <summary>Numbers as a table for people shows them.</summary>
internal static class NumberFormat
{
    /// <summary>To six significant digits, an exponent as <c>1.5e-7</c>.</summary>
    public static string Short(double value) => Short(value, 6);

    /// <summary>To so many significant digits, an exponent as <c>1.5e-7</c>.</summary>
    public static string Short(double value, int digits)
    {
        if (!double.IsFinite(value))
            return double.IsNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";
        string text = value.ToString($"G{digits}", CultureInfo.InvariantCulture);
        int mark = text.IndexOf('E', StringComparison.Ordinal);
        return mark < 0 ? text : $"{text[..mark]}e{int.Parse(text[(mark + 1)..], CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture)}";
    }

    /// <summary>A sum without the last bits that adding leaves: to 15 significant digits, so that -0.65 - 0.6 - 0.68 is -1.93.</summary>
    public static double Tidy(double sum) => double.IsFinite(sum) ? double.Parse(sum.ToString("G15", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) : sum;

    /// <summary>A value in its shape: <c>2</c>, <c>[0.6, 0.1]</c>, <c>[[1, 2], [3, 4]]</c>.</summary>
    public static string Shaped(Shape shape, double[] elements)
    {
        if (shape.IsScalar)
            return Short(elements[0]);
        IEnumerable<string> rows = elements.Select(element => Short(element)).Chunk(shape.Kind == ShapeKind.Vector ? elements.Length : shape.Columns)
            .Select(row => $"[{string.Join(", ", row)}]");
        string text = string.Join(", ", rows);
        return shape.Kind == ShapeKind.Vector ? text : $"[{text}]";
    }
}
