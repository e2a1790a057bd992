using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Components;

/// <summary>An orthonormal basis of what vectors span.</summary>
internal static class OrthonormalBasis
{
    private const double Rounding = 2.220446049250313e-16;

    /// <summary>A basis of the space that the columns of a matrix span, as columns; what is left of a column beside the others is nothing where it is rounding.</summary>
    public static Matrix<double> Of(Matrix<double> columns)
    {
        List<double[]> left = [.. Enumerable.Range(0, columns.Columns).Select(column => Column(columns, column))];
        List<double[]> basis = [];
        double least = left.Select(Norm).DefaultIfEmpty(0).Max() * Rounding * Math.Max(columns.Rows, columns.Columns);
        while (basis.Count < columns.Rows && left.Count > 0 && left.MaxBy(Norm) is { } longest && Norm(longest) > least)
        {
            left.Remove(longest);
            // Gram and Schmidt's process, each vector once more against all: once leaves it orthogonal only as far as it is long.
            double length = Norm(longest);
            Scale(longest, 1 / length);
            foreach (double[] direction in basis)
                Subtract(longest, direction);
            Scale(longest, 1 / Norm(longest));
            foreach (double[] other in left)
                Subtract(other, longest);
            basis.Add(longest);
        }

        var rows = new Matrix<double>(basis.Count, columns.Rows, basis.SelectMany(vector => vector).ToArray());
        return MatrixAlgebra.Transpose(rows);
    }

    private static double[] Column(Matrix<double> matrix, int column) => [.. Enumerable.Range(0, matrix.Rows).Select(row => matrix[row, column])];

    private static double Norm(double[] vector) => Math.Sqrt(MatrixAlgebra.Dot(vector, vector));

    private static void Scale(double[] vector, double factor)
    {
        for (int index = 0; index < vector.Length; index++)
            vector[index] *= factor;
    }

    private static void Subtract(double[] from, double[] direction)
    {
        double share = MatrixAlgebra.Dot(from, direction);
        for (int index = 0; index < from.Length; index++)
            from[index] -= share * direction[index];
    }
}
