using System.Numerics;
using AutodiffTeach.Networks.Numerics;
using MathNet.Numerics.LinearAlgebra.Double;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace AutodiffTeach.Networks.Autoencoders;

/// <summary>How well a linear autoencoder can do for each size of the code, by theory.</summary>
/// <remarks>
/// <para>
/// The error E‖x - W x̃ - b‖² over all W of rank m and all b is reduced-rank regression (Izenman, Reduced-rank regression for the multivariate linear model, 1975).
/// With A = Cov(x̃), B = Cov(x, x̃) and M = B A⁺ Bᵀ, the covariance of the best prediction of x from x̃ without a bound on the rank, it is least
/// where W = U Uᵀ B A⁺, the columns of U being the m leading eigenvectors of M. There it is tr Cov(x) - λ₁(M) - ... - λ_m(M).
/// </para>
/// <para>Without corruption A = B = M = Cov(x), and what remains is the sum of the discarded eigenvalues: principal components.</para>
/// </remarks>
public sealed class LinearOptimum
{
    // What is smaller than so much of the largest eigenvalue, times the size, is rounding.
    private const double RelativeRounding = 1e-15;

    private readonly DenseMatrix _covariance;
    private readonly DenseVector _mean;
    private readonly double _kept;
    private readonly DenseMatrix _regression;
    private readonly double[] _eigenvalues;
    private readonly DenseMatrix _directions;

    /// <summary>The optimum for a distribution with these moments.</summary>
    /// <param name="covariance">Cov(x), symmetric.</param>
    /// <param name="mean">E x, as long.</param>
    /// <param name="corruption">What the autoencoder reads in place of x while it is trained.</param>
    /// <exception cref="ArgumentException">The covariance is not square, or the mean has another length.</exception>
    /// <remarks>Cost: two eigenvalue decompositions of the covariance's size.</remarks>
    public LinearOptimum(Matrix<double> covariance, ReadOnlySpan<double> mean, Corruption corruption)
    {
        ArgumentNullException.ThrowIfNull(covariance);
        ArgumentNullException.ThrowIfNull(corruption);
        if (covariance.Rows != covariance.Columns || covariance.Columns != mean.Length)
            throw new ArgumentException($"The covariance is {Shapes.Of(covariance)} and the mean has {mean.Length} components; {mean.Length}×{mean.Length} was expected.", nameof(covariance));
        // Column by column and row by row are the same of what is symmetric.
        _covariance = new DenseMatrix(covariance.Rows, covariance.Columns, covariance.Values.ToArray());
        _mean = new DenseVector(mean.ToArray());
        _kept = corruption.Kept;
        DenseMatrix cross = _kept * _covariance, inverse = PseudoInverse(corruption.CovarianceOf(_covariance, _mean));
        _regression = cross * inverse;
        (_eigenvalues, _directions) = Decompose((DenseMatrix)_regression.TransposeAndMultiply(cross));
    }

    /// <summary>The length d of x.</summary>
    public int Features => _eigenvalues.Length;

    /// <summary>The optimum for vectors, their mean and covariance being those of the sample (with 1/n, as the mean loss has it).</summary>
    /// <typeparam name="T">The number: <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="vectors">A vector a row, at least one.</param>
    /// <param name="corruption">What the autoencoder reads in place of x while it is trained.</param>
    /// <exception cref="ArgumentException">There is no vector.</exception>
    public static LinearOptimum OfData<T>(Matrix<T> vectors, Corruption corruption)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(vectors);
        if (vectors.Rows == 0)
            throw new ArgumentException("No vector has no mean; a vector was expected.", nameof(vectors));
        (double[] mean, Matrix<double> covariance) = SampleMoments.Of(vectors);
        return new(covariance, mean, corruption);
    }

    /// <summary>The training objective's least value: the mean squared error against x of what is made of x̃.</summary>
    /// <param name="size">The size m of the code, 0 or more.</param>
    public double ErrorAt(int size)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        // Not below 0 by rounding.
        return Math.Max(0, _covariance.Trace() - _eigenvalues.Take(size).Sum());
    }

    /// <summary>The error on clean input of the autoencoder that is best on corrupted input.</summary>
    /// <remarks>Where the eigenvalues m and m + 1 of M are the same, several are best; it is that of one of them.</remarks>
    /// <param name="size">The size m of the code, 0 or more.</param>
    public double CleanErrorAt(int size)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        if (size == 0)
            return _covariance.Trace();
        var leading = (DenseMatrix)_directions.SubMatrix(0, Features, 0, Math.Min(size, Features));
        DenseMatrix map = leading * (DenseMatrix)leading.TransposeThisAndMultiply(_regression);

        // b = E x - q W E x, so that x - W x - b has the mean (q - 1) W E x
        DenseMatrix lost = DenseMatrix.CreateIdentity(Features) - map;
        double bias = (1 - _kept) * (map * _mean).L2Norm();
        return (lost * _covariance).TransposeAndMultiply(lost).Trace() + (bias * bias);
    }

    private static DenseMatrix PseudoInverse(DenseMatrix symmetric)
    {
        (double[] values, DenseMatrix directions) = Decompose(symmetric);
        double least = values.Length * RelativeRounding * values[0];
        double[] inverses = [.. values.Select(value => value > least ? 1 / value : 0)];
        return (DenseMatrix)(directions * DenseMatrix.OfDiagonalArray(inverses)).TransposeAndMultiply(directions);
    }

    /// <summary>The eigenvalues from the largest down, those below 0 by rounding cut to 0, and their eigenvectors as columns.</summary>
    private static (double[] Values, DenseMatrix Directions) Decompose(DenseMatrix symmetric)
    {
        Evd<double> parts = ((DenseMatrix)(symmetric + symmetric.Transpose()) / 2).Evd(MathNet.Numerics.LinearAlgebra.Symmetricity.Symmetric);
        int[] order = [.. Enumerable.Range(0, symmetric.RowCount).OrderByDescending(index => parts.EigenValues[index].Real)];
        return ([.. order.Select(index => Math.Max(0, parts.EigenValues[index].Real))], DenseMatrix.OfColumnVectors([.. order.Select(index => parts.EigenVectors.Column(index))]));
    }
}
