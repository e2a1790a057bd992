namespace AutodiffTeach.Drawing.Charts.Marks;

/// <summary>Cells with a level each: 0 to 253 are colours, then there are two without.</summary>
/// <param name="Columns">Cells in a row.</param>
/// <param name="Rows">The number of rows.</param>
/// <param name="Levels">The rows one after another.</param>
internal sealed record LevelGrid(int Columns, int Rows, byte[] Levels)
{
    public const byte Highest = 253;

    /// <summary>The level of a number that the scale has no place for.</summary>
    public const byte Empty = 254;

    /// <summary>The level of what is not a number.</summary>
    public const byte Hatched = 255;

    /// <summary>Runs of equal levels in the rows.</summary>
    public IEnumerable<(int Row, int Column, int Length, byte Level)> Runs()
    {
        for (var row = 0; row < Rows; row++)
        {
            for (int start = 0, end; start < Columns; start = end)
            {
                var level = Levels[row * Columns + start];
                for (end = start + 1; end < Columns && Levels[row * Columns + end] == level;)
                    end++;
                yield return (row, start, end - start, level);
            }
        }
    }
}
