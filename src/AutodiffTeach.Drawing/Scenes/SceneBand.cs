using AutodiffTeach.Drawing.Layout;

namespace AutodiffTeach.Drawing.Scenes;

/// <summary>The column of one time step.</summary>
/// <param name="Time">The time step.</param>
/// <param name="Region">The rectangle it covers.</param>
/// <param name="Label">Its title.</param>
public sealed record SceneBand(int Time, Region Region, PlacedText Label)
{
    /// <summary>How far a frame lies inside the region.</summary>
    internal const double FrameInset = 4;
}
