namespace AutodiffTeach.Drawing.Layout.Geometry;

/// <summary>
/// Distinct crossings: two at one place whose lines have the same two directions are the crossing of a trunk. Different wires
/// that happen to cross at one point have different directions and count for themselves.
/// </summary>
internal sealed class CrossingSet
{
    private const double SamePoint = 0.5;
    private const double SameSlope = 0.05;

    private readonly Dictionary<(long, long), List<(Point At, double First, double Second)>> _cells = [];
    private readonly List<Point> _points = [];

    public IReadOnlyList<Point> Points => _points;

    public void Add(Point at, double slope, double otherSlope)
    {
        var cell = ((long)Math.Floor(at.X / SamePoint), (long)Math.Floor(at.Y / SamePoint));
        if (Near(cell).Any(known => Plane.Distance(known.At, at) <= SamePoint && IsSame(known.First, known.Second, slope, otherSlope)))
            return;
        (_cells.TryGetValue(cell, out var bucket) ? bucket : _cells[cell] = []).Add((at, slope, otherSlope));
        _points.Add(at);
    }

    private IEnumerable<(Point At, double First, double Second)> Near((long X, long Y) cell)
    {
        for (var x = cell.X - 1; x <= cell.X + 1; x++)
        {
            for (var y = cell.Y - 1; y <= cell.Y + 1; y++)
            {
                foreach (var known in _cells.GetValueOrDefault((x, y)) ?? [])
                    yield return known;
            }
        }
    }

    private static bool IsSame(double a, double b, double c, double d) => IsSame(a, c) && IsSame(b, d) || IsSame(a, d) && IsSame(b, c);

    private static bool IsSame(double a, double b)
    {
        var turn = Math.Abs(a - b);
        return Math.Min(turn, Math.PI - turn) < SameSlope;
    }
}
