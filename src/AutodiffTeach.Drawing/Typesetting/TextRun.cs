namespace AutodiffTeach.Drawing.Typesetting;

/// <summary>A piece of text set in one size and style.</summary>
/// <param name="Text">The characters.</param>
/// <param name="X">The left edge, from the left edge of the whole, in pixels.</param>
/// <param name="Y">The baseline, from the baseline of the whole, in pixels, downwards.</param>
/// <param name="Size">The font size in pixels.</param>
/// <param name="IsItalic">True for variables, false for numbers, operators and names of functions.</param>
public sealed record TextRun(string Text, double X, double Y, double Size, bool IsItalic)
{
    /// <summary>The measured width in pixels.</summary>
    public double Width { get; init; }
}
