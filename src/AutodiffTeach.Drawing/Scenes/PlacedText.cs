using AutodiffTeach.Drawing.Layout;
using AutodiffTeach.Drawing.Typesetting;

namespace AutodiffTeach.Drawing.Scenes;

/// <summary>A formula at its place.</summary>
/// <param name="Text">The formula.</param>
/// <param name="Origin">The left end of its baseline.</param>
public sealed record PlacedText(MathText Text, Point Origin)
{
    /// <summary>The rectangle that the text covers.</summary>
    public Region Region => new(Origin.X, Origin.Y - Text.Ascent, Origin.X + Text.Width, Origin.Y + Text.Descent);

    /// <summary>Places a formula so that its rectangle is centred on a point.</summary>
    /// <param name="text">The formula.</param>
    /// <param name="center">The middle of its rectangle.</param>
    public static PlacedText Centered(MathText text, Point center)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new PlacedText(text, new Point(center.X - text.Width / 2, center.Y + (text.Ascent - text.Descent) / 2));
    }
}
