namespace AutodiffTeach.Drawing.Layout;

/// <summary>One piece of a curve: a cubic Bézier from the end of the piece before it, or a straight line.</summary>
/// <param name="Control1">The first control point.</param>
/// <param name="Control2">The second control point.</param>
/// <param name="End">Where the piece ends.</param>
/// <param name="IsLine">True where the piece is straight; the control points then lie on the line.</param>
public readonly record struct CurveSegment(Point Control1, Point Control2, Point End, bool IsLine)
{
    /// <summary>A straight piece.</summary>
    /// <param name="start">Where the piece before it ends.</param>
    /// <param name="end">Where the piece ends.</param>
    public static CurveSegment Line(Point start, Point end) => new(start, end, end, true);

    /// <summary>A cubic Bézier piece.</summary>
    /// <param name="control1">The first control point.</param>
    /// <param name="control2">The second control point.</param>
    /// <param name="end">Where the piece ends.</param>
    public static CurveSegment Cubic(Point control1, Point control2, Point end) => new(control1, control2, end, false);
}
