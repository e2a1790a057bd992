namespace AutodiffTeach.Drawing.Layout;

/// <summary>The column of the picture that belongs to one time step.</summary>
/// <param name="Time">The time step.</param>
/// <param name="Region">The rectangle from the top of the picture to its bottom.</param>
public sealed record Band(int Time, Region Region);
