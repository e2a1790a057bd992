using System.Text;
using AutodiffTeach.Drawing.Charts.Marks;
using AutodiffTeach.Drawing.Charts.Plots;
using AutodiffTeach.Drawing.Charts.Scales;
using AutodiffTeach.Drawing.Layout;

namespace AutodiffTeach.Drawing.Charts;

/// <summary>
/// Writes a chart of series for a terminal: lines of Braille dots, two across and four down in each character, and a letter for each series along its
/// line. No colours, so that it can be piped and read out.
/// </summary>
/// <param name="width">Characters across, 30 to 500.</param>
/// <param name="height">Lines of the plot itself, 4 to 200.</param>
public sealed class ChartTerminalWriter(int width = 80, int height = 16)
{
    private const int DotsAcross = 2;
    private const int DotsDown = 4;
    private const int LetterGap = 12;
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private readonly int _width = Math.Clamp(width, 30, 500);
    private readonly int _height = Math.Clamp(height, 4, 200);

    /// <summary>Writes the whole chart.</summary>
    /// <param name="chart">A line or scatter chart.</param>
    /// <param name="output">Where to write; stays open.</param>
    public void Write(SeriesChart chart, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(chart);
        ArgumentNullException.ThrowIfNull(output);
        var y = Ruler.Settle(chart.Y, Data(chart, chart.Y, series => series.Y), new TickRoom(_height, 4, _ => 2), true);
        var margin = y.Ticks.Major.Select(tick => tick.Plain.Length).DefaultIfEmpty(0).Max() + 1;
        var columns = Math.Max(10, _width - margin - 1);
        var x = Ruler.Settle(chart.X, Data(chart, chart.X, series => series.X), new TickRoom(columns, 12, label => label.Length + 3), false);
        var grid = new Dots(columns, _height);
        for (var i = 0; i < chart.Series.Count; i++)
            Draw(grid, new Trace(grid.Region, x, y), chart, i);

        if (ChartText.Plain(chart.Title) is { Length: > 0 } title)
            output.Write(title + "\n");
        if (ChartText.Plain(chart.Y.Label) is { Length: > 0 } label)
            output.Write(label + "\n");
        WriteRows(output, grid, y, margin);
        WriteAxis(output, x, columns, margin);
        WriteLegend(output, chart);
    }

    private static DataRange Data(SeriesChart chart, Axis axis, Func<Series, IReadOnlyList<double>> values) =>
        DataRange.Of(axis.Scale, chart.Series.SelectMany(values));

    private static void Draw(Dots grid, Trace trace, SeriesChart chart, int index)
    {
        var letter = Letters[index % Letters.Length];
        if (chart is ScatterChart)
        {
            var series = chart.Series[index];
            for (var i = 0; i < series.X.Count; i++)
                grid.Put(letter, trace.Place(series.X[i], series.Y[i]), true);
            return;
        }

        var pieces = trace.Pieces(chart.Series[index]);
        foreach (var piece in pieces.SelectMany(piece => piece.Count == 1 ? [[piece[0], piece[0]]] : Clipping.Line(piece, grid.Region)))
            grid.Line(piece);
        if (chart.Series.Count == 1)
            return;
        // Each series has columns of its own, so that letters do not hide one another.
        var offset = (index * LetterGap / chart.Series.Count + 2) * DotsAcross;
        foreach (var piece in pieces.SelectMany(piece => Clipping.Line(piece, grid.Region)))
        {
            for (var i = 1; i < piece.Count; i++)
                PutLetters(grid, letter, piece[i - 1], piece[i], offset);
        }
    }

    private static void PutLetters(Dots grid, char letter, Point from, Point to, double offset)
    {
        const double gap = LetterGap * DotsAcross;
        for (var x = offset + Math.Ceiling((from.X - offset) / gap) * gap; x <= to.X && to.X > from.X; x += gap)
            grid.Put(letter, new Point(x, from.Y + (to.Y - from.Y) * (x - from.X) / (to.X - from.X)), false);
    }

    private static void WriteRows(TextWriter output, Dots grid, Ruler y, int margin)
    {
        var labels = new string?[grid.Rows];
        foreach (var tick in y.Ticks.Major)
            labels[Math.Clamp((int)Math.Round((1 - y.At(tick.Value)) * (grid.Rows - 1)), 0, grid.Rows - 1)] ??= tick.Plain;
        for (var row = 0; row < grid.Rows; row++)
            output.Write((labels[row] ?? "").PadLeft(margin) + (labels[row] is null ? "│" : "┤") + grid.Text(row).TrimEnd() + "\n");
    }

    private static void WriteAxis(TextWriter output, Ruler x, int columns, int margin)
    {
        var axis = new StringBuilder(new string('─', columns));
        var labels = new StringBuilder(new string(' ', margin + 1 + columns));
        var end = 0;
        foreach (var tick in x.Ticks.Major)
        {
            var column = Math.Clamp((int)Math.Round(x.At(tick.Value) * (columns - 1)), 0, columns - 1);
            axis[column] = '┬';
            var start = Math.Clamp(margin + 1 + column - tick.Plain.Length / 2, 0, Math.Max(0, labels.Length - tick.Plain.Length));
            if (start < end || start + tick.Plain.Length > labels.Length)
                continue;
            for (var i = 0; i < tick.Plain.Length; i++)
                labels[start + i] = tick.Plain[i];
            end = start + tick.Plain.Length + 1;
        }

        output.Write(new string(' ', margin) + "└" + axis + "\n" + labels.ToString().TrimEnd() + "\n");
        if (ChartText.Plain(x.Axis.Label) is { Length: > 0 } label)
            output.Write(new string(' ', Math.Max(0, margin + 1 + (columns - label.Length) / 2)) + label + "\n");
    }

    private void WriteLegend(TextWriter output, SeriesChart chart)
    {
        if (chart.Series.Count == 0)
            output.Write("no data\n");
        var line = new StringBuilder();
        for (var i = 0; i < chart.Series.Count; i++)
        {
            var name = ChartText.Plain(chart.Series[i].Name);
            var entry = chart.Series.Count == 1 ? name : $"{Letters[i % Letters.Length]} {name}";
            if (line.Length > 0 && line.Length + 3 + entry.Length > _width)
            {
                output.Write(line + "\n");
                line.Clear();
            }

            line.Append(line.Length > 0 ? "   " : "").Append(entry);
        }

        if (line.ToString().Trim().Length > 0)
            output.Write(line + "\n");
    }

    /// <summary>A rectangle of characters, each of dots or of a letter.</summary>
    private sealed class Dots(int columns, int rows)
    {
        // Unicode's Braille patterns: the bit of each dot of a character, row by row.
        private static readonly int[] Bits = [0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80];

        private readonly int[] _dots = new int[columns * rows];
        private readonly char[] _letters = new char[columns * rows];

        public int Rows => rows;

        /// <summary>The middles of the outermost dots.</summary>
        public Region Region => new(0, 0, columns * DotsAcross - 1, rows * DotsDown - 1);

        public void Line(IReadOnlyList<Point> points)
        {
            for (var i = 1; i < points.Count; i++)
            {
                var (from, to) = (points[i - 1], points[i]);
                var steps = (int)Math.Ceiling(Math.Max(Math.Abs(to.X - from.X), Math.Abs(to.Y - from.Y)));
                for (var step = 0; step <= steps; step++)
                    Dot(from.X + (to.X - from.X) * step / Math.Max(1, steps), from.Y + (to.Y - from.Y) * step / Math.Max(1, steps));
            }
        }

        /// <summary>Puts a letter where there is none, or over another.</summary>
        public void Put(char letter, Point point, bool isOver)
        {
            if (Cell(point.X, point.Y) is { } cell && (isOver || _letters[cell] == 0))
                _letters[cell] = letter;
        }

        public string Text(int row)
        {
            var text = new StringBuilder(columns);
            for (var cell = row * columns; cell < (row + 1) * columns; cell++)
                text.Append(_letters[cell] != 0 ? _letters[cell] : _dots[cell] == 0 ? ' ' : (char)(0x2800 + _dots[cell]));
            return text.ToString();
        }

        private void Dot(double x, double y)
        {
            if (Cell(x, y) is { } cell)
                _dots[cell] |= Bits[(int)Math.Round(y) % DotsDown * DotsAcross + (int)Math.Round(x) % DotsAcross];
        }

        private int? Cell(double x, double y)
        {
            if (!(x >= -0.5 && y >= -0.5 && x < columns * DotsAcross - 0.5 && y < rows * DotsDown - 0.5))
                return null;
            return (int)Math.Round(y) / DotsDown * columns + (int)Math.Round(x) / DotsAcross;
        }
    }
}
