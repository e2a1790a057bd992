using AutodiffTeach.Drawing.Layout;
using AutodiffTeach.Drawing.Typesetting;

namespace AutodiffTeach.Drawing.Scenes;

/// <summary>Texts below each other, measured before they have a place: those of a node, or those on an edge.</summary>
internal sealed class TextBlock
{
    private const double LineGap = 2.5;

    // In ems; longer labels are broken into lines.
    private const double LongestLine = 16;

    private readonly List<Line> _lines = [];

    public bool IsEmpty => _lines.Count == 0;

    public double Width => IsEmpty ? 0 : _lines.Max(line => line.Text.Width);

    public double Height => IsEmpty ? 0 : _lines.Sum(line => line.Text.Height + LineGap) - LineGap;

    /// <summary>Adds a line; a blank where there is none to show but one to fill in; nothing where the label is null.</summary>
    public void Add(TextKind kind, string? label, double size, bool isBlank = false)
    {
        if (isBlank)
            _lines.Add(new Line(kind, Blank.Of(kind), true));
        else if (label is not null)
            _lines.Add(new Line(kind, MathText.Fit(label, size, LongestLine * size), false));
    }

    /// <summary>The texts, one below the other, around a point.</summary>
    public IEnumerable<SceneText> Place(Point center)
    {
        var y = center.Y - Height / 2;
        foreach (var line in _lines)
        {
            yield return new SceneText(line.Kind, PlacedText.Centered(line.Text, new Point(center.X, y + line.Text.Height / 2))) { IsBlank = line.IsBlank };
            y += line.Text.Height + LineGap;
        }
    }

    private readonly record struct Line(TextKind Kind, MathText Text, bool IsBlank);
}
