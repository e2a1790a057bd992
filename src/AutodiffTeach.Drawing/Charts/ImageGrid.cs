namespace AutodiffTeach.Drawing.Charts;

/// <summary>Rows of small images beside one another, such as originals, corrupted and reconstructed; their pixels stay sharp.</summary>
public sealed record ImageGrid : Chart
{
    /// <summary>An image grid.</summary>
    /// <param name="title">What stands above the grid; may be empty.</param>
    /// <param name="rows">The rows from top to bottom; they may differ in length.</param>
    public ImageGrid(string title, IReadOnlyList<IReadOnlyList<RasterImage>> rows)
        : base(title)
    {
        ArgumentNullException.ThrowIfNull(rows);
        Rows = rows;
    }

    /// <summary>The rows from top to bottom.</summary>
    public IReadOnlyList<IReadOnlyList<RasterImage>> Rows { get; }

    /// <summary>What stands left of each row; those that are missing are empty.</summary>
    public IReadOnlyList<string> RowLabels { get; init; } = [];

    /// <summary>What stands above each column; those that are missing are empty.</summary>
    public IReadOnlyList<string> ColumnLabels { get; init; } = [];

    /// <summary>What stands below each image, row by row; those that are missing are empty.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Captions { get; init; } = [];

    /// <summary>How many pixels of the picture a pixel of an image is wide, above 0 and at most 100; null for what makes the widest image 56 pixels.</summary>
    public double? Scale { get; init; }
}
