using AutodiffTeach.Networks.Numerics;
using MathNet.Numerics.LinearAlgebra.Double;

namespace AutodiffTeach.Networks.Components;

/// <summary>The singular values of a matrix.</summary>
internal static class SingularValues
{
    /// <summary>All of them, the greatest first.</summary>
    public static double[] Of(Matrix<double> matrix) =>
        matrix.Values.IsEmpty ? [] : new DenseMatrix(matrix.Columns, matrix.Rows, matrix.Values.ToArray()).Svd(computeVectors: false).S.ToArray();
}
