using AutodiffTeach.Drawing.Charts.Marks;
using AutodiffTeach.Drawing.Charts.Scales;
using AutodiffTeach.Drawing.Layout;

namespace AutodiffTeach.Drawing.Charts.Plots;

/// <summary>Charts of series in rows and columns, one or many: settles the axes and cuts the picture into plots, margins and legend.</summary>
internal sealed class PanelGrid
{
    private const double Between = 18;
    private const double YSpacing = 46;
    private const double XSpacing = 60;
    private const double XTickHeight = 24;
    private const double AirInPixels = 8;
    private const double SmallestPlot = 70;

    private readonly IReadOnlyList<SeriesChart> _charts;
    private readonly SmallMultiples _frame;
    private readonly int _columns;
    private readonly IReadOnlyDictionary<string, SeriesLook> _looks;
    private readonly IReadOnlyList<string> _names;
    private readonly Heading _heading;
    private double _width;
    private double _between = Between;

    public PanelGrid(IReadOnlyList<SeriesChart> charts, SmallMultiples frame)
    {
        (_charts, _frame) = (charts, frame);
        _columns = Math.Clamp(frame.Columns ?? (int)Math.Ceiling(Math.Sqrt(charts.Count)), 1, Math.Max(1, charts.Count));
        var series = charts.SelectMany(chart => chart.Series).ToArray();
        _looks = SeriesLook.ForAll(series);
        _names = [.. series.Select(one => one.Name).Where(name => !string.IsNullOrWhiteSpace(name)).Distinct(StringComparer.Ordinal)];
        _width = Math.Max(frame.Size.Width, 2 * Canvas.Margin + SmallestPlot);
        _heading = new Heading(frame.Title, ChartText.TitleSize, _width - 2 * Canvas.Margin);
    }

    private bool IsSingle => _charts.Count == 1;

    private bool HasLines => _charts.Any(chart => chart is LineChart);

    private int Rows => (_charts.Count + _columns - 1) / _columns;

    /// <summary>Draws it; returns its size.</summary>
    public Size Draw(Canvas canvas)
    {
        if (IsSingle && HasLines && EndLabels.Room(_names, _width) is { } room && Panels(room, 0) is [var panel])
        {
            var ends = panel.Chart.Series.Where(series => _names.Contains(series.Name)).DistinctBy(series => series.Name)
                .Select(series => (series.Name, panel.End(series) ?? new Point(double.NaN, 0), _looks[series.Name].Paint)).ToArray();
            if (EndLabels.Place(ends, panel.Plot) is { } labels)
            {
                var size = Draw(canvas, [panel], new Legend([], _looks, _width, true));
                labels.Draw(canvas, panel.Plot);
                return size;
            }
        }

        var legend = new Legend(_names, _looks, _width - 2 * Canvas.Margin, HasLines);
        return Draw(canvas, Panels(0, legend.Height), legend);
    }

    private Size Draw(Canvas canvas, List<Panel> panels, Legend legend)
    {
        var center = panels.Count == 0 ? _width / 2 : (panels.Min(panel => panel.Plot.Left) + panels.Max(panel => panel.Plot.Right)) / 2;
        _heading.Draw(canvas, center, Canvas.Margin, _width);
        var bottom = Canvas.Margin + _heading.Height;
        foreach (var panel in panels)
        {
            if (!IsSingle)
                DrawTitle(canvas, panel);
            panel.Draw(canvas, _looks);
            bottom = Math.Max(bottom, DrawLabels(canvas, panel));
        }

        bottom = DrawNote(canvas, center, bottom);
        legend.Draw(canvas, Canvas.Margin, bottom);
        return new Size(_width, Math.Ceiling(bottom + legend.Height + Canvas.Margin));
    }

    private static void DrawTitle(Canvas canvas, Panel panel)
    {
        var title = ChartText.Fit(panel.Chart.Title, ChartText.LabelSize, panel.Plot.Width);
        canvas.Centered(title, new Point(panel.Plot.Center.X, panel.Plot.Top - 7 - title.Height / 2), Paint.Ink);
    }

    // Returns where the panel ends below.
    private static double DrawLabels(Canvas canvas, Panel panel)
    {
        var plot = panel.Plot;
        var bottom = plot.Bottom + (panel.ShowsX ? XTickHeight : 0);
        if (panel.ShowsX && XTitle(panel.X, plot.Width) is { } across)
        {
            canvas.Centered(across, new Point(plot.Center.X, bottom + across.Height / 2), Paint.Ink);
            bottom += across.Height + 2;
        }

        if (panel.ShowsY && YTitle(panel.Y, plot.Height) is { } up)
            canvas.Upwards(up, new Point(plot.Left - TickWidth(panel.Y) - Panel.LabelGap - 8 - up.Height / 2, plot.Center.Y), Paint.Ink);
        return bottom;
    }

    private double DrawNote(Canvas canvas, double center, double bottom)
    {
        if (!HasFloor)
            return bottom;
        var text = ChartText.Fit(FloorNote, ChartText.SmallSize, _width - 2 * Canvas.Margin - 16);
        center = Math.Clamp(center, Canvas.Margin + 16 + text.Width / 2, _width - Canvas.Margin - text.Width / 2);
        canvas.Add(new Mark.Markers([new Point(center - text.Width / 2 - 10, bottom + 10)], MarkerShape.HollowWedge, 3, Paint.Ink));
        canvas.Centered(text, new Point(center, bottom + 10), Paint.Ink);
        return bottom + NoteHeight;
    }

    private const string FloorNote = "on the axis: zero or negative";
    private const double NoteHeight = 18;

    private bool HasFloor => _charts.Any(chart => chart is LineChart && chart.Y.Scale == AxisScale.Logarithmic && chart.Series.Any(series => series.Y.Any(y => y <= 0)));

    private List<Panel> Panels(double right, double legend)
    {
        var top = Canvas.Margin + _heading.Height + (IsSingle ? 6 : 0);
        var titles = IsSingle || _charts.Count == 0 ? 0 : _charts.Max(chart => ChartText.Set(chart.Title, ChartText.LabelSize).Height) + 12;
        var bottoms = Enumerable.Range(0, Rows).Select(row => Between / 2 + (RowShowsX(row) ? XTickHeight + Tallest(row) : 0)).ToArray();
        var free = _frame.Size.Height - top - bottoms.Sum() - Rows * titles - legend - (HasFloor ? NoteHeight : 0) - Canvas.Margin;
        var height = Math.Max(SmallestPlot, free / Math.Max(1, Rows));
        var ys = Rulers(chart => chart.Y, series => series.Y, _frame.ShareY, new TickRoom(height, YSpacing, label => ChartText.Set(label, ChartText.TickSize).Height + 4), true);
        var lefts = Enumerable.Range(0, _columns).Select(column => Left(column, ys, height)).ToArray();
        var width = Width(lefts, right + Between);
        var xs = XRulers(width);
        // The outermost numbers reach beyond their plots, to the edge and towards one another.
        var beyond = xs.Max(x => x.Ticks.Major.Select(tick => ChartText.Set(tick.Label, ChartText.TickSize).Width / 2).DefaultIfEmpty(0).Max());
        (right, _between) = (Math.Max(right, beyond), Math.Max(Between, 2 * beyond + 4));
        // A picture too narrow for its plots grows.
        _width = Math.Max(_width, 2 * Canvas.Margin + lefts.Sum() + right + _columns * SmallestPlot + (_columns - 1) * _between);
        width = Width(lefts, right);
        xs = XRulers(width);

        var panels = new List<Panel>();
        for (var i = 0; i < _charts.Count; i++)
        {
            var (row, column) = (i / _columns, i % _columns);
            var x = Canvas.Margin + lefts.Take(column + 1).Sum() + column * (width + _between);
            var y = top + bottoms.Take(row).Sum() + row * height + (row + 1) * titles;
            panels.Add(new Panel(_charts[i], new Region(x, y, x + width, y + height), xs[i].WithAir(AirInPixels / width), ys[i], ShowsX(i), ShowsY(i)));
        }

        return panels;
    }

    private List<Ruler> XRulers(double width) => Rulers(chart => chart.X, series => series.X, _frame.ShareX,
        new TickRoom(width - 2 * AirInPixels, XSpacing, label => ChartText.Set(label, ChartText.TickSize).Width + 10), false);

    private double Width(double[] lefts, double right) =>
        Math.Max(SmallestPlot, (_width - 2 * Canvas.Margin - lefts.Sum() - right - (_columns - 1) * _between) / _columns);

    private bool ShowsX(int i) => !_frame.ShareX || i + _columns >= _charts.Count;

    private bool ShowsY(int i) => !_frame.ShareY || i % _columns == 0;

    private bool RowShowsX(int row) => Enumerable.Range(row * _columns, _columns).Any(i => i < _charts.Count && ShowsX(i));

    // What the tallest label of a horizontal axis takes; with a power of ten it needs a little more.
    private double Tallest(int row) => _charts.Skip(row * _columns).Take(_columns)
        .Max(chart => ChartText.Set(chart.X.Label + "$10^{1}$", ChartText.LabelSize).Height + 2);

    private double Left(int column, List<Ruler> ys, double height) => Enumerable.Range(0, _charts.Count).Where(i => i % _columns == column && ShowsY(i))
        .Max(i => (double?)(TickWidth(ys[i]) + Panel.LabelGap + (YTitle(ys[i], height) is { } title ? title.Height + 10 : 0))) ?? 0;

    private List<Ruler> Rulers(Func<SeriesChart, Axis> axisOf, Func<Series, IReadOnlyList<double>> valuesOf, bool isShared, TickRoom room, bool isY)
    {
        if (!isShared || _charts.Count == 0)
            return [.. _charts.Select(chart => Settle([chart], axisOf(chart)))];
        // What one panel asks for holds for all.
        var axis = axisOf(_charts[0]) with
        {
            Minimum = _charts.Select(chart => axisOf(chart).Minimum).FirstOrDefault(end => end is not null),
            Maximum = _charts.Select(chart => axisOf(chart).Maximum).FirstOrDefault(end => end is not null),
        };
        return [.. Enumerable.Repeat(Settle(_charts, axis), _charts.Count)];

        Ruler Settle(IReadOnlyList<SeriesChart> charts, Axis axis)
        {
            var data = new DataRange(axis.Scale);
            foreach (var (chart, series) in charts.SelectMany(chart => chart.Series.Select(series => (chart, series))))
            {
                data.Add(valuesOf(series));
                if (isY && chart is LineChart && series.Spread is { } band)
                    data.Add(band.Lower.Concat(band.Upper));
            }

            return Ruler.Settle(axis, data, room, isY);
        }
    }

    private static double TickWidth(Ruler ruler) =>
        ruler.Ticks.Major.Count == 0 ? 0 : ruler.Ticks.Major.Max(tick => ChartText.Set(tick.Label, ChartText.TickSize).Width);

    private static Typesetting.MathText? XTitle(Ruler ruler, double width) => Title(ruler, width + 16);

    private static Typesetting.MathText? YTitle(Ruler ruler, double height) => Title(ruler, height);

    private static Typesetting.MathText? Title(Ruler ruler, double room) =>
        string.IsNullOrWhiteSpace(ruler.Title) ? null : ChartText.Fit(ruler.Title, ChartText.LabelSize, room);
}
