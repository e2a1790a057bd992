using AutodiffTeach.Networks.Components;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Cli.Trainings.LinearAutoencoders;

/// <summary>Data and their principal components.</summary>
/// <param name="Name">What they are, for titles: <c>digits.csv</c>.</param>
/// <param name="Rows">Examples × features, centred where that was asked for.</param>
/// <param name="Components">The components of these rows.</param>
internal sealed record LinearAutoencoderData(string Name, Matrix<double> Rows, PrincipalComponents Components)
{
    /// <summary>Takes rows as they are, or centred.</summary>
    public static LinearAutoencoderData Of(string name, Matrix<double> rows, bool centred)
    {
        Matrix<double> taken = centred ? WithoutMean(rows) : rows;
        return new(name, taken, PrincipalComponents.Of(taken, centred: false));
    }

    private static Matrix<double> WithoutMean(Matrix<double> rows)
    {
        Matrix<double> centred = rows.Copy();
        for (int column = 0; column < rows.Columns; column++)
        {
            double mean = 0;
            for (int row = 0; row < rows.Rows; row++)
                mean += rows[row, column] / rows.Rows;
            for (int row = 0; row < rows.Rows; row++)
                centred[row, column] -= mean;
        }

        return centred;
    }
}
