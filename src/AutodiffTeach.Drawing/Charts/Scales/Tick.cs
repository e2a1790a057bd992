namespace AutodiffTeach.Drawing.Charts.Scales;

/// <summary>A labelled place on an axis.</summary>
/// <param name="Value">The number there, the double nearest to what the label says.</param>
/// <param name="Label">The number as a chart's text, without the power of ten that the axis states.</param>
/// <param name="Plain">The number as plain characters, complete.</param>
internal sealed record Tick(double Value, string Label, string Plain);
