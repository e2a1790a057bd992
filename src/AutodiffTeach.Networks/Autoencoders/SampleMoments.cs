using System.Numerics;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Autoencoders;

/// <summary>Mean and covariance of vectors, both with 1/n, in double.</summary>
internal static class SampleMoments
{
    // So many centred vectors at once stay in the cache.
    private const int BlockRows = 256;

    public static (double[] Mean, Matrix<double> Covariance) Of<T>(Matrix<T> vectors)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double[] mean = MeanOf(vectors);
        var covariance = new Matrix<double>(vectors.Columns, vectors.Columns);
        var packed = new PackedMatrix<double>();
        for (int index = 0; index < Rows.Blocks(vectors.Rows, BlockRows); index++)
        {
            var rows = Rows.Block(index, vectors.Rows, BlockRows);
            double[] centred = Centred(rows.Of(vectors), mean);
            packed.Resize(rows.Count, vectors.Columns);
            packed.Pack(centred, first: 0);
            packed.AddTransposedProduct(centred, vectors.Columns, first: 0, covariance.Values);
        }

        foreach (ref double value in covariance.Values)
            value /= vectors.Rows;
        return (mean, covariance);
    }

    private static double[] MeanOf<T>(Matrix<T> vectors)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var mean = new double[vectors.Columns];
        for (int row = 0; row < vectors.Rows; row++)
        {
            Span<T> vector = vectors.Row(row);
            for (int column = 0; column < mean.Length; column++)
                mean[column] += double.CreateTruncating(vector[column]);
        }

        return [.. mean.Select(sum => sum / vectors.Rows)];
    }

    private static double[] Centred<T>(ReadOnlySpan<T> rows, double[] mean)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var centred = new double[rows.Length];
        for (int index = 0; index < rows.Length; index++)
            centred[index] = double.CreateTruncating(rows[index]) - mean[index % mean.Length];
        return centred;
    }
}
