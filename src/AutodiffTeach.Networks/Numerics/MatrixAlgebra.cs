using System.Numerics.Tensors;

namespace AutodiffTeach.Networks.Numerics;

/// <summary>Calculates with whole matrices, term by term in a fixed order: the same bits on every machine.</summary>
internal static class MatrixAlgebra
{
    /// <summary>A B.</summary>
    public static Matrix<double> Multiply(Matrix<double> left, Matrix<double> right)
    {
        var product = new Matrix<double>(left.Rows, right.Columns);
        for (int row = 0; row < left.Rows; row++)
        {
            for (int k = 0; k < left.Columns; k++)
                TensorPrimitives.MultiplyAdd(right.Row(k), left[row, k], product.Row(row), product.Row(row));
        }

        return product;
    }

    /// <summary>Aᵀ B.</summary>
    public static Matrix<double> TransposeMultiply(Matrix<double> left, Matrix<double> right)
    {
        var product = new Matrix<double>(left.Columns, right.Columns);
        for (int k = 0; k < left.Rows; k++)
        {
            for (int row = 0; row < left.Columns; row++)
                TensorPrimitives.MultiplyAdd(right.Row(k), left[k, row], product.Row(row), product.Row(row));
        }

        return product;
    }

    /// <summary>Aᵀ.</summary>
    public static Matrix<double> Transpose(Matrix<double> matrix)
    {
        var transpose = new Matrix<double>(matrix.Columns, matrix.Rows);
        for (int row = 0; row < matrix.Rows; row++)
        {
            for (int column = 0; column < matrix.Columns; column++)
                transpose[column, row] = matrix[row, column];
        }

        return transpose;
    }

    /// <summary>A + c B.</summary>
    public static Matrix<double> Add(Matrix<double> left, double factor, Matrix<double> right)
    {
        var sum = new Matrix<double>(left.Rows, left.Columns);
        TensorPrimitives.MultiplyAdd(right.Values, factor, left.Values, sum.Values);
        return sum;
    }

    /// <summary>I.</summary>
    public static Matrix<double> Identity(int size)
    {
        var identity = new Matrix<double>(size, size);
        for (int index = 0; index < size; index++)
            identity[index, index] = 1;
        return identity;
    }

    /// <summary>Σ A_ij B_ij, the trace of AᵀB.</summary>
    public static double Dot(Matrix<double> left, Matrix<double> right) => Dot(left.Values, right.Values);

    /// <summary>Σ a_i b_i.</summary>
    public static double Dot(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        double sum = 0;
        for (int index = 0; index < left.Length; index++)
            sum += left[index] * right[index];
        return sum;
    }

    /// <summary>‖A‖_F.</summary>
    public static double Norm(Matrix<double> matrix) => Math.Sqrt(Dot(matrix, matrix));
}
