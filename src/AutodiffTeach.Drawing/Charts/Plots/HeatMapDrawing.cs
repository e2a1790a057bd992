using System.Globalization;
using AutodiffTeach.Drawing.Charts.Marks;
using AutodiffTeach.Drawing.Charts.Scales;
using AutodiffTeach.Drawing.Layout;
using AutodiffTeach.Drawing.Scenes;
using AutodiffTeach.Drawing.Typesetting;

namespace AutodiffTeach.Drawing.Charts.Plots;

/// <summary>Draws a heat map: square cells, names or numbers of rows and columns, numbers in the cells, the bar, and what cells without colour mean.</summary>
internal sealed class HeatMapDrawing
{
    private const double LargestCell = 64;
    private const double SmallestMap = 60;
    private const double BarGap = 18;
    private const double NameGap = 7;
    private const double WidestName = 130;
    private const double TallestName = 17;
    private const double NoteHeight = 18;
    private const int MostNumbers = 400;
    private const double Slant = 45;

    private readonly HeatMap _map;
    private readonly int _rows;
    private readonly int _columns;
    private readonly byte[] _levels;
    private readonly ColourScale _scale;
    private readonly Size _size;
    private readonly CellNames _across;
    private readonly CellNames _down;
    private readonly List<(byte Level, string Text)> _notes = [];

    public HeatMapDrawing(HeatMap map)
    {
        _map = map;
        (_rows, _columns) = (map.Values.Count, map.Values.Count == 0 ? 0 : map.Values[0].Count);
        var heading = ChartText.TitleSize * 2;
        var room = new Size(map.Size.Width - 150, map.Size.Height - heading - 60);
        var cell = Math.Min(LargestCell, Math.Min(room.Width / Math.Max(1, _columns), room.Height / Math.Max(1, _rows)));
        // Whole pixels where cells are large, so that they are all of one size on a screen.
        cell = cell >= 4 ? Math.Floor(cell) : cell;
        _size = new Size(Side(cell * _columns), Side(cell * _rows));
        _scale = new ColourScale(map, Math.Max(_size.Height, SmallestMap));
        _levels = [.. map.Values.SelectMany(row => row).Select(_scale.Level)];
        _across = new CellNames(map.ColumnNames, map.FirstColumn, _columns, _size.Width, true);
        _down = new CellNames(map.RowNames, map.FirstRow, _rows, _size.Height, false);
        if (_levels.Contains(LevelGrid.Hatched))
            _notes.Add((LevelGrid.Hatched, "not a number, or infinite"));
        if (_levels.Contains(LevelGrid.Empty))
            _notes.Add((LevelGrid.Empty, "zero or negative"));
    }

    // A map with rows but no columns still has a place.
    private static double Side(double length) => Math.Max(length, SmallestMap / 2);

    public Size Draw(Canvas canvas)
    {
        var rowLabel = Label(_map.RowLabel, _size.Height);
        var left = Canvas.Margin + Math.Max(_down.Reach + NameGap + (rowLabel is null ? 0 : rowLabel.Height + 8), _across.BeyondLeft);
        var right = left + _size.Width + Math.Max(_map.ShowBar && _levels.Length > 0 ? BarGap + _scale.Width : 0, _across.BeyondRight(_size.Width)) + Canvas.Margin;
        var width = Math.Max(right, 2 * Canvas.Margin + 90);
        var heading = new Heading(_map.Title, ChartText.TitleSize, width - 2 * Canvas.Margin);
        var top = Canvas.Margin + heading.Height + _down.BeyondEnds;
        var map = new Region(left, top, left + _size.Width, top + _size.Height);
        heading.Draw(canvas, map.Center.X, Canvas.Margin, width);
        DrawCells(canvas, map);
        _across.DrawAcross(canvas, map, map.Bottom + NameGap + _down.BeyondEnds);
        _down.DrawDown(canvas, map);
        if (rowLabel is not null)
            canvas.Upwards(rowLabel, new Point(map.Left - NameGap - _down.Reach - 8 - rowLabel.Height / 2, map.Center.Y), Paint.Ink);
        var bottom = map.Bottom + NameGap + _down.BeyondEnds + _across.Reach;
        // A bar has its least height, even beside a single row.
        bottom = Math.Max(bottom, _map.ShowBar && _levels.Length > 0 ? map.Top + Math.Max(_size.Height, SmallestMap) + NameGap : 0);
        if (Label(_map.ColumnLabel, width - 2 * Canvas.Margin) is { } label)
        {
            var half = label.Width / 2 + Canvas.Margin;
            canvas.Centered(label, new Point(Math.Max(half, Math.Min(map.Center.X, width - half)), bottom + 4 + label.Height / 2), Paint.Ink);
            bottom += 6 + label.Height;
        }

        if (_map.ShowBar && _levels.Length > 0)
            _scale.Draw(canvas, map.Right + BarGap, map.Top);
        var noteWidth = DrawNotes(canvas, map.Left, ref bottom);
        return new Size(Math.Max(width, map.Left + noteWidth + Canvas.Margin), Math.Max(bottom, map.Top + SmallestMap) + Canvas.Margin);
    }

    private static MathText? Label(string text, double room) => string.IsNullOrWhiteSpace(text) ? null : ChartText.Fit(text, ChartText.LabelSize, room);

    private void DrawCells(Canvas canvas, Region map)
    {
        if (_levels.Length == 0)
        {
            canvas.Add(new Mark.Frame(map, Paint.Ink, 0.8));
            canvas.Centered(ChartText.Fit("no data", ChartText.SmallSize, map.Width), map.Center, Paint.Ink);
            return;
        }

        canvas.Add(new Mark.Cells(map, new LevelGrid(_columns, _rows, _levels), _map.Map));
        canvas.Add(new Mark.Frame(map, Paint.Ink, 0.8));
        if (_map.ShowNumbers ?? _levels.Length <= MostNumbers)
            DrawNumbers(canvas, map);
    }

    private void DrawNumbers(Canvas canvas, Region map)
    {
        var cell = new Size(map.Width / _columns, map.Height / _rows);
        var texts = _map.Values.SelectMany(row => row).Select(value => double.IsFinite(value) ? Math.Abs(value) < 1e5 && value == Math.Floor(value) ? NumberText.Format(value) : NumberText.Format(value, 2) : "").ToArray();
        var size = new[] { 13.0, 11, 9.5, 8 }.FirstOrDefault(size => texts.All(text => Fits(MathText.Set(text, size), cell)));
        if (size == 0)
            return;
        for (var i = 0; i < texts.Length; i++)
        {
            var level = _levels[i];
            var center = new Point(map.Left + (i % _columns + 0.5) * cell.Width, map.Top + (i / _columns + 0.5) * cell.Height);
            if (texts[i].Length > 0)
                canvas.Centered(MathText.Set(texts[i], size), center, level > LevelGrid.Highest ? Paint.Ink : Paint.On(_map.Map, level));
        }
    }

    private static bool Fits(MathText text, Size cell) => text.Width + 4 <= cell.Width && text.Height + 3 <= cell.Height;

    private double DrawNotes(Canvas canvas, double left, ref double bottom)
    {
        var widest = 0.0;
        foreach (var (level, words) in _notes)
        {
            var box = new Region(left, bottom + 5, left + 16, bottom + 17);
            if (level == LevelGrid.Hatched)
                canvas.Add(new Mark.Hatching(box));
            canvas.Add(new Mark.Frame(box, Paint.Ink, 0.8));
            var text = ChartText.Set(words, ChartText.SmallSize);
            canvas.After(text, box.Right + 6, box.Center.Y, Paint.Ink);
            widest = Math.Max(widest, 22 + text.Width);
            bottom += NoteHeight;
        }

        return widest;
    }

    /// <summary>The names along one side of a map.</summary>
    private sealed class CellNames
    {
        private readonly List<(int Index, MathText Text)> _names = [];
        private readonly double _cell;
        private readonly int _count;
        private readonly bool _isAcross;
        private readonly bool _isSlanted;

        public CellNames(IReadOnlyList<string>? names, int first, int count, double length, bool isAcross)
        {
            (_isAcross, _count, _cell) = (isAcross, count, length / Math.Max(1, count));
            if (count == 0)
                return;
            if (names is null)
            {
                var range = new Interval(first - 0.5, (double)first + count - 0.5);
                var longest = ChartText.Set(range.Maximum.ToString("F0", CultureInfo.InvariantCulture), ChartText.TickSize).Width;
                var room = new TickRoom(length, isAcross ? 48 : 34, _ => isAcross ? longest + 8 : 16);
                _names = [.. Numbers(range, room).Where(tick => tick.Value >= first && tick.Value < (double)first + count).Select(tick => ((int)(tick.Value - first), ChartText.Set(tick.Value.ToString("F0", CultureInfo.InvariantCulture).Replace('-', '−'), ChartText.TickSize)))];
                return;
            }

            _names = [.. Enumerable.Range(0, Math.Min(names.Count, count)).Select(i => (i, ChartText.Fit(names[i], ChartText.TickSize, WidestName, isAcross ? double.PositiveInfinity : Math.Max(_cell, TallestName))))];
            _isSlanted = isAcross && _names.Any(name => name.Text.Width + 6 > _cell);
            var spacing = _names.Count == 0 ? 1 : _names.Max(name => name.Text.Height) * (_isSlanted ? Math.Sqrt(2) : 1) + 2;
            var stride = isAcross && !_isSlanted ? 1 : (int)Math.Ceiling(spacing / _cell);
            _names.RemoveAll(name => name.Index % stride != 0);
        }

        // Every number where there is room, else multiples of a round step.
        private static IEnumerable<Tick> Numbers(Interval range, TickRoom room)
        {
            var count = (int)Math.Min(40, range.Maximum - range.Minimum);
            var step = new DecimalStep(1, 0);
            var all = Enumerable.Range(0, count).Select(i => (long)(range.Minimum + 0.5) + i).Select(i => new Tick(i, step.Label(i, 0), step.Plain(i, 0))).ToArray();
            return count == range.Maximum - range.Minimum && room.Fits([.. all.Select(tick => tick.Label)], i => range.Fraction(all[i].Value))
                ? all
                : LinearTicks.Choose(range, room, true, false, false).Major;
        }

        private static double Diagonal => Math.Sin(Slant * Math.PI / 180);

        /// <summary>How far the names reach away from the map.</summary>
        public double Reach => _names.Count == 0 ? 0
            : !_isAcross ? _names.Max(name => name.Text.Width)
            : _isSlanted ? _names.Max(name => (name.Text.Width + name.Text.Height) * Diagonal) : _names.Max(name => name.Text.Height);

        /// <summary>How far names beside the map reach above its first and below its last row.</summary>
        public double BeyondEnds => _names.Select(name => name.Text.Height / 2 - (Math.Min(name.Index, _count - 1 - name.Index) + 0.5) * _cell).Append(0).Max();

        /// <summary>How far names below the map reach beyond it on the left.</summary>
        public double BeyondLeft => _names.Select(name => (_isSlanted ? (name.Text.Width + name.Text.Height) * Diagonal : name.Text.Width / 2) - (name.Index + 0.5) * _cell)
            .Append(0).Max();

        /// <summary>How far the last name may reach beyond it on the right.</summary>
        public double BeyondRight(double length) => _names.Count == 0 ? 0
            : Math.Max(0, (_isSlanted ? _names[^1].Text.Height : _names[^1].Text.Width / 2) + (_names[^1].Index + 0.5) * _cell - length);

        public void DrawAcross(Canvas canvas, Region map, double top)
        {
            foreach (var (index, text) in _names)
            {
                var x = map.Left + (index + 0.5) * _cell;
                if (!_isSlanted)
                {
                    canvas.Centered(text, new Point(x, top + text.Height / 2), Paint.Ink);
                    continue;
                }

                // The end of the text stands below its column.
                var end = new Point(x + (text.Ascent - text.Descent) / 2 * Diagonal, top + text.Ascent * Diagonal);
                canvas.Add(new Mark.Text(new PlacedText(text, new Point(end.X - text.Width * Diagonal, end.Y + text.Width * Diagonal)), Paint.Ink, -Slant));
            }
        }

        public void DrawDown(Canvas canvas, Region map)
        {
            foreach (var (index, text) in _names)
                canvas.Before(text, map.Left - NameGap, map.Top + (index + 0.5) * _cell, Paint.Ink);
        }
    }
}
