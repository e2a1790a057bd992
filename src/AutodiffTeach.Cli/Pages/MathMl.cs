using System.Globalization;
using AutodiffTeach.Cli.Output;
using AutodiffTeach.Graphs;

namespace AutodiffTeach.Cli.Pages;

/// <summary>Numbers and matrices in MathML.</summary>
internal static class MathMl
{
    // Of binary arithmetic: 0.1 + 0.2 is shown as equal to 0.3.
    private const double Noise = 1e-12;

    /// <summary>A formula of its own.</summary>
    public static string Math(string inner) =>
        $"<math xmlns=\"http://www.w3.org/1998/Math/MathML\"><mrow>{inner}</mrow></math>";

    /// <summary>A value in its shape: a number, a column, or a matrix; the style sheet draws its brackets, which few fonts stretch.</summary>
    public static string Shaped(Shape shape, double[] elements)
    {
        if (shape.IsScalar)
            return Number(elements[0]);
        IEnumerable<string> rows = elements.Select(Number).Chunk(shape.Columns)
            .Select(row => $"<mtr>{string.Concat(row.Select(cell => $"<mtd>{cell}</mtd>"))}</mtr>");
        return $"<mtable class=\"matrix\">{string.Concat(rows)}</mtable>";
    }

    /// <summary>The sign before a number that is shown to six digits: = where these are all, else ≈.</summary>
    public static string RelationTo(double value)
    {
        if (!double.IsFinite(value))
            return "<mo>=</mo>";
        double shown = double.Parse(NumberFormat.Short(value), CultureInfo.InvariantCulture);
        return System.Math.Abs(shown - value) <= Noise * System.Math.Abs(value) ? "<mo>=</mo>" : "<mo>≈</mo>";
    }

    /// <summary>A number to six significant digits.</summary>
    public static string Number(double value)
    {
        if (!double.IsFinite(value))
            return double.IsNaN(value) ? "<mtext>undefined</mtext>" : value > 0 ? "<mi>∞</mi>" : "<mrow><mo>−</mo><mi>∞</mi></mrow>";
        string[] parts = NumberFormat.Short(System.Math.Abs(value)).Split('e');
        string size = $"<mn>{parts[0]}</mn>";
        if (parts.Length > 1)
            size = $"<mrow>{size}<mo>·</mo><msup><mn>10</mn>{Exponent(int.Parse(parts[1], CultureInfo.InvariantCulture))}</msup></mrow>";
        return value < 0 ? $"<mrow><mo>−</mo>{size}</mrow>" : size;
    }

    private static string Exponent(int exponent) => exponent < 0
        ? string.Create(CultureInfo.InvariantCulture, $"<mrow><mo>−</mo><mn>{-exponent}</mn></mrow>")
        : string.Create(CultureInfo.InvariantCulture, $"<mn>{exponent}</mn>");
}
