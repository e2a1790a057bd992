namespace AutodiffTeach.Drawing.Layout.Timeline;

/// <summary>How far each box reaches to both sides of its middle, wires and labels that attach to it included.</summary>
/// <param name="Left">Reach to the left, in pixels.</param>
/// <param name="Right">Reach to the right, in pixels.</param>
internal sealed record Extents(double[] Left, double[] Right);
