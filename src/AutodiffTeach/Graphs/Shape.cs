using System.Globalization;

namespace AutodiffTeach.Graphs;

/// <summary>How the elements of a value are arranged.</summary>
public enum ShapeKind
{
    /// <summary>One number.</summary>
    Scalar,

    /// <summary>A column of numbers.</summary>
    Vector,

    /// <summary>A transposed vector: a row of numbers.</summary>
    Row,

    /// <summary>Rows and columns.</summary>
    Matrix,
}

/// <summary>The shape of a value. Vectors are columns; elements are counted row by row.</summary>
/// <param name="Kind">Scalar, vector, row or matrix; a vector of one element is no scalar.</param>
/// <param name="Rows">Number of rows, at least 1.</param>
/// <param name="Columns">Number of columns, at least 1.</param>
public readonly record struct Shape(ShapeKind Kind, int Rows, int Columns)
{
    /// <summary>The shape of one number.</summary>
    public static Shape Scalar => new(ShapeKind.Scalar, 1, 1);

    /// <summary>The shape of a column of <paramref name="length"/> numbers.</summary>
    public static Shape Vector(int length) => new(ShapeKind.Vector, length, 1);

    /// <summary>The shape of a matrix.</summary>
    public static Shape Matrix(int rows, int columns) => new(ShapeKind.Matrix, rows, columns);

    /// <summary>The number of elements.</summary>
    public int Size => Rows * Columns;

    /// <summary>True for one number.</summary>
    public bool IsScalar => Kind == ShapeKind.Scalar;

    /// <summary>Rows and columns exchanged; the transpose of a scalar is itself.</summary>
    public Shape Transposed => Kind switch
    {
        ShapeKind.Scalar => this,
        ShapeKind.Vector => new(ShapeKind.Row, 1, Rows),
        ShapeKind.Row => Vector(Columns),
        _ => Matrix(Columns, Rows),
    };

    /// <summary>Whether both have the same rows and columns, so that elementwise operations fit.</summary>
    public bool HasSizeOf(Shape other) => Rows == other.Rows && Columns == other.Columns;

    /// <summary><c>scalar</c>, <c>vector of 3</c>, <c>1x3 row</c> or <c>2x3 matrix</c>, for messages.</summary>
    public override string ToString() => Kind switch
    {
        ShapeKind.Scalar => "scalar",
        ShapeKind.Vector => string.Create(CultureInfo.InvariantCulture, $"vector of {Rows}"),
        ShapeKind.Row => string.Create(CultureInfo.InvariantCulture, $"{Rows}x{Columns} row"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Rows}x{Columns} matrix"),
    };
}
