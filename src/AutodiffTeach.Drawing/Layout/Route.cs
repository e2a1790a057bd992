namespace AutodiffTeach.Drawing.Layout;

/// <summary>A wire with its way through the picture.</summary>
/// <param name="Wire">The wire as it was given.</param>
/// <param name="Curve">The drawn curve, from the border of the source to the border of the target.</param>
/// <param name="Label">The middle of the label, or null where the wire carries none.</param>
public sealed record Route(Wire Wire, Curve Curve, Point? Label)
{
    /// <summary>The rectangle that the label covers, or null where there is none.</summary>
    public Region? LabelRegion => Label is { } center ? Region.Around(center, Wire.Label) : null;
}
