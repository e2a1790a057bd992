using AutodiffTeach.Drawing.Charts.Marks;
using AutodiffTeach.Drawing.Charts.Scales;
using AutodiffTeach.Drawing.Layout;

namespace AutodiffTeach.Drawing.Charts.Plots;

/// <summary>How the numbers of a heat map become levels, and the bar that says so.</summary>
internal sealed class ColourScale
{
    private const double BarWidth = 14;
    private const double TickLength = 4;
    private const double Spacing = 40;

    private readonly HeatMap _map;
    private readonly Ruler _ruler;
    private readonly double _height;

    public ColourScale(HeatMap map, double height)
    {
        (_map, _height) = (map, height);
        var data = DataRange.Of(map.Colours.Scale, map.Values.SelectMany(row => row));
        var axis = map.Colours;
        if (map.Map == ColourMap.Diverging && axis.Scale == AxisScale.Linear && !data.IsEmpty && axis.Minimum is null && axis.Maximum is null)
        {
            var reach = Math.Max(Math.Abs(data.Minimum), Math.Abs(data.Maximum));
            axis = reach > 0 ? axis with { Minimum = -reach, Maximum = reach } : axis;
        }

        _ruler = Ruler.Settle(axis, data, new TickRoom(height, Spacing, label => ChartText.Set(label, ChartText.TickSize).Height + 4), false);
    }

    /// <summary>The level of a number; those beyond a range that was asked for have the level of its end.</summary>
    public byte Level(double value)
    {
        if (!double.IsFinite(value))
            return LevelGrid.Hatched;
        var at = _ruler.At(value);
        return double.IsNaN(at) ? LevelGrid.Empty : (byte)Math.Round(Math.Clamp(at, 0, 1) * LevelGrid.Highest);
    }

    /// <summary>The room that the bar takes with its labels, to its left included.</summary>
    public double Width => BarWidth + TickLength + 4 + LabelWidth + (Title is { } title ? title.Height + 8 : 0);

    private double LabelWidth => _ruler.Ticks.Major.Count == 0 ? 0 : _ruler.Ticks.Major.Max(tick => ChartText.Set(tick.Label, ChartText.TickSize).Width);

    private Typesetting.MathText? Title => string.IsNullOrWhiteSpace(_ruler.Title) ? null : ChartText.Fit(_ruler.Title, ChartText.LabelSize, _height);

    public void Draw(Canvas canvas, double left, double top)
    {
        var bar = new Region(left, top, left + BarWidth, top + _height);
        var levels = Enumerable.Range(0, LevelGrid.Highest + 1).Select(level => (byte)(LevelGrid.Highest - level)).ToArray();
        canvas.Add(new Mark.Cells(bar, new LevelGrid(1, levels.Length, levels), _map.Map));
        canvas.Add(new Mark.Frame(bar, Paint.Ink, 0.8));
        foreach (var value in _ruler.Ticks.Minor)
            canvas.Line(new Point(bar.Right, Up(bar, value)), new Point(bar.Right + TickLength / 2, Up(bar, value)), Paint.Muted, 0.8);
        foreach (var tick in _ruler.Ticks.Major)
        {
            canvas.Line(new Point(bar.Right, Up(bar, tick.Value)), new Point(bar.Right + TickLength, Up(bar, tick.Value)), Paint.Ink, 0.8);
            canvas.After(ChartText.Set(tick.Label, ChartText.TickSize), bar.Right + TickLength + 3, Up(bar, tick.Value), Paint.Ink);
        }

        if (Title is { } title)
            canvas.Upwards(title, new Point(bar.Right + TickLength + 4 + LabelWidth + 8 + title.Height / 2, bar.Center.Y), Paint.Ink);
    }

    private double Up(Region bar, double value) => bar.Bottom - _ruler.At(value) * bar.Height;
}
