using AutodiffTeach.Drawing.Layout.Geometry;

namespace AutodiffTeach.Drawing.Layout;

/// <summary>A connected curve of lines and cubic Béziers.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="Segments">Its pieces, at least one.</param>
public sealed record Curve(Point Start, IReadOnlyList<CurveSegment> Segments)
{
    // Twelve chords a Bézier keep the polyline within a fifth of a pixel at the bends that the engines draw.
    private const int ChordsPerCubic = 12;

    /// <summary>Where the curve ends.</summary>
    public Point End => Segments[^1].End;

    /// <summary>The direction in which the curve arrives, as a vector of length one.</summary>
    public Point EndDirection
    {
        get
        {
            var last = Segments[^1];
            var before = Segments.Count > 1 ? Segments[^2].End : Start;
            var from = last.IsLine || last.Control2 == last.End ? before : last.Control2;
            return Plane.Direction(from, last.End);
        }
    }

    /// <summary>The direction in which the curve leaves, as a vector of length one.</summary>
    public Point StartDirection
    {
        get
        {
            var first = Segments[0];
            var toward = first.IsLine || first.Control1 == Start ? first.End : first.Control1;
            return Plane.Direction(Start, toward);
        }
    }

    /// <summary>The curve as a polyline that follows it within a fraction of a pixel.</summary>
    public IReadOnlyList<Point> Flatten()
    {
        var points = new List<Point> { Start };
        var at = Start;
        foreach (var segment in Segments)
        {
            Append(points, at, segment);
            at = segment.End;
        }

        return points;
    }

    private static void Append(List<Point> points, Point at, CurveSegment segment)
    {
        var chords = segment.IsLine ? 1 : ChordsPerCubic;
        for (var i = 1; i < chords; i++)
            points.Add(At(at, segment, (double)i / chords));
        if (segment.End != points[^1])
            points.Add(segment.End);
    }

    // B(s) = (1-s)³ P0 + 3 (1-s)² s P1 + 3 (1-s) s² P2 + s³ P3
    private static Point At(Point start, CurveSegment segment, double s)
    {
        var r = 1 - s;
        var (a, b, c, d) = (r * r * r, 3 * r * r * s, 3 * r * s * s, s * s * s);
        return new Point(
            a * start.X + b * segment.Control1.X + c * segment.Control2.X + d * segment.End.X,
            a * start.Y + b * segment.Control1.Y + c * segment.Control2.Y + d * segment.End.Y);
    }
}
