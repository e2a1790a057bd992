using System.Numerics.Tensors;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Flow;

/// <summary>How much a matrix stretches vectors: at once (its spectral norm) and in the long run (its spectral radius).</summary>
/// <remarks>
/// Gelfand's formula, ρ = lim ‖A^k‖^(1/k), with k = 1, 2, 4, ..., 2^60 by squaring; after each square the matrix is divided by its
/// greatest element, so that nothing overflows. It ends for every matrix, whatever its eigenvalues, after at most 60 products.
/// </remarks>
public static class Spectrum
{
    private const int Squarings = 60;

    // Two powers that differ by this much for each row differ by rounding; radius and norm are as exact.
    private const double Rounding = 1e-15;

    // Where the terms of all elements of a square cancel down to this share, what is left is their rounding errors.
    private const double LostDigits = 1e-13;

    /// <summary>The spectral radius: the greatest absolute value of an eigenvalue.</summary>
    /// <param name="matrix">A square matrix.</param>
    /// <returns>0 for the zero matrix and other nilpotent ones; NaN where the matrix has an element that is not finite, or is so near to a nilpotent one that its eigenvalues are lost in rounding.</returns>
    /// <exception cref="ArgumentException">The matrix is not square.</exception>
    public static double Radius(Matrix<double> matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        if (matrix.Rows != matrix.Columns)
            throw new ArgumentException($"A {matrix.Rows}×{matrix.Columns} matrix has no eigenvalues; expected a square one.", nameof(matrix));
        return RadiusOf(matrix.Copy());
    }

    /// <summary>The spectral norm ‖A‖₂: the greatest singular value, √ρ(AᵀA).</summary>
    /// <param name="matrix">Any matrix.</param>
    /// <returns>NaN where the matrix has one, else ∞ where it has an infinite element.</returns>
    public static double Norm(Matrix<double> matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        Matrix<double> scaled = matrix.Rows <= matrix.Columns ? matrix.Copy() : MatrixAlgebra.Transpose(matrix);
        double scale = ScaleToOne(scaled);
        return scale == 0 || !double.IsFinite(scale) ? scale : scale * Math.Sqrt(RadiusOf(MatrixAlgebra.Multiply(scaled, MatrixAlgebra.Transpose(scaled))));
    }

    // ln ρ = ln s_0 + ln s_1 / 2 + ln s_2 / 4 + ..., s_i the greatest element of the square of what s_{i-1} has scaled to one.
    private static double RadiusOf(Matrix<double> power)
    {
        double first = ScaleToOne(power);
        if (!double.IsFinite(first))
            return double.NaN;
        double logarithm = 0;
        for (int i = 1; i <= Squarings && first > 0; i++)
        {
            Matrix<double> square = MatrixAlgebra.Multiply(power, power);
            double scale = ScaleToOne(square);
            if (scale == 0)
                return 0;
            if (scale < LostDigits * power.Rows && scale < LostDigits * power.Rows * Uncancelled(power))
                return double.NaN;
            double share = Math.Log(scale) * Math.ScaleB(1, -i);
            logarithm += share;
            // A power that no longer changes has the same factor from now on, and 1/2^(i+1) + 1/2^(i+2) + ... = 1/2^i.
            if (TensorPrimitives.Distance<double>(square.Values, power.Values) <= Rounding * power.Rows)
                return first * Math.Exp(logarithm + share);
            power = square;
        }

        return first * Math.Exp(logarithm);
    }

    // The greatest element that the square would have if no term cancelled another.
    private static double Uncancelled(Matrix<double> matrix)
    {
        Matrix<double> magnitudes = matrix.Copy();
        TensorPrimitives.Abs(magnitudes.Values, magnitudes.Values);
        return ScaleToOne(MatrixAlgebra.Multiply(magnitudes, magnitudes));
    }

    private static double ScaleToOne(Matrix<double> matrix)
    {
        double scale = matrix.Values.IsEmpty ? 0 : Math.Abs(TensorPrimitives.MaxMagnitude<double>(matrix.Values));
        if (scale > 0 && double.IsFinite(scale))
            TensorPrimitives.Divide(matrix.Values, scale, matrix.Values);
        return scale;
    }
}
