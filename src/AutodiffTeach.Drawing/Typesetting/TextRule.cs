namespace AutodiffTeach.Drawing.Typesetting;

/// <summary>A horizontal line of a formula, such as a fraction bar.</summary>
/// <param name="X">The left end, from the left edge of the whole, in pixels.</param>
/// <param name="Y">The height of its middle, from the baseline of the whole, in pixels, downwards.</param>
/// <param name="Width">The length in pixels.</param>
public sealed record TextRule(double X, double Y, double Width)
{
    /// <summary>The thickness in pixels.</summary>
    public double Thickness { get; init; } = 0.8;
}
