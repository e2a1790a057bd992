using AutodiffTeach.Drawing.Charts.Marks;
using AutodiffTeach.Drawing.Charts.Scales;
using AutodiffTeach.Drawing.Layout;

namespace AutodiffTeach.Drawing.Charts.Plots;

/// <summary>One plot of series: its place, its axes and what of them is written out.</summary>
internal sealed record Panel(SeriesChart Chart, Region Plot, Ruler X, Ruler Y, bool ShowsX, bool ShowsY)
{
    private const double MajorTick = 5;
    private const double MinorTick = 3;

    /// <summary>The distance of a tick's label from the axis.</summary>
    public const double LabelGap = 8;

    private const double RoomForEveryMarker = 11;
    private const double MarkerGap = 46;
    private const int MostFullyMarked = 8;
    private const int MostScattered = 4000;

    private bool IsScatter => Chart is ScatterChart;

    private readonly Dictionary<Series, IReadOnlyList<IReadOnlyList<Point>>> _pieces = new(ReferenceEqualityComparer.Instance);

    private Trace Trace => new(Plot, X, Y);

    /// <summary>Draws the plot with its series.</summary>
    public void Draw(Canvas canvas, IReadOnlyDictionary<string, SeriesLook> looks)
    {
        DrawGrid(canvas);
        if (!IsScatter)
            DrawBands(canvas, looks);
        DrawAxes(canvas);
        DrawTexts(canvas);
        for (var i = 0; i < Chart.Series.Count; i++)
        {
            var series = Chart.Series[i];
            var marks = IsScatter ? Scattered(series, looks[series.Name]) : Drawn(series, looks[series.Name], i);
            canvas.Add(new Mark.Group(Narration.Series(series), [.. marks]));
        }
    }

    /// <summary>The last visible point of a series, null where there is none.</summary>
    public Point? End(Series series)
    {
        var pieces = Pieces(series);
        return pieces.Count > 0 && Trace.IsInside(pieces[^1][^1]) ? pieces[^1][^1] : null;
    }

    private IReadOnlyList<IReadOnlyList<Point>> Pieces(Series series)
    {
        if (!_pieces.TryGetValue(series, out var pieces))
            _pieces.Add(series, pieces = Trace.Pieces(series));
        return pieces;
    }

    private double Across(double value) => Plot.Left + X.At(value) * Plot.Width;

    private double Up(double value) => Plot.Bottom - Y.At(value) * Plot.Height;

    private void DrawGrid(Canvas canvas)
    {
        foreach (var tick in Y.Ticks.Major)
            canvas.Line(new Point(Plot.Left, Up(tick.Value)), new Point(Plot.Right, Up(tick.Value)), Paint.Faint, 0.8);
        foreach (var tick in IsScatter ? X.Ticks.Major : [])
            canvas.Line(new Point(Across(tick.Value), Plot.Top), new Point(Across(tick.Value), Plot.Bottom), Paint.Faint, 0.8);
    }

    private void DrawAxes(Canvas canvas)
    {
        foreach (var value in Y.Ticks.Minor)
            canvas.Line(new Point(Plot.Left - MinorTick, Up(value)), new Point(Plot.Left, Up(value)), Paint.Muted, 0.8);
        foreach (var value in X.Ticks.Minor)
            canvas.Line(new Point(Across(value), Plot.Bottom), new Point(Across(value), Plot.Bottom + MinorTick), Paint.Muted, 0.8);
        foreach (var tick in Y.Ticks.Major)
            canvas.Line(new Point(Plot.Left - MajorTick, Up(tick.Value)), new Point(Plot.Left, Up(tick.Value)), Paint.Ink, 1);
        foreach (var tick in X.Ticks.Major)
            canvas.Line(new Point(Across(tick.Value), Plot.Bottom), new Point(Across(tick.Value), Plot.Bottom + MajorTick), Paint.Ink, 1);
        canvas.Add(new Mark.Line([new(Plot.Left, Plot.Top), new(Plot.Left, Plot.Bottom), new(Plot.Right, Plot.Bottom)], Paint.Ink, 1));
    }

    private void DrawTexts(Canvas canvas)
    {
        foreach (var tick in ShowsY ? Y.Ticks.Major : [])
            canvas.Before(ChartText.Set(tick.Label, ChartText.TickSize), Plot.Left - LabelGap, Up(tick.Value), Paint.Ink);
        foreach (var tick in ShowsX ? X.Ticks.Major : [])
        {
            var label = ChartText.Set(tick.Label, ChartText.TickSize);
            // Numbers stand on one line, whatever the height of their exponents.
            canvas.Centered(label, new Point(Across(tick.Value), Plot.Bottom + LabelGap + label.Ascent - 0.69 * ChartText.TickSize / 2 + (label.Descent - label.Ascent) / 2 + 4), Paint.Ink);
        }

        if (Chart.Series.All(series => Pieces(series).Count == 0))
            canvas.Centered(ChartText.Fit("no data", ChartText.LabelSize, Plot.Width), Plot.Center, Paint.Ink);
    }

    private void DrawBands(Canvas canvas, IReadOnlyDictionary<string, SeriesLook> looks)
    {
        foreach (var series in Chart.Series)
        {
            foreach (var area in series.Spread is { } band ? Trace.Areas(series, band) : [])
                canvas.Add(new Mark.Area(area, looks[series.Name].Paint, 0.18));
        }
    }

    private IEnumerable<Mark> Drawn(Series series, SeriesLook look, int index)
    {
        var pieces = Pieces(series);
        foreach (var line in pieces.SelectMany(piece => Clipping.Line(piece, Plot)))
            yield return new Mark.Line(line, look.Paint, look.Width, look.Dash);
        var lone = pieces.Where(piece => piece.Count == 1 && Trace.IsInside(piece[0])).Select(piece => piece[0]);
        var places = look.Shape is null ? lone : Marked(pieces, index).Where(Trace.IsInside).Union(lone);
        if (places.ToArray() is { Length: > 0 } centers)
            yield return new Mark.Markers(centers, look.Shape ?? MarkerShape.Disc, look.Shape is null ? 1.5 : SeriesLook.MarkerRadius, look.Paint);
        if (Trace.Floor(series) is { Count: > 0 } lost)
            yield return new Mark.Markers([.. lost.Select(x => new Point(x, Plot.Bottom - 4))], MarkerShape.HollowWedge, 3, look.Paint);
    }

    // Every point where there is room, else some, which are not those of the other series.
    private IEnumerable<Point> Marked(IReadOnlyList<IReadOnlyList<Point>> pieces, int index)
    {
        var points = pieces.SelectMany(piece => piece).ToArray();
        if (points.Length * RoomForEveryMarker <= Plot.Width && Chart.Series.Count <= MostFullyMarked)
            return points;
        var step = MarkerGap / Math.Max(1, Math.Min(Chart.Series.Count, 6));
        return Reduction.Spaced(points, MarkerGap, 8 + index % 6 * step);
    }

    private IEnumerable<Mark> Scattered(Series series, SeriesLook look)
    {
        var points = Enumerable.Range(0, series.X.Count).Select(i => Trace.Place(series.X[i], series.Y[i])).Where(Trace.IsInside).ToArray();
        if (points.Length > 0)
            yield return new Mark.Markers(points.Length > MostScattered ? Reduction.PerSquare(points, 2) : points, look.Shape ?? MarkerShape.Plus, 3, look.Paint);
    }
}
