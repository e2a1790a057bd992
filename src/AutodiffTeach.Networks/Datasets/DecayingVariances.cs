using AutodiffTeach.Networks.Layers;
using AutodiffTeach.Networks.Numerics;
using AutodiffTeach.Networks.Training;

namespace AutodiffTeach.Networks.Datasets;

/// <summary>Generated data whose principal components are known: normal, along random orthonormal directions, the variance of each a share of that of the one before.</summary>
public static class DecayingVariances
{
    /// <summary>Generates data of variances 1, r, r², ...; those of the sample differ from them by chance.</summary>
    /// <param name="count">How many examples, at least 1.</param>
    /// <param name="features">How many features, at least 1.</param>
    /// <param name="ratio">r, from 0 to 1.</param>
    /// <param name="random">Where the numbers come from.</param>
    /// <returns>Examples × features.</returns>
    public static Matrix<double> Generate(int count, int features, double ratio, RandomStream random)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(features);
        if (!(ratio is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(ratio), ratio, "Expected a number from 0 to 1.");
        ArgumentNullException.ThrowIfNull(random);
        var directions = Parameter<double>.OfMatrix("directions", features, features);
        directions.FillOrthogonal(random);
        var coordinates = new Matrix<double>(count, features);
        for (int row = 0; row < count; row++)
        {
            for (int index = 0; index < features; index++)
                coordinates[row, index] = random.NextNormal() * Math.Pow(ratio, index / 2.0);
        }

        return MatrixAlgebra.Multiply(coordinates, directions.Value);
    }
}
