namespace AutodiffTeach.Drawing.Charts;

/// <summary>
/// Series as lines, told apart by colour, dash and marker. Points are joined in the order of x; NaN and the infinities break a line,
/// and so do numbers that are not positive on a logarithmic axis, which are marked at its floor.
/// </summary>
public sealed record LineChart : SeriesChart
{
    /// <summary>A line chart.</summary>
    /// <param name="title">What stands above the chart; may be empty.</param>
    /// <param name="series">What is shown, in the order of the legend.</param>
    public LineChart(string title, params IReadOnlyList<Series> series)
        : base(title, series)
    {
    }
}
