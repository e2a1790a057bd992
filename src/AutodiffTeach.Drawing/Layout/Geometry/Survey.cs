namespace AutodiffTeach.Drawing.Layout.Geometry;

/// <summary>Finds what meets what in an arrangement, with a grid so that only near things are compared.</summary>
internal sealed class Survey
{
    private const double Cell = 48;

    // Crossings nearer than this are one crossing: wires of one trunk meet another wire at one point but for rounding.
    private const double SamePoint = 1.5;

    private readonly Arrangement _arrangement;
    private readonly List<Piece> _pieces = [];
    private readonly Dictionary<(int, int), List<int>> _grid = [];

    public Survey(Arrangement arrangement)
    {
        _arrangement = arrangement;
        for (var route = 0; route < arrangement.Routes.Count; route++)
        {
            var points = arrangement.Routes[route].Curve.Flatten();
            for (var i = 1; i < points.Count; i++)
                Add(new Piece(route, points[i - 1], points[i]));
        }
    }

    public double Length() => _pieces.Sum(piece => Distance(piece.From, piece.To));

    public int Crossings()
    {
        var found = new HashSet<(long, long)>();
        var count = 0;
        foreach (var bucket in _grid.Values)
        {
            for (var i = 0; i < bucket.Count; i++)
            {
                for (var j = i + 1; j < bucket.Count; j++)
                    count += Meet(_pieces[bucket[i]], _pieces[bucket[j]]) is { } point && IsNew(found, point) ? 1 : 0;
            }
        }

        return count;
    }

    public int Overlaps()
    {
        var regions = _arrangement.Boxes.Select(box => box.Region)
            .Concat(_arrangement.Routes.Select(route => route.LabelRegion).OfType<Region>())
            .Select(region => region.Grow(-0.01)).OrderBy(region => region.Left).ToArray();
        var count = 0;
        for (var i = 0; i < regions.Length; i++)
        {
            for (var j = i + 1; j < regions.Length && regions[j].Left < regions[i].Right; j++)
                count += regions[i].Overlaps(regions[j]) ? 1 : 0;
        }

        return count;
    }

    public int Trespasses()
    {
        var found = new HashSet<(int Route, int Owner)>();
        for (var box = 0; box < _arrangement.Boxes.Count; box++)
        {
            var id = _arrangement.Boxes[box].Box.Id;
            Enter(found, _arrangement.Boxes[box].Region, ~box, wire => wire.From == id || wire.To == id);
        }

        for (var route = 0; route < _arrangement.Routes.Count; route++)
        {
            var own = _arrangement.Routes[route].Wire;
            if (_arrangement.Routes[route].LabelRegion is { } label)
                Enter(found, label, route, wire => ReferenceEquals(wire, own));
        }

        return found.Count;
    }

    private void Enter(HashSet<(int, int)> found, Region region, int owner, Func<Wire, bool> mayEnter)
    {
        var inner = region.Grow(-0.5);
        foreach (var piece in Near(region).Where(piece => Clips(piece, inner) && !mayEnter(_arrangement.Routes[piece.Route].Wire)))
            found.Add((piece.Route, owner));
    }

    private IEnumerable<Piece> Near(Region region) =>
        Cells(region.Left, region.Top, region.Right, region.Bottom).Where(_grid.ContainsKey).SelectMany(cell => _grid[cell]).Distinct().Select(i => _pieces[i]);

    private void Add(Piece piece)
    {
        _pieces.Add(piece);
        var (a, b) = (piece.From, piece.To);
        foreach (var cell in Cells(Math.Min(a.X, b.X), Math.Min(a.Y, b.Y), Math.Max(a.X, b.X), Math.Max(a.Y, b.Y)))
        {
            if (!_grid.TryGetValue(cell, out var bucket))
                _grid.Add(cell, bucket = []);
            bucket.Add(_pieces.Count - 1);
        }
    }

    private static IEnumerable<(int, int)> Cells(double left, double top, double right, double bottom)
    {
        for (var x = (int)Math.Floor(left / Cell); x <= (int)Math.Floor(right / Cell); x++)
        {
            for (var y = (int)Math.Floor(top / Cell); y <= (int)Math.Floor(bottom / Cell); y++)
                yield return (x, y);
        }
    }

    private static bool IsNew(HashSet<(long, long)> found, Point point)
    {
        var (x, y) = ((long)Math.Round(point.X / SamePoint), (long)Math.Round(point.Y / SamePoint));
        for (var dx = -1; dx <= 1; dx++)
        {
            for (var dy = -1; dy <= 1; dy++)
            {
                if (found.Contains((x + dx, y + dy)))
                    return false;
            }
        }

        return found.Add((x, y));
    }

    // Proper crossings only: pieces that touch at an end or run along each other belong to one trunk.
    private static Point? Meet(Piece p, Piece q)
    {
        if (p.Route == q.Route)
            return null;
        var (a, b, c, d) = (Side(p.From, p.To, q.From), Side(p.From, p.To, q.To), Side(q.From, q.To, p.From), Side(q.From, q.To, p.To));
        const double touching = 1e-6;
        if (a * b >= -touching || c * d >= -touching)
            return null;
        var s = c / (c - d);
        return new Point(p.From.X + s * (p.To.X - p.From.X), p.From.Y + s * (p.To.Y - p.From.Y));
    }

    private static double Side(Point from, Point to, Point point) =>
        (to.X - from.X) * (point.Y - from.Y) - (to.Y - from.Y) * (point.X - from.X);

    // Liang and Barsky's clipping: true where a part of the piece lies inside the region.
    private static bool Clips(Piece piece, Region region)
    {
        var (dx, dy) = (piece.To.X - piece.From.X, piece.To.Y - piece.From.Y);
        var (low, high) = (0.0, 1.0);
        return Cut(-dx, piece.From.X - region.Left, ref low, ref high) && Cut(dx, region.Right - piece.From.X, ref low, ref high)
            && Cut(-dy, piece.From.Y - region.Top, ref low, ref high) && Cut(dy, region.Bottom - piece.From.Y, ref low, ref high) && low < high;
    }

    private static bool Cut(double step, double room, ref double low, ref double high)
    {
        if (step == 0)
            return room > 0;
        var at = room / step;
        if (step < 0)
            low = Math.Max(low, at);
        else
            high = Math.Min(high, at);
        return low <= high;
    }

    private static double Distance(Point a, Point b) => Math.Sqrt((a.X - b.X) * (a.X - b.X) + (a.Y - b.Y) * (a.Y - b.Y));

    private readonly record struct Piece(int Route, Point From, Point To);
}
