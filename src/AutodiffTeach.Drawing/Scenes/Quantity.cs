using AutodiffTeach.Drawing.Typesetting;

namespace AutodiffTeach.Drawing.Scenes;

/// <summary>A number, a column vector or a matrix to be shown; immutable.</summary>
public sealed class Quantity
{
    private const int LongestVector = 4;
    private const int LongestSide = 3;

    private readonly double[][] _rows;

    private Quantity(double[][] rows, int rank) => (_rows, Rank) = (rows, rank);

    /// <summary>0 for a number, 1 for a vector, 2 for a matrix.</summary>
    public int Rank { get; }

    /// <summary>The entries by row; a vector has one entry a row.</summary>
    public IReadOnlyList<IReadOnlyList<double>> Rows => _rows;

    /// <summary>A number.</summary>
    /// <param name="value">Any number, NaN and infinities included.</param>
    public static Quantity Scalar(double value) => new([[value]], 0);

    /// <summary>A column vector.</summary>
    /// <param name="values">Its elements.</param>
    public static Quantity Vector(IEnumerable<double> values) => new([.. values.Select(value => new[] { value })], 1);

    /// <summary>A matrix.</summary>
    /// <param name="rows">Its rows, of equal length.</param>
    public static Quantity Matrix(IEnumerable<IEnumerable<double>> rows) => new([.. rows.Select(row => row.ToArray())], 2);

    /// <summary>True where the quantity has more entries than a label shows.</summary>
    public bool IsElided => Rank == 1 ? _rows.Length > LongestVector : Rank == 2 && (_rows.Length > LongestSide || _rows[0].Length > LongestSide);

    /// <summary>
    /// The label that shows the quantity: a number, <c>(0.6, 0.1)</c>, or <c>[[1, 2], [3, 4]]</c> to be set as a matrix. Of vectors of more
    /// than four and matrices of more than three rows or columns the first and the last entries are shown.
    /// </summary>
    /// <param name="digits">Significant digits of each number.</param>
    public string ToLabel(int digits)
    {
        if (Rank == 0)
            return NumberText.Format(_rows[0][0], digits);
        if (Rank == 1)
            return "(" + string.Join(", ", Ends(_rows.Length, LongestVector).Select(row => row < 0 ? "…" : NumberText.Format(_rows[row][0], digits))) + ")";
        return "[" + string.Join(", ", Ends(_rows.Length, LongestSide).Select(row => "[" + RowOf(row, digits) + "]")) + "]";
    }

    private string RowOf(int row, int digits) => string.Join(
        ", ", Ends(_rows[0].Length, LongestSide).Select(column => row < 0 ? "⋮" : column < 0 ? "…" : NumberText.Format(_rows[row][column], digits)));

    // All positions where they fit, else the first, a gap as -1, and the last.
    private static IEnumerable<int> Ends(int count, int most) =>
        count <= most ? Enumerable.Range(0, count) : most == LongestVector ? [0, 1, -1, count - 1] : [0, -1, count - 1];
}
