using System.Numerics.Tensors;
using AutodiffTeach.Networks.Numerics;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace AutodiffTeach.Networks.Components;

/// <summary>The principal components of data: the orthonormal directions in which they vary most, one after another.</summary>
/// <remarks>
/// With X the n × d rows, centred or as they are: the eigenvectors of S = XᵀX/n, divided by n and not by n - 1, which are the right singular vectors
/// of X; its eigenvalues are σᵢ²/n. They are found from the singular values of the factor R of X = QR, not from S, so that small ones keep their digits.
/// Time in proportion to n d², memory to n d (n and d change places where d is greater).
/// </remarks>
public sealed class PrincipalComponents
{
    /// <summary>The greatest number that data may have: squares are to be finite.</summary>
    private const double GreatestValue = 1e150;

    private PrincipalComponents(int count, double[] mean, double[] eigenvalues, Matrix<double> directions)
    {
        Count = count;
        Mean = mean;
        Eigenvalues = eigenvalues;
        Directions = directions;
    }

    /// <summary>The number of examples, n.</summary>
    public int Count { get; }

    /// <summary>The number of features, d.</summary>
    public int Features => Mean.Count;

    /// <summary>What was subtracted from each example: the mean, or zeros where the data were taken as they are.</summary>
    public IReadOnlyList<double> Mean { get; }

    /// <summary>The eigenvalues of S, the greatest first, min(n, d) of them; the others are 0. Centred, they are variances.</summary>
    public IReadOnlyList<double> Eigenvalues { get; }

    /// <summary>
    /// The directions as rows, one for each of <see cref="Eigenvalues"/>. The component of greatest magnitude (the first of those within 1e-9 of it) is positive. Directions of
    /// equal eigenvalues are any basis of the space they span.
    /// </summary>
    public Matrix<double> Directions { get; }

    /// <summary>The sum of all eigenvalues: the mean squared distance of an example from <see cref="Mean"/>.</summary>
    public double TotalVariance => Eigenvalues.Sum();

    /// <summary>Finds the components of data.</summary>
    /// <param name="rows">Examples × features; left as they are.</param>
    /// <param name="centred">Whether the mean is subtracted.</param>
    /// <exception cref="ArgumentException">There is no number, or one is not within ±1e150.</exception>
    public static PrincipalComponents Of(Matrix<double> rows, bool centred = true)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.Values.IsEmpty)
            throw new ArgumentException("There are no data; at least one example of at least one feature was expected.", nameof(rows));
        foreach (double value in rows.Values)
        {
            if (!(Math.Abs(value) <= GreatestValue))
                throw new ArgumentException($"The data hold {value}; numbers within ±{GreatestValue} were expected.", nameof(rows));
        }

        double[] mean = centred ? MeanOf(rows) : new double[rows.Columns];
        (double[] singular, Matrix<double> directions) = Decompose(Subtract(rows, mean));
        FixSigns(directions);
        return new(rows.Rows, mean, [.. singular.Select(value => value * value / rows.Rows)], directions);
    }

    /// <summary>The share of the variance that the first components explain; NaN where there is no variance.</summary>
    /// <param name="count">How many components, 0 or more.</param>
    public double ExplainedShare(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return Eigenvalues.Take(count).Sum() / TotalVariance;
    }

    /// <summary>The sum of the eigenvalues but the first: the mean squared distance of the examples from their reconstructions.</summary>
    /// <param name="count">How many components are kept, 0 or more.</param>
    public double Discarded(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        // From the smallest on, so that none is lost beside a greater.
        return Eigenvalues.Skip(count).Reverse().Sum();
    }

    /// <summary>The first directions as columns: d × count, an orthonormal basis.</summary>
    /// <param name="count">How many, up to the number of <see cref="Eigenvalues"/>.</param>
    public Matrix<double> Basis(int count)
    {
        RequireCount(count);
        return MatrixAlgebra.Transpose(new Matrix<double>(count, Features, Directions.Values[..(count * Features)]));
    }

    /// <summary>The coordinates of examples along the first directions.</summary>
    /// <param name="rows">Examples × d.</param>
    /// <param name="count">How many directions.</param>
    /// <returns>Examples × count.</returns>
    /// <exception cref="ArgumentException">The examples have another number of features.</exception>
    public Matrix<double> Project(Matrix<double> rows, int count)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.Columns != Features)
            throw new ArgumentException($"The examples have {rows.Columns} features; expected {Features}.", nameof(rows));
        return MatrixAlgebra.Multiply(Subtract(rows, Mean), Basis(count));
    }

    /// <summary>The points with given coordinates along the first directions.</summary>
    /// <param name="coordinates">Examples × number of directions, as <see cref="Project"/> gives.</param>
    /// <returns>Examples × d.</returns>
    /// <exception cref="ArgumentException">There are more coordinates than directions.</exception>
    public Matrix<double> Reconstruct(Matrix<double> coordinates)
    {
        ArgumentNullException.ThrowIfNull(coordinates);
        RequireCount(coordinates.Columns);
        Matrix<double> points = MatrixAlgebra.Multiply(coordinates, MatrixAlgebra.Transpose(Basis(coordinates.Columns)));
        return Subtract(points, [.. Mean.Select(value => -value)]);
    }

    /// <summary>The rows without <see cref="Mean"/>: the X of the formulas.</summary>
    /// <param name="rows">Examples × d.</param>
    internal Matrix<double> Centre(Matrix<double> rows) => Subtract(rows, Mean);

    private void RequireCount(int count)
    {
        if (count < 0 || count > Directions.Rows)
            throw new ArgumentException($"{count} components are asked for; expected 0 to {Directions.Rows}.", nameof(count));
    }

    private static double[] MeanOf(Matrix<double> rows)
    {
        double[] mean = new double[rows.Columns];
        for (int row = 0; row < rows.Rows; row++)
        {
            for (int column = 0; column < mean.Length; column++)
                mean[column] += rows[row, column];
        }

        return [.. mean.Select(sum => sum / rows.Rows)];
    }

    private static Matrix<double> Subtract(Matrix<double> rows, IReadOnlyList<double> point)
    {
        Matrix<double> difference = rows.Copy();
        for (int row = 0; row < rows.Rows; row++)
        {
            for (int column = 0; column < rows.Columns; column++)
                difference[row, column] -= point[column];
        }

        return difference;
    }

    // X = QR and R = UΣVᵀ give V; where X is wide, Xᵀ = QR and R = UΣVᵀ give QU.
    private static (double[] Singular, Matrix<double> Directions) Decompose(Matrix<double> rows)
    {
        // Stored column by column, the rows are Xᵀ.
        Matrix<double> stored = rows.Rows >= rows.Columns ? MatrixAlgebra.Transpose(rows) : rows;
        var tall = new MathNet.Numerics.LinearAlgebra.Double.DenseMatrix(stored.Columns, stored.Rows, stored.Values.ToArray());
        QR<double> factors = tall.QR(QRMethod.Thin);
        Svd<double> decomposition = factors.R.Svd();
        MathNet.Numerics.LinearAlgebra.Matrix<double> directions = rows.Rows >= rows.Columns
            ? decomposition.VT
            : (factors.Q * decomposition.U).Transpose();
        return (decomposition.S.ToArray(), new(directions.RowCount, directions.ColumnCount, directions.ToRowMajorArray()));
    }

    private static void FixSigns(Matrix<double> directions)
    {
        for (int index = 0; index < directions.Rows; index++)
        {
            Span<double> direction = directions.Row(index);
            double greatest = 0;
            foreach (double component in direction)
                greatest = Math.Max(greatest, Math.Abs(component));
            int first = 0;
            while (Math.Abs(direction[first]) < greatest - 1e-9)
                first++;
            if (direction[first] < 0)
                TensorPrimitives.Negate(direction, direction);
        }
    }
}
