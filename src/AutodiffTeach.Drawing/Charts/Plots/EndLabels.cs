using AutodiffTeach.Drawing.Charts.Marks;
using AutodiffTeach.Drawing.Layout;
using AutodiffTeach.Drawing.Typesetting;

namespace AutodiffTeach.Drawing.Charts.Plots;

/// <summary>
/// Names at the right ends of lines, which need no legend. They are taken where there are at most eight, all lines end at the right edge, and the names
/// are short and need not be moved far.
/// </summary>
internal sealed class EndLabels
{
    public const double Reach = 20;

    private const int Most = 8;
    private const double FarthestMove = 20;
    private const double LineGap = 2;

    private readonly List<(MathText Text, Point End, double Y, Paint Paint)> _labels;

    private EndLabels(List<(MathText, Point, double, Paint)> labels) => _labels = labels;

    /// <summary>The room that the names would take on the right; null where they are too many or too long.</summary>
    public static double? Room(IReadOnlyList<string> names, double width)
    {
        if (names.Count is 0 or > Most || names.All(string.IsNullOrWhiteSpace))
            return null;
        var widest = names.Max(name => ChartText.Set(name, ChartText.TickSize).Width);
        return widest <= 0.25 * width ? widest + Reach : null;
    }

    /// <summary>Places the names; null where they cannot stand beside the ends.</summary>
    /// <param name="ends">Name, last point and paint of each line.</param>
    /// <param name="plot">The plot.</param>
    public static EndLabels? Place(IReadOnlyList<(string Name, Point End, Paint Paint)> ends, Region plot)
    {
        if (ends.Any(end => !(end.End.X >= plot.Right - 0.04 * plot.Width)))
            return null;
        var labels = ends.Select(end => (Text: ChartText.Set(end.Name, ChartText.TickSize), end.End, end.End.Y, end.Paint)).OrderBy(label => label.Y).ToList();
        if (labels.Sum(label => label.Text.Height + LineGap) > plot.Height)
            return null;
        Separate(labels, plot);
        return labels.All(label => Math.Abs(label.Y - label.End.Y) <= FarthestMove) ? new EndLabels(labels) : null;
    }

    public void Draw(Canvas canvas, Region plot)
    {
        foreach (var (text, end, y, paint) in _labels)
        {
            var x = plot.Right + Reach;
            if (Math.Abs(y - end.Y) > 3 || end.X < plot.Right - 4)
                canvas.Add(new Mark.Line([new Point(end.X + 5, end.Y), new Point(x - 4, y)], paint, 0.8));
            canvas.After(text, x, y, Paint.Ink);
        }
    }

    // Groups of labels that would meet are moved together, so that each group stands about the mean of its ends (pool adjacent violators).
    private static void Separate(List<(MathText Text, Point End, double Y, Paint Paint)> labels, Region plot)
    {
        var groups = new List<(int First, int Count, double Height, double Center)>();
        for (var i = 0; i < labels.Count; i++)
        {
            var height = labels[i].Text.Height + LineGap;
            groups.Add((i, 1, height, Inside(labels[i].End.Y, height, plot)));
            while (groups.Count > 1 && groups[^2].Center + groups[^2].Height / 2 > groups[^1].Center - groups[^1].Height / 2 + 1e-9)
            {
                var (a, b) = (groups[^2], groups[^1]);
                var (count, sum) = (a.Count + b.Count, a.Height + b.Height);
                var center = labels.Skip(a.First).Take(count).Average(label => label.End.Y);
                groups.RemoveRange(groups.Count - 2, 2);
                groups.Add((a.First, count, sum, Inside(center, sum, plot)));
            }
        }

        foreach (var (first, count, height, center) in groups)
        {
            var top = center - height / 2;
            for (var i = first; i < first + count; i++)
            {
                var own = labels[i].Text.Height + LineGap;
                labels[i] = labels[i] with { Y = top + own / 2 };
                top += own;
            }
        }
    }

    private static double Inside(double center, double height, Region plot) =>
        Math.Max(plot.Top + height / 2, Math.Min(center, plot.Bottom - height / 2));
}
