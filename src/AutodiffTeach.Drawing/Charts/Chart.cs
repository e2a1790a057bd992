using AutodiffTeach.Drawing.Layout;

namespace AutodiffTeach.Drawing.Charts;

/// <summary>
/// A picture of data. In every text of a chart what stands between dollar signs is mathematics, <c>norm $‖∂h_t/∂h_s‖$</c>, and
/// the rest is prose; characters that cannot be printed become spaces.
/// </summary>
public abstract record Chart
{
    private protected Chart(string title)
    {
        ArgumentNullException.ThrowIfNull(title);
        Title = title;
    }

    /// <summary>What stands above the chart, and its name for those who cannot see it; may be empty.</summary>
    public string Title { get; init; }

    /// <summary>
    /// The size aimed at in pixels, 40 to 10,000 each way. Heat maps and image grids are as wide as their cells; others grow where axes and
    /// legend leave too little room for the data.
    /// </summary>
    public Size Size { get; init; } = new(560, 340);
}
