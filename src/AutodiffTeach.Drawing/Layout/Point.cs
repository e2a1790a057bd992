namespace AutodiffTeach.Drawing.Layout;

/// <summary>A point of the picture, in pixels; x grows to the right, y downwards.</summary>
/// <param name="X">Distance from the left edge.</param>
/// <param name="Y">Distance from the top edge.</param>
public readonly record struct Point(double X, double Y);
