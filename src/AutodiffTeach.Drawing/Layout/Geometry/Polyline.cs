namespace AutodiffTeach.Drawing.Layout.Geometry;

/// <summary>A drawn curve as points, and the places on it: piece number plus the part of the piece.</summary>
internal sealed class Polyline
{
    /// <summary>What lies nearer than this, in pixels, is taken to touch.</summary>
    public const double Touch = 1e-4;

    private readonly List<Point> _points;

    public Polyline(Curve curve)
    {
        _points = [curve.Start];
        foreach (var point in curve.Flatten())
        {
            if (Plane.Distance(_points[^1], point) > 2 * Touch)
                _points.Add(point);
        }
    }

    public int PieceCount => _points.Count - 1;

    public Point this[int point] => _points[point];

    public double Length => Enumerable.Range(0, PieceCount).Sum(i => Plane.Distance(_points[i], _points[i + 1]));

    /// <summary>The place of a point that touches a piece; vertices have whole numbers.</summary>
    public double PlaceOf(int piece, Point point)
    {
        if (Plane.Distance(_points[piece], point) <= Touch)
            return piece;
        return Plane.Distance(_points[piece + 1], point) <= Touch ? piece + 1 : piece + Plane.Projection(_points[piece], _points[piece + 1], point);
    }

    public bool IsEnd(double place) => place <= 0 || place >= PieceCount;

    /// <summary>The vertex before a place that is not the start.</summary>
    public Point Before(double place) => _points[(int)Math.Ceiling(place) - 1];

    /// <summary>The vertex after a place that is not the end.</summary>
    public Point After(double place) => _points[(int)Math.Floor(place) + 1];
}
