using AutodiffTeach.Drawing.Charts.Marks;
using AutodiffTeach.Drawing.Layout;
using AutodiffTeach.Drawing.Typesetting;

namespace AutodiffTeach.Drawing.Charts.Plots;

/// <summary>A legend below the plot: entries in columns, row by row in the order of the series.</summary>
internal sealed class Legend
{
    private const double KeyWidth = 26;
    private const double KeyGap = 7;
    private const double ColumnGap = 20;
    private const double RowGap = 6;
    private const double WidestEntry = 230;

    private readonly List<(MathText Text, SeriesLook Look)> _entries = [];
    private readonly double _width;
    private readonly double _column;
    private readonly int _columns;
    private readonly double _row;
    private readonly bool _hasLines;

    public Legend(IEnumerable<string> names, IReadOnlyDictionary<string, SeriesLook> looks, double width, bool hasLines)
    {
        _hasLines = hasLines;
        _width = width;
        foreach (var name in names)
            _entries.Add((ChartText.Fit(name, ChartText.TickSize, Math.Min(WidestEntry, width - KeyWidth - KeyGap)), looks[name]));
        if (_entries.Count == 0)
            return;
        _column = _entries.Max(entry => entry.Text.Width) + KeyWidth + KeyGap;
        _row = Math.Max(12, _entries.Max(entry => entry.Text.Height)) + RowGap;
        var most = Math.Clamp((int)((width + ColumnGap) / (_column + ColumnGap)), 1, _entries.Count);
        // As few rows as fit, then as few columns as these rows need.
        var rows = (_entries.Count + most - 1) / most;
        _columns = (_entries.Count + rows - 1) / rows;
    }

    /// <summary>The room that it takes, with a gap above.</summary>
    public double Height => _entries.Count == 0 ? 0 : (_entries.Count + _columns - 1) / _columns * _row + 6;

    /// <summary>Draws the entries, centred between left and left + width.</summary>
    public void Draw(Canvas canvas, double left, double top)
    {
        var start = left + Math.Max(0, (_width - _columns * _column - (_columns - 1) * ColumnGap) / 2);
        for (var i = 0; i < _entries.Count; i++)
        {
            var (text, look) = _entries[i];
            var x = start + i % _columns * (_column + ColumnGap);
            var y = top + 6 + (i / _columns + 0.5) * _row - RowGap / 2;
            DrawKey(canvas, look, x, y);
            canvas.After(text, x + KeyWidth + KeyGap, y, Paint.Ink);
        }
    }

    private void DrawKey(Canvas canvas, SeriesLook look, double x, double y)
    {
        if (_hasLines || look.Shape is null)
            canvas.Line(new Point(x, y), new Point(x + KeyWidth, y), look.Paint, look.Width, look.Dash);
        if (look.Shape is { } shape)
            canvas.Add(new Mark.Markers([new Point(x + KeyWidth / 2, y)], shape, SeriesLook.MarkerRadius, look.Paint));
    }
}
