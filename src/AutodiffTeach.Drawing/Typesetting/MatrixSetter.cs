namespace AutodiffTeach.Drawing.Typesetting;

/// <summary>Sets matrices: columns of numbers stand on their decimal points, other columns are centred.</summary>
internal static class MatrixSetter
{
    private const double ColumnGap = 0.75;
    private const double LeastRowHeight = 0.92;
    private const double RowGap = 0.22;
    private const double BracketGap = 0.15;

    public static FormulaBox Set(MathNode.Matrix matrix, double size, bool isScript)
    {
        var inner = isScript || matrix.Rows.Count == 1 ? size : size * 0.96;
        var cells = matrix.Rows.Select(row => row.Select(entry => Typesetter.Set(entry, inner, isScript)).ToArray()).ToArray();
        var baselines = Baselines(cells, inner);
        var last = cells[^1].Max(cell => Math.Max(cell.Descent, 0.01 * inner));
        var height = baselines[^1] + last;
        var body = new FormulaBox();
        for (var column = 0; column < cells[0].Length; column++)
            PutColumn(body, matrix, cells, column, inner, baselines);
        var top = -Typesetter.AxisHeight * size - height / 2;
        var shifted = new FormulaBox { Width = body.Width };
        shifted.Put(body, 0, top);
        return Delimiters.Bracketed(shifted, height, size, BracketGap);
    }

    // How far the baseline of each row is from the top.
    private static double[] Baselines(FormulaBox[][] cells, double size)
    {
        var baselines = new double[cells.Length];
        var at = 0.0;
        for (var row = 0; row < cells.Length; row++)
        {
            var ascent = Math.Max(0.68 * size, cells[row].Max(cell => cell.Ascent));
            baselines[row] = at + ascent;
            at = Math.Max(at + ascent + Math.Max(0, cells[row].Max(cell => cell.Descent)), at + LeastRowHeight * size) + RowGap * size;
        }

        return baselines;
    }

    private static void PutColumn(FormulaBox body, MathNode.Matrix matrix, FormulaBox[][] cells, int column, double size, double[] baselines)
    {
        var isNumeric = matrix.Rows.All(row => TextOf(row[column]) is { } text && text.Any(char.IsAsciiDigit) && text.All(letter => char.IsAsciiDigit(letter) || letter is '.' or '−'));
        // How far the point, or the middle, of each entry is from its left end.
        double Before(int row) => isNumeric ? SerifMetrics.Width(TextOf(matrix.Rows[row][column])!.Split('.')[0], false) * size : cells[row][column].Width / 2;
        double After(int row) => cells[row][column].Width - Before(row);
        var rows = Enumerable.Range(0, cells.Length);
        var left = body.Width + (column == 0 ? 0 : ColumnGap * size);
        var middle = left + rows.Max(Before);
        foreach (var row in rows)
            body.Put(cells[row][column], middle - Before(row), baselines[row]);
        body.Width = middle + rows.Max(After);
    }

    private static string? TextOf(MathNode entry) => entry switch
    {
        MathNode.Text text => text.Value,
        MathNode.Row { Items: [MathNode.Text { Value: "−" }, MathNode.Text number] } => "−" + number.Value,
        _ => null,
    };
}
