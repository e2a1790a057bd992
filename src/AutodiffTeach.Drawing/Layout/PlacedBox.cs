namespace AutodiffTeach.Drawing.Layout;

/// <summary>A box with its place.</summary>
/// <param name="Box">The box as it was given.</param>
/// <param name="Center">The middle of the box.</param>
public sealed record PlacedBox(Box Box, Point Center)
{
    /// <summary>The rectangle that the box covers.</summary>
    public Region Region => Region.Around(Center, new Size(Box.Width, Box.Height));
}
