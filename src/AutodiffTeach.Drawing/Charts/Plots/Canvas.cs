using AutodiffTeach.Drawing.Charts.Marks;
using AutodiffTeach.Drawing.Layout;
using AutodiffTeach.Drawing.Scenes;
using AutodiffTeach.Drawing.Typesetting;

namespace AutodiffTeach.Drawing.Charts.Plots;

/// <summary>Collects the marks of a picture.</summary>
internal sealed class Canvas
{
    /// <summary>The distance of anything from the edge of the picture.</summary>
    public const double Margin = 10;

    private readonly List<Mark> _marks = [];

    public IReadOnlyList<Mark> Marks => _marks;

    public void Add(Mark mark) => _marks.Add(mark);

    public void Add(IEnumerable<Mark> marks) => _marks.AddRange(marks);

    public void Line(Point from, Point to, Paint paint, double width, string dash = "") => Add(new Mark.Line([from, to], paint, width, dash));

    /// <summary>Text centred about a point.</summary>
    public void Centered(MathText text, Point center, Paint paint) => Add(new Mark.Text(PlacedText.Centered(text, center), paint));

    /// <summary>Text that begins at x, its middle at y.</summary>
    public void After(MathText text, double x, double y, Paint paint) => Centered(text, new Point(x + text.Width / 2, y), paint);

    /// <summary>Text that ends at x, its middle at y.</summary>
    public void Before(MathText text, double x, double y, Paint paint) => Centered(text, new Point(x - text.Width / 2, y), paint);

    /// <summary>Text that is read upwards, centred about a point.</summary>
    public void Upwards(MathText text, Point center, Paint paint) =>
        Add(new Mark.Text(new PlacedText(text, new Point(center.X + (text.Ascent - text.Descent) / 2, center.Y + text.Width / 2)), paint, -90));

    /// <summary>Lines of text below one another, centred about x; returns where they end.</summary>
    public double Stack(IReadOnlyList<MathText> lines, double x, double top, Paint paint)
    {
        foreach (var line in lines)
        {
            Centered(line, new Point(x, top + line.Height / 2), paint);
            top += line.Height + 3;
        }

        return top;
    }
}
