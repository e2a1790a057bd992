namespace AutodiffTeach.Drawing.Charts;

/// <summary>A chart of series over two axes.</summary>
public abstract record SeriesChart : Chart
{
    private protected SeriesChart(string title, IReadOnlyList<Series> series)
        : base(title)
    {
        ArgumentNullException.ThrowIfNull(series);
        Series = series;
    }

    /// <summary>What is shown, in the order of the legend; later series are drawn over earlier ones.</summary>
    public IReadOnlyList<Series> Series { get; init; }

    /// <summary>The horizontal axis.</summary>
    public Axis X { get; init; } = new();

    /// <summary>The vertical axis.</summary>
    public Axis Y { get; init; } = new();
}
