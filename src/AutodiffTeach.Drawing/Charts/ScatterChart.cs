namespace AutodiffTeach.Drawing.Charts;

/// <summary>Series as clouds of points, one for each class, told apart by colour and marker.</summary>
public sealed record ScatterChart : SeriesChart
{
    /// <summary>A scatter chart.</summary>
    /// <param name="title">What stands above the chart; may be empty.</param>
    /// <param name="series">The classes, in the order of the legend.</param>
    public ScatterChart(string title, params IReadOnlyList<Series> series)
        : base(title, series)
    {
    }
}
