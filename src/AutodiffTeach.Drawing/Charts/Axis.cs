namespace AutodiffTeach.Drawing.Charts;

/// <summary>
/// What an axis shows. Where all data are whole numbers, as steps and epochs are, the ticks of a linear axis are whole too.
/// </summary>
/// <param name="Label">What it measures; may be empty.</param>
/// <param name="Scale">How numbers are spaced.</param>
public sealed record Axis(string Label = "", AxisScale Scale = AxisScale.Linear)
{
    /// <summary>Where the axis begins; null to begin with the data. Not used where it is not finite, or not positive on a logarithmic axis.</summary>
    public double? Minimum { get; init; }

    /// <summary>Where the axis ends; null to end with the data. Not used where it is not finite, or not positive on a logarithmic axis.</summary>
    public double? Maximum { get; init; }

    /// <summary>A logarithmic axis.</summary>
    /// <param name="label">What it measures.</param>
    public static Axis Logarithmic(string label) => new(label, AxisScale.Logarithmic);
}
