using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Components;

/// <summary>The principal angles between two subspaces: how far the nearest directions of one are from the other.</summary>
/// <remarks>
/// By cosines where the angle is large and by sines where it is small, so that angles near 0 keep their digits (Björck and Golub, Numerical methods for computing angles
/// between linear subspaces, 1973).
/// </remarks>
public static class SubspaceAngles
{
    /// <summary>The angles between the spaces that columns span.</summary>
    /// <param name="first">Vectors as columns; they may depend on one another.</param>
    /// <param name="second">Vectors of the same length.</param>
    /// <returns>The angles in radians from 0 to π/2, the smallest first; as many as the smaller space has dimensions.</returns>
    /// <exception cref="ArgumentException">The vectors differ in length.</exception>
    public static IReadOnlyList<double> Between(Matrix<double> first, Matrix<double> second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (first.Rows != second.Rows)
            throw new ArgumentException($"Vectors of {first.Rows} and of {second.Rows}; expected the same length.", nameof(second));
        (Matrix<double> large, Matrix<double> small) = (OrthonormalBasis.Of(first), OrthonormalBasis.Of(second));
        if (large.Columns < small.Columns)
            (large, small) = (small, large);
        if (small.Columns == 0)
            return [];
        Matrix<double> shared = MatrixAlgebra.TransposeMultiply(large, small);
        Matrix<double> rest = MatrixAlgebra.Add(small, -1, MatrixAlgebra.Multiply(large, shared));
        double[] cosines = SingularValues.Of(shared), sines = SingularValues.Of(rest);
        return [.. cosines.Zip(sines.Reverse(), Angle)];
    }

    private static double Angle(double cosine, double sine) =>
        cosine * cosine < 0.5 ? Math.Acos(cosine) : Math.Asin(Math.Min(1, sine));
}
