namespace AutodiffTeach.Drawing.Charts;

/// <summary>A range around the points of a series, such as the spread over repeats.</summary>
/// <param name="Lower">The lower ends, one for each point.</param>
/// <param name="Upper">The upper ends, one for each point.</param>
public sealed record Spread(IReadOnlyList<double> Lower, IReadOnlyList<double> Upper);
