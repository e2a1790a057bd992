using System.Numerics.Tensors;
using AutodiffTeach.Networks.Numerics;
using MathNet.Numerics.LinearAlgebra.Double;

namespace AutodiffTeach.Networks.Flow;

/// <summary>How much a matrix stretches vectors: at once (its spectral norm) and in the long run (its spectral radius).</summary>
/// <remarks>
/// Gelfand's formula, ρ = lim ‖A^k‖^(1/k), with k = 1, 2, 4, ..., 2^60 by squaring; after each square the matrix is divided by its
/// greatest element, so that nothing overflows. It ends for every matrix, whatever its eigenvalues, after at most 60 products.
/// </remarks>
public static class Spectrum
{
    private const int Squarings = 60;

    private const double UnitRoundoff = 1.0 / (1L << 53);

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
        return matrix.Values.IsEmpty ? 0 : Radius(Dense(matrix));
    }

    /// <summary>The spectral norm ‖A‖₂: the greatest singular value, √ρ(AᵀA).</summary>
    /// <param name="matrix">Any matrix.</param>
    /// <returns>NaN where the matrix has one, else ∞ where it has an infinite element.</returns>
    public static double Norm(Matrix<double> matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        if (matrix.Values.IsEmpty)
            return 0;
        DenseMatrix scaled = Dense(matrix);
        double scale = ScaleToOne(scaled);
        if (scale == 0 || !double.IsFinite(scale))
            return scale;
        return scale * Math.Sqrt(Radius((DenseMatrix)(matrix.Rows < matrix.Columns ? scaled.TransposeAndMultiply(scaled) : scaled.TransposeThisAndMultiply(scaled))));
    }

    // ln ρ = ln s_0 + ln s_1 / 2 + ln s_2 / 4 + ..., s_i the greatest element of the square of what s_{i-1} has scaled to one.
    private static double Radius(DenseMatrix power)
    {
        double first = ScaleToOne(power);
        if (!double.IsFinite(first))
            return double.NaN;
        double logarithm = 0;
        for (int i = 1; i <= Squarings && first > 0; i++)
        {
            var square = (DenseMatrix)power.Multiply(power);
            double scale = ScaleToOne(square);
            if (scale == 0)
                return 0;
            if (scale < LostDigits * power.RowCount && scale < LostDigits * power.RowCount * Uncancelled(power))
                return double.NaN;
            logarithm += Math.Log(scale) * Math.ScaleB(1, -i);
            // A power that no longer changes has the same factor from now on, and 1/2^(i+1) + 1/2^(i+2) + ... = 1/2^i.
            if (IsSame(square, power))
                return first * Math.Exp(logarithm + (Math.Log(scale) * Math.ScaleB(1, -i)));
            power = square;
        }

        return first * Math.Exp(logarithm);
    }

    // The greatest element that the square would have if no term cancelled another.
    private static double Uncancelled(DenseMatrix matrix)
    {
        var magnitudes = (DenseMatrix)matrix.PointwiseAbs();
        return ScaleToOne((DenseMatrix)magnitudes.Multiply(magnitudes));
    }

    private static double ScaleToOne(DenseMatrix matrix)
    {
        double scale = Math.Abs(TensorPrimitives.MaxMagnitude<double>(matrix.Values));
        if (scale > 0 && double.IsFinite(scale))
            TensorPrimitives.Divide(matrix.Values, scale, matrix.Values);
        return scale;
    }

    private static bool IsSame(DenseMatrix a, DenseMatrix b)
    {
        for (int i = 0; i < a.Values.Length; i++)
        {
            if (Math.Abs(a.Values[i] - b.Values[i]) > UnitRoundoff)
                return false;
        }

        return true;
    }

    // MathNet stores columns; a transpose has the same eigenvalues and singular values.
    private static DenseMatrix Dense(Matrix<double> matrix) => new(matrix.Columns, matrix.Rows, matrix.Values.ToArray());
}
