namespace AutodiffTeach.Drawing.Layout.Geometry;

/// <summary>Finds what meets what in an arrangement, with grids so that only near things are compared.</summary>
internal sealed class Survey
{
    private const double BoxTolerance = 0.01;
    private const double WireTolerance = 0.5;

    private readonly Arrangement _arrangement;
    private readonly Polyline[] _lines;
    private readonly List<(int Route, Point From, Point To)> _pieces = [];
    private readonly Lazy<PieceGrid> _grid;

    public Survey(Arrangement arrangement)
    {
        _arrangement = arrangement;
        _lines = [.. arrangement.Routes.Select(route => new Polyline(route.Curve))];
        for (var route = 0; route < _lines.Length; route++)
        {
            for (var i = 0; i < _lines[route].PieceCount; i++)
                _pieces.Add((route, _lines[route][i], _lines[route][i + 1]));
        }

        _grid = new Lazy<PieceGrid>(() => new PieceGrid(arrangement.Size, [.. _pieces.Select(piece => (piece.From, piece.To))]));
    }

    public double Length() => _lines.Sum(line => line.Length);

    public IReadOnlyList<Point> Crossings() => CrossingFinder.Find(_arrangement.Size, _lines);

    /// <summary>The number of pairs of boxes and labels that share more than a hundredth of a pixel.</summary>
    public int Overlaps()
    {
        var regions = _arrangement.Boxes.Select(box => box.Region)
            .Concat(_arrangement.Routes.Select(route => route.LabelRegion).OfType<Region>())
            .Select(region => region.Grow(-BoxTolerance)).Where(region => region is { Width: > 0, Height: > 0 }).ToArray();
        return RegionGrid.Overlaps(_arrangement.Size, regions);
    }

    /// <summary>The routes that enter a box other than their ends, or the label of another route, by more than half a pixel.</summary>
    public IReadOnlySet<int> Trespassers() => Intrusions().Select(intrusion => intrusion.Route).ToHashSet();

    /// <summary>The number of pairs of a route and what it must not enter.</summary>
    public int Trespasses() => Intrusions().Count;

    private HashSet<(int Route, int Owner)> Intrusions()
    {
        var found = new HashSet<(int, int)>();
        for (var box = 0; box < _arrangement.Boxes.Count; box++)
        {
            var id = _arrangement.Boxes[box].Box.Id;
            Enter(found, _arrangement.Boxes[box].Region, ~box, route => Ends(route, id));
        }

        for (var route = 0; route < _arrangement.Routes.Count; route++)
        {
            var own = route;
            if (_arrangement.Routes[route].LabelRegion is { } label)
                Enter(found, label, route, other => other == own);
        }

        return found;
    }

    private bool Ends(int route, string id) => _arrangement.Routes[route].Wire.From == id || _arrangement.Routes[route].Wire.To == id;

    private void Enter(HashSet<(int, int)> found, Region region, int owner, Func<int, bool> mayEnter)
    {
        var inner = region.Grow(-WireTolerance);
        if (inner.Width <= 0 || inner.Height <= 0)
            return;
        foreach (var piece in _grid.Value.Near(inner).Select(number => _pieces[number]))
        {
            if (Clipping.Inside(piece.From, piece.To, inner) is not null && !mayEnter(piece.Route))
                found.Add((piece.Route, owner));
        }
    }
}
