namespace AutodiffTeach.Drawing.Layout;

/// <summary>An upright rectangle of the picture, in pixels.</summary>
/// <param name="Left">The smallest x.</param>
/// <param name="Top">The smallest y.</param>
/// <param name="Right">The largest x.</param>
/// <param name="Bottom">The largest y.</param>
public readonly record struct Region(double Left, double Top, double Right, double Bottom)
{
    /// <summary>The horizontal extent.</summary>
    public double Width => Right - Left;

    /// <summary>The vertical extent.</summary>
    public double Height => Bottom - Top;

    /// <summary>The point in the middle.</summary>
    public Point Center => new((Left + Right) / 2, (Top + Bottom) / 2);

    /// <summary>The rectangle of the given size around a point.</summary>
    /// <param name="center">The middle of the rectangle.</param>
    /// <param name="size">Its width and height.</param>
    public static Region Around(Point center, Size size) =>
        new(center.X - size.Width / 2, center.Y - size.Height / 2, center.X + size.Width / 2, center.Y + size.Height / 2);

    /// <summary>The rectangle grown by a margin on every side (shrunk where the margin is negative).</summary>
    /// <param name="margin">Pixels to add on each side.</param>
    public Region Grow(double margin) => new(Left - margin, Top - margin, Right + margin, Bottom + margin);

    /// <summary>True where the two rectangles share interior points; touching borders do not count.</summary>
    /// <param name="other">The other rectangle.</param>
    public bool Overlaps(Region other) =>
        Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;
}
