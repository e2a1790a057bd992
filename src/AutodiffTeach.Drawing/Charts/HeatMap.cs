namespace AutodiffTeach.Drawing.Charts;

/// <summary>
/// A matrix of numbers as colours, the first row on top. NaN and the infinities are hatched; on a logarithmic scale numbers that are not positive are left empty.
/// </summary>
public sealed record HeatMap : Chart
{
    /// <summary>A heat map.</summary>
    /// <param name="title">What stands above the chart; may be empty.</param>
    /// <param name="values">The rows, all of one length.</param>
    /// <exception cref="ArgumentException">Rows differ in length.</exception>
    public HeatMap(string title, IReadOnlyList<IReadOnlyList<double>> values)
        : base(title)
    {
        ArgumentNullException.ThrowIfNull(values);
        for (var row = 1; row < values.Count; row++)
        {
            if (values[row].Count != values[0].Count)
                throw new ArgumentException($"heat map '{title}': row {row + 1} has {values[row].Count} numbers, row 1 has {values[0].Count}; expected rows of one length.", nameof(values));
        }

        Values = values;
    }

    /// <summary>The rows from top to bottom.</summary>
    public IReadOnlyList<IReadOnlyList<double>> Values { get; }

    /// <summary>What the rows are, beside the map; may be empty.</summary>
    public string RowLabel { get; init; } = "";

    /// <summary>What the columns are, below the map; may be empty.</summary>
    public string ColumnLabel { get; init; } = "";

    /// <summary>The names of the rows; those that are missing have none. Null to number them from <see cref="FirstRow"/>.</summary>
    public IReadOnlyList<string>? RowNames { get; init; }

    /// <summary>The names of the columns; those that are missing have none. Null to number them from <see cref="FirstColumn"/>.</summary>
    public IReadOnlyList<string>? ColumnNames { get; init; }

    /// <summary>The number of the first row.</summary>
    public int FirstRow { get; init; } = 1;

    /// <summary>The number of the first column.</summary>
    public int FirstColumn { get; init; } = 1;

    /// <summary>The range of the colours: what it measures, linear or logarithmic, from where to where.</summary>
    public Axis Colours { get; init; } = new();

    /// <summary>The colours.</summary>
    public ColourMap Map { get; init; }

    /// <summary>True to write the numbers in their cells where they fit, false not to; null to write them where there are at most 400.</summary>
    public bool? ShowNumbers { get; init; }

    /// <summary>True for a bar that explains the colours.</summary>
    public bool ShowBar { get; init; } = true;
}
