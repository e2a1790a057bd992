namespace AutodiffTeach.Drawing.Layout.Timeline;

/// <summary>How far each box reaches to both sides of its middle, wires and labels that attach to it included.</summary>
/// <param name="Left">Reach to the left, in pixels.</param>
/// <param name="Right">Reach to the right, in pixels.</param>
internal sealed record Extents(double[] Left, double[] Right)
{
    /// <summary>True where no box reaches further in the other extents.</summary>
    public bool Cover(Extents other) =>
        Left.Zip(other.Left).All(pair => pair.First + 1e-9 >= pair.Second) && Right.Zip(other.Right).All(pair => pair.First + 1e-9 >= pair.Second);

    /// <summary>The larger reach of the two, box by box.</summary>
    public Extents With(Extents other) => new([.. Left.Zip(other.Left, Math.Max)], [.. Right.Zip(other.Right, Math.Max)]);
}
