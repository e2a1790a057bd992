using System.Numerics;
using AutodiffTeach.Networks.Layers;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Training;

/// <summary>The distributions from which parameters are drawn.</summary>
internal static class Filling
{
    /// <summary>Uniform within ±bound.</summary>
    public static void FillUniform<T>(this Parameter<T> parameter, double bound, RandomStream random)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (ref T value in parameter.Value.Values)
            value = T.CreateChecked(random.NextUniform(-bound, bound));
    }

    /// <summary>Normal with mean 0.</summary>
    public static void FillNormal<T>(this Parameter<T> parameter, double deviation, RandomStream random)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (ref T value in parameter.Value.Values)
            value = T.CreateChecked(deviation * random.NextNormal());
    }

    /// <summary>Every square block, one a gate, the identity.</summary>
    public static void FillIdentity<T>(this Parameter<T> parameter)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Matrix<T> value = parameter.Value;
        value.Values.Clear();
        for (int row = 0; row < value.Rows; row++)
            value[row, row % value.Columns] = T.One;
    }

    /// <summary>Every square block, one a gate, orthogonal and uniform over all orthogonal matrices.</summary>
    public static void FillOrthogonal<T>(this Parameter<T> parameter, RandomStream random)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int size = parameter.Value.Columns;
        for (int first = 0; first < parameter.Value.Rows; first += size)
        {
            double[][] rows = OrthonormalRows(size, random);
            for (int row = 0; row < size; row++)
            {
                Span<T> values = parameter.Value.Row(first + row);
                for (int column = 0; column < size; column++)
                    values[column] = T.CreateChecked(rows[row][column]);
            }
        }
    }

    // Gram and Schmidt's process gives the factor Q of the decomposition QR whose R has a positive diagonal, which is the one that is
    // uniform for a normal matrix (Mezzadri 2007). Twice, because once leaves it orthogonal only as far as the matrix is far from singular.
    private static double[][] OrthonormalRows(int size, RandomStream random)
    {
        var rows = new double[size][];
        for (int row = 0; row < size; row++)
        {
            rows[row] = [.. Enumerable.Range(0, size).Select(_ => random.NextNormal())];
            for (int time = 0; time < 2; time++)
            {
                foreach (double[] earlier in rows.AsSpan(0, row))
                    Subtract(rows[row], earlier, Dot(rows[row], earlier));
            }

            double norm = Math.Sqrt(Dot(rows[row], rows[row]));
            for (int column = 0; column < size; column++)
                rows[row][column] /= norm;
        }

        return rows;
    }

    // Term by term: the order of a sum must not depend on the width of the machine's vectors.
    private static double Dot(double[] left, double[] right)
    {
        double sum = 0;
        for (int index = 0; index < left.Length; index++)
            sum += left[index] * right[index];
        return sum;
    }

    private static void Subtract(double[] from, double[] direction, double length)
    {
        for (int index = 0; index < from.Length; index++)
            from[index] -= length * direction[index];
    }
}
