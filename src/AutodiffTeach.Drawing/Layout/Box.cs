namespace AutodiffTeach.Drawing.Layout;

/// <summary>A box to be placed: its size is known, its place is not.</summary>
/// <param name="Id">The name that wires refer to; unique in a diagram.</param>
/// <param name="Width">Width in pixels.</param>
/// <param name="Height">Height in pixels.</param>
/// <param name="Role">What the box stands for.</param>
public sealed record Box(string Id, double Width, double Height, BoxRole Role)
{
    /// <summary>The time step the box belongs to, or null where it belongs to none (shared parameters, the loss).</summary>
    public int? Time { get; init; }

    /// <summary>True where the box must lie on the straight recurrent chain; where no box says so the engine finds the chain.</summary>
    public bool OnChain { get; init; }
}
