namespace AutodiffTeach.Formulas.Equivalence.Field;

/// <summary>Linear relations between vectors over a prime field.</summary>
internal static class LinearRelation
{
    /// <summary>
    /// Coefficients c with target = c_1 · columns_1 + c_2 · columns_2 + ..., or null where there are none. A column that depends on
    /// those before it gets the coefficient 0.
    /// </summary>
    /// <remarks>Gaussian elimination; cubic in the number of columns. The arguments are overwritten.</remarks>
    public static ulong[]? Solve(PrimeField field, ulong[][] columns, ulong[] target)
    {
        int rows = target.Length;
        int rank = 0;
        var pivotRow = new int[columns.Length];
        for (int c = 0; c < columns.Length; c++)
        {
            pivotRow[c] = -1;
            int pivot = rank;
            while (pivot < rows && columns[c][pivot] == 0)
                pivot++;
            if (pivot >= rows)
                continue;
            for (int k = c; k < columns.Length; k++)
                (columns[k][rank], columns[k][pivot]) = (columns[k][pivot], columns[k][rank]);
            (target[rank], target[pivot]) = (target[pivot], target[rank]);
            Eliminate(field, columns, target, c, rank);
            pivotRow[c] = rank++;
        }

        return target.AsSpan(rank).ContainsAnyExcept(0UL) ? null : Array.ConvertAll(pivotRow, row => row < 0 ? 0 : target[row]);
    }

    // Makes the pivot 1 and clears the column in every other row.
    private static void Eliminate(PrimeField field, ulong[][] columns, ulong[] target, int column, int pivot)
    {
        ulong scale = field.Inverse(columns[column][pivot]);
        for (int k = column; k < columns.Length; k++)
            columns[k][pivot] = field.Multiply(columns[k][pivot], scale);
        target[pivot] = field.Multiply(target[pivot], scale);
        for (int row = 0; row < target.Length; row++)
        {
            ulong factor = columns[column][row];
            if (row == pivot || factor == 0)
                continue;
            for (int k = column; k < columns.Length; k++)
                columns[k][row] = field.Subtract(columns[k][row], field.Multiply(factor, columns[k][pivot]));
            target[row] = field.Subtract(target[row], field.Multiply(factor, target[pivot]));
        }
    }
}
