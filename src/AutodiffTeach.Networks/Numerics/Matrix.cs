using System.Numerics;

namespace AutodiffTeach.Networks.Numerics;

/// <summary>A dense matrix, stored row by row; a vector is a matrix of one row.</summary>
/// <typeparam name="T">The number: <see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class Matrix<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T[] _values;

    /// <summary>Makes a matrix of zeros.</summary>
    /// <param name="rows">The number of rows, 0 or more.</param>
    /// <param name="columns">The number of columns, 0 or more.</param>
    public Matrix(int rows, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfNegative(columns);
        Rows = rows;
        Columns = columns;
        _values = new T[checked(rows * columns)];
    }

    /// <summary>Makes a matrix of the given values.</summary>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of columns.</param>
    /// <param name="values">The values row by row; they are copied.</param>
    /// <exception cref="ArgumentException">There are not rows · columns values.</exception>
    public Matrix(int rows, int columns, ReadOnlySpan<T> values)
        : this(rows, columns)
    {
        if (values.Length != _values.Length)
            throw new ArgumentException($"A {rows}×{columns} matrix has {_values.Length} values, not {values.Length}.", nameof(values));
        values.CopyTo(_values);
    }

    /// <summary>The number of rows.</summary>
    public int Rows { get; }

    /// <summary>The number of columns.</summary>
    public int Columns { get; }

    /// <summary>All values, row by row; writing to the span writes to the matrix.</summary>
    public Span<T> Values => _values;

    /// <summary>One value.</summary>
    /// <param name="row">The row, from 0.</param>
    /// <param name="column">The column, from 0.</param>
    public ref T this[int row, int column] => ref Row(row)[column];

    /// <summary>One row; writing to the span writes to the matrix.</summary>
    /// <param name="row">The row, from 0.</param>
    public Span<T> Row(int row) => _values.AsSpan(row * Columns, Columns);

    /// <summary>A matrix of its own with the same values.</summary>
    public Matrix<T> Copy() => new(Rows, Columns, _values);
}
