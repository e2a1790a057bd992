using System.Numerics;

namespace AutodiffTeach.Networks.Numerics;

/// <summary>The right factor B of products, packed once in the order in which the kernel reads it, and used for many left factors.</summary>
/// <typeparam name="T">The number.</typeparam>
internal sealed class PackedMatrix<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private T[] _values = [];
    private int _rows;
    private int _columns;
    private int _width;

    /// <summary>Sets the shape; rows are to be packed anew.</summary>
    public void Resize(int rows, int columns)
    {
        if (rows == _rows && columns == _columns)
            return;
        _rows = rows;
        _columns = columns;
        _width = MatrixKernel.Width<T>(columns);
        int length = MatrixKernel.PackedLength<T>(rows, columns, _width);
        // zeros fill up the last panel, and packing writes only columns that are there
        _values = new T[length];
    }

    /// <summary>Packs rows, stored one after another, as the rows first, first + 1, ... of B.</summary>
    public void Pack(ReadOnlySpan<T> rows, int first)
    {
        for (int row = 0; row * _columns < rows.Length; row++)
        {
            for (int column = 0; column < _columns; column += _width)
            {
                int count = Math.Min(_width, _columns - column);
                rows.Slice((row * _columns) + column, count).CopyTo(_values.AsSpan(Place(first + row, column)));
            }
        }
    }

    /// <summary>Packs columns, stored one after another, as all columns of B.</summary>
    public void PackTransposed(ReadOnlySpan<T> columns)
    {
        for (int column = 0; column < _columns; column++)
        {
            for (int first = 0; first < _rows; first += MatrixKernel.BlockRows)
                PackColumn(columns.Slice(column * _rows, _rows), column, first);
        }
    }

    /// <summary>C += A B, where A is stored row by row.</summary>
    public void AddProduct(ReadOnlySpan<T> a, Span<T> c) =>
        MatrixKernel.Multiply(Factor<T>.Of(a, _rows), _values, _rows, _columns, c);

    /// <summary>C += Aᵀ B, of Aᵀ the rows first, first + 1, ... that C has; A has so many columns.</summary>
    public void AddTransposedProduct(ReadOnlySpan<T> a, int aColumns, int first, Span<T> c) =>
        MatrixKernel.Multiply(Factor<T>.Transposed(a, aColumns, first, c.Length / _columns), _values, _rows, _columns, c);

    private void PackColumn(ReadOnlySpan<T> values, int column, int first)
    {
        int place = Place(first, column);
        foreach (T value in values.Slice(first, Math.Min(MatrixKernel.BlockRows, _rows - first)))
        {
            _values[place] = value;
            place += _width;
        }
    }

    private int Place(int row, int column)
    {
        int firstRow = row / MatrixKernel.BlockRows * MatrixKernel.BlockRows;
        int blockRows = Math.Min(MatrixKernel.BlockRows, _rows - firstRow);
        return (firstRow * MatrixKernel.Panels(_columns, _width) * _width) + (((column / _width * blockRows) + row - firstRow) * _width) + (column % _width);
    }
}
