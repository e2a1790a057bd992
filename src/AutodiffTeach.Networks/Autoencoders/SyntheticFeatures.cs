using System.Numerics;
using AutodiffTeach.Networks.Layers;
using AutodiffTeach.Networks.Numerics;
using AutodiffTeach.Networks.Training;

namespace AutodiffTeach.Networks.Autoencoders;

/// <summary>
/// Vectors x = Q z of which some directions matter and the rest is noise: z normal with mean 0, its first k coordinates of a large variance and the others of
/// variance 1, Q an orthogonal matrix. The class is 1 where the first k coordinates of z sum to more than 0, else 0.
/// </summary>
/// <remarks>The distribution is known, so that of everything learned from its vectors one can tell how good it can be.</remarks>
public sealed class SyntheticFeatures
{
    /// <summary>The classes: the sum is 0 or less, and it is more.</summary>
    public const int Classes = 2;

    // So many vectors at once stay in the cache.
    private const int BlockRows = 256;

    private readonly PackedMatrix<double> _packedRotation = new();

    /// <summary>Makes a distribution with a random Q, every orthogonal matrix as likely as any other.</summary>
    /// <param name="features">d, the length of x, at least 1.</param>
    /// <param name="informative">k, how many coordinates have the large variance and decide the class, 1 to d.</param>
    /// <param name="random">Where Q comes from.</param>
    /// <param name="variance">The large variance, above 0 and finite.</param>
    public SyntheticFeatures(int features, int informative, RandomStream random, double variance = 10)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(informative);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(informative, features);
        ArgumentNullException.ThrowIfNull(random);
        if (!(variance > 0 && double.IsFinite(variance)))
            throw new ArgumentOutOfRangeException(nameof(variance), variance, "A finite number above 0 was expected.");
        (Features, Informative, Variance) = (features, informative, variance);
        var rotation = Parameter<double>.OfMatrix("rotation", features, features);
        rotation.FillOrthogonal(random);
        Rotation = rotation.Value;
        _packedRotation.Resize(features, features);
        _packedRotation.PackTransposed(Rotation.Values);
    }

    /// <summary>d, the length of x.</summary>
    public int Features { get; }

    /// <summary>k, how many coordinates of z have the large variance and decide the class.</summary>
    public int Informative { get; }

    /// <summary>The large variance.</summary>
    public double Variance { get; }

    /// <summary>Q, d × d; its first k columns are the directions that matter.</summary>
    public Matrix<double> Rotation { get; }

    /// <summary>The covariance of x, Q diag(variances) Qᵀ; the mean is 0.</summary>
    public Matrix<double> Covariance()
    {
        var scaled = Rotation.Copy();
        for (int row = 0; row < Features; row++)
        {
            foreach (ref double value in scaled.Row(row)[..Informative])
                value *= Variance;
        }

        var covariance = new Matrix<double>(Features, Features);
        _packedRotation.AddProduct(scaled.Values, covariance.Values);
        return covariance;
    }

    /// <summary>Draws vectors and their classes.</summary>
    /// <typeparam name="T">The number: <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="count">How many, 0 or more.</param>
    /// <param name="random">Where they come from.</param>
    public LabelledVectors<T> Draw<T>(int count, RandomStream random)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentNullException.ThrowIfNull(random);
        var vectors = new Matrix<T>(count, Features);
        int[] labels = new int[count];
        for (int index = 0; index < Rows.Blocks(count, BlockRows); index++)
        {
            var rows = Rows.Block(index, count, BlockRows);
            DrawBlock(labels.AsSpan(rows.First, rows.Count), rows.Of(vectors), random);
        }

        return new(vectors, labels, Classes);
    }

    private void DrawBlock<T>(Span<int> labels, Span<T> vectors, RandomStream random)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double deviation = Math.Sqrt(Variance);
        double[] unrotated = new double[vectors.Length], rotated = new double[vectors.Length];
        for (int row = 0; row < labels.Length; row++)
        {
            Span<double> z = unrotated.AsSpan(row * Features, Features);
            double sum = 0;
            for (int index = 0; index < Features; index++)
            {
                z[index] = (index < Informative ? deviation : 1) * random.NextNormal();
                sum += index < Informative ? z[index] : 0;
            }

            labels[row] = sum > 0 ? 1 : 0;
        }

        // As rows: x = z Qᵀ.
        _packedRotation.AddProduct(unrotated, rotated);
        for (int index = 0; index < vectors.Length; index++)
            vectors[index] = T.CreateChecked(rotated[index]);
    }
}
