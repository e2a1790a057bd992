using AutodiffTeach.Drawing.Charts.Marks;
using AutodiffTeach.Drawing.Typesetting;

namespace AutodiffTeach.Drawing.Charts.Plots;

/// <summary>The title above a picture or a panel: up to three lines.</summary>
internal sealed class Heading
{
    private const double Gap = 3;
    private readonly IReadOnlyList<MathText> _lines;

    public Heading(string title, double size, double width) => _lines = ChartText.Wrap(title, size, width, 3);

    /// <summary>The room that it takes, with a gap below; 0 for no title.</summary>
    public double Height => _lines.Count == 0 ? 0 : _lines.Sum(line => line.Height + Gap) + 6;

    public double Width => _lines.Count == 0 ? 0 : _lines.Max(line => line.Width);

    /// <summary>Draws it centred about x, but inside the picture.</summary>
    public void Draw(Canvas canvas, double x, double top, double pictureWidth)
    {
        var half = Width / 2 + Canvas.Margin;
        canvas.Stack(_lines, Math.Max(half, Math.Min(x, pictureWidth - half)), top, Paint.Ink);
    }
}
