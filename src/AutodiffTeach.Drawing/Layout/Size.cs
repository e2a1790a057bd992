namespace AutodiffTeach.Drawing.Layout;

/// <summary>A width and a height in pixels; the default is empty.</summary>
/// <param name="Width">The horizontal extent, not negative.</param>
/// <param name="Height">The vertical extent, not negative.</param>
public readonly record struct Size(double Width, double Height)
{
    /// <summary>True where there is nothing to make room for.</summary>
    public bool IsEmpty => Width <= 0 || Height <= 0;
}
