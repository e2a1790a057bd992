namespace AutodiffTeach.Drawing.Layout;

/// <summary>A directed edge between two boxes; parallel wires are allowed.</summary>
/// <param name="From">The id of the box it leaves.</param>
/// <param name="To">The id of the box it enters.</param>
public sealed record Wire(string From, string To)
{
    /// <summary>The position among the arguments of the target, from zero.</summary>
    public int Position { get; init; }

    /// <summary>The size of the label that the wire carries; empty where it carries none.</summary>
    public Size Label { get; init; }
}
