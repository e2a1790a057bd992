namespace AutodiffTeach.Drawing.Layout.Geometry;

/// <summary>Collects the waypoints of a wire and draws them with rounded corners and swaying transitions.</summary>
internal sealed class CurveBuilder(Point start, double radius)
{
    private readonly List<Step> _steps = [new Step(start, Bend.Straight)];

    private enum Bend
    {
        Straight,
        VerticalSway,
        HorizontalSway,
    }

    /// <summary>A straight piece; where two straight pieces meet at an angle the corner is rounded.</summary>
    public CurveBuilder LineTo(double x, double y) => Add(x, y, Bend.Straight);

    /// <summary>An S that leaves and arrives vertically.</summary>
    public CurveBuilder SwayVertically(double x, double y) => Add(x, y, Bend.VerticalSway);

    /// <summary>An S that leaves and arrives horizontally.</summary>
    public CurveBuilder SwayHorizontally(double x, double y) => Add(x, y, Bend.HorizontalSway);

    public Curve Build()
    {
        var segments = new List<CurveSegment>();
        var at = _steps[0].Point;
        for (var i = 1; i < _steps.Count; i++)
            at = Append(segments, at, i);
        if (segments.Count == 0)
            segments.Add(CurveSegment.Line(at, at));
        return new Curve(_steps[0].Point, segments);
    }

    private CurveBuilder Add(double x, double y, Bend bend)
    {
        var point = new Point(x, y);
        var last = _steps[^1].Point;
        if (Near(last, point))
            return this;
        if (bend == Bend.VerticalSway && Math.Abs(last.X - x) < 0.01 || bend == Bend.HorizontalSway && Math.Abs(last.Y - y) < 0.01)
            bend = Bend.Straight;
        if (bend == Bend.Straight && _steps.Count > 1 && _steps[^1].Bend == Bend.Straight && Collinear(_steps[^2].Point, last, point))
            _steps.RemoveAt(_steps.Count - 1);
        _steps.Add(new Step(point, bend));
        return this;
    }

    private Point Append(List<CurveSegment> segments, Point at, int i)
    {
        var (point, bend) = _steps[i];
        if (bend != Bend.Straight)
        {
            segments.Add(Sway(at, point, bend));
            return point;
        }

        if (radius == 0 || i + 1 == _steps.Count || _steps[i + 1].Bend != Bend.Straight)
        {
            segments.Add(CurveSegment.Line(at, point));
            return point;
        }

        return Round(segments, at, point, _steps[i + 1].Point);
    }

    private Point Round(List<CurveSegment> segments, Point at, Point corner, Point next)
    {
        var before = Distance(at, corner);
        var after = Distance(corner, next);
        var cut = Math.Min(radius, Math.Min(before, after / 2));
        var enter = Toward(corner, at, cut);
        var leave = Toward(corner, next, cut);
        if (!Near(at, enter))
            segments.Add(CurveSegment.Line(at, enter));
        // The cubic nearest to a quarter circle has its controls 0.5523 of the way to the corner.
        segments.Add(CurveSegment.Cubic(Toward(enter, corner, 0.5523 * cut), Toward(leave, corner, 0.5523 * cut), leave));
        return leave;
    }

    private static CurveSegment Sway(Point from, Point to, Bend bend)
    {
        if (bend == Bend.VerticalSway)
        {
            var middle = (from.Y + to.Y) / 2;
            return CurveSegment.Cubic(new Point(from.X, middle), new Point(to.X, middle), to);
        }

        var half = (from.X + to.X) / 2;
        return CurveSegment.Cubic(new Point(half, from.Y), new Point(half, to.Y), to);
    }

    private static bool Near(Point a, Point b) => Math.Abs(a.X - b.X) < 0.01 && Math.Abs(a.Y - b.Y) < 0.01;

    // Only straight on: a wire that turns back on itself keeps its turning point.
    private static bool Collinear(Point a, Point b, Point c) =>
        Math.Abs((b.X - a.X) * (c.Y - b.Y) - (b.Y - a.Y) * (c.X - b.X)) < 1e-6
        && (b.X - a.X) * (c.X - b.X) + (b.Y - a.Y) * (c.Y - b.Y) > 0;

    private static double Distance(Point a, Point b) => Math.Sqrt((a.X - b.X) * (a.X - b.X) + (a.Y - b.Y) * (a.Y - b.Y));

    private static Point Toward(Point from, Point to, double length)
    {
        var distance = Distance(from, to);
        return distance == 0 ? from : new Point(from.X + (to.X - from.X) * length / distance, from.Y + (to.Y - from.Y) * length / distance);
    }

    private readonly record struct Step(Point Point, Bend Bend);
}
