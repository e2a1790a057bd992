using AutodiffTeach.Drawing.Charts.Marks;
using AutodiffTeach.Drawing.Layout;

namespace AutodiffTeach.Drawing.Charts.Plots;

/// <summary>Draws charts of every kind.</summary>
internal static class ChartDrawing
{
    private const double SmallestSide = 40;
    private const double LargestSide = 10_000;

    public static Picture Draw(Chart chart)
    {
        ArgumentNullException.ThrowIfNull(chart);
        var canvas = new Canvas();
        var size = Draw(canvas, chart with { Size = Usable(chart.Size) });
        return new Picture(size, Narration.Title(chart), Narration.Describe(chart), canvas.Marks);
    }

    private static Size Draw(Canvas canvas, Chart chart) => chart switch
    {
        SeriesChart plot => new PanelGrid([plot], new SmallMultiples(plot.Title, plot) { Size = plot.Size }).Draw(canvas),
        HeatMap map => new HeatMapDrawing(map).Draw(canvas),
        ImageGrid grid => new ImageGridDrawing(grid).Draw(canvas),
        SmallMultiples multiples when multiples.Panels.Count > 0 && multiples.Panels.All(panel => panel is SeriesChart) =>
            new PanelGrid([.. multiples.Panels.Cast<SeriesChart>()], multiples).Draw(canvas),
        SmallMultiples multiples => new Mosaic(multiples).Draw(canvas),
        _ => throw new InvalidOperationException($"no drawing for {chart.GetType().Name}"),
    };

    private static Size Usable(Size size) => new(Usable(size.Width), Usable(size.Height));

    private static double Usable(double side) => double.IsNaN(side) ? SmallestSide : Math.Clamp(side, SmallestSide, LargestSide);
}
