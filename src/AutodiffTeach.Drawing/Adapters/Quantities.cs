using System.Globalization;
using AutodiffTeach.Drawing.Scenes;
using AutodiffTeach.Graphs;

namespace AutodiffTeach.Drawing.Adapters;

/// <summary>Numbers of the core as quantities to be drawn, and shapes as text.</summary>
internal static class Quantities
{
    public static Quantity Of(Shape shape, IEnumerable<double> elements) => shape.Kind switch
    {
        ShapeKind.Scalar => Quantity.Scalar(elements.First()),
        ShapeKind.Vector => Quantity.Vector(elements),
        _ => Quantity.Matrix(elements.Chunk(shape.Columns)),
    };

    /// <summary><c>ℝ^{3}</c> for a vector, <c>2×3</c> for a matrix, null for a number.</summary>
    public static string? TextOf(Shape shape) => shape.Kind switch
    {
        ShapeKind.Scalar => null,
        ShapeKind.Vector => string.Create(CultureInfo.InvariantCulture, $"ℝ^{{{shape.Rows}}}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{shape.Rows}×{shape.Columns}"),
    };
}
