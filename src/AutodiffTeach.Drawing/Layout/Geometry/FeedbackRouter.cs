namespace AutodiffTeach.Drawing.Layout.Geometry;

/// <summary>
/// Leads wires back through a finished arrangement, around all boxes and labels: the cheapest way on the grid of the lines beside boxes, where
/// length, bends and crossings cost and what is drawn already is not followed. For pictures of few boxes, as rolled recurrences are: the
/// grid has about nine points for each pair of boxes.
/// </summary>
internal sealed class FeedbackRouter
{
    private const double LeastMargin = 18;
    private const double TightMargin = 6;
    private const double Lane = 11;
    private const double Clearance = 2.5;
    private const double LabelClearance = 4;
    private const double Radius = 9;
    private const double FirstPort = 5;
    private const double PortGap = 10;
    private const double CornerRoom = 4;
    private const double LoopRoom = 3;
    private const double BendCost = 18;
    private const double CrossingCost = 60;
    private const double SharingCost = 25;
    private const double NoLabelCost = 5_000;
    private const double Reach = 60;
    private const double WireReach = 3;

    // Straight pieces of wires are no thicker than this.
    private const double Slim = 2 * WireReach + 1;

    private static readonly (bool FromTop, bool ToTop)[] Sides = [(true, true), (true, false), (false, true), (false, false)];

    private static readonly double[] Parts = [0.5, 0.3, 0.7, 0.15, 0.85];

    private static readonly (int Dx, int Dy)[] Directions = [(1, 0), (-1, 0), (0, 1), (0, -1)];

    private readonly List<Region> _solid = [];
    private readonly Obstacles _obstacles = new();
    private readonly Obstacles _wires = new();
    private readonly Dictionary<string, Region> _boxes;
    private readonly Dictionary<(string Box, bool IsTop), int> _ports = [];

    /// <summary>Looks at an arrangement of the other wires.</summary>
    /// <param name="arrangement">The arrangement.</param>
    /// <param name="sizeOf">What is drawn of each box, in the middle of it; around it there is <see cref="RoomFor"/> the ends of the wires.</param>
    public FeedbackRouter(Arrangement arrangement, Func<string, Size> sizeOf)
    {
        _boxes = arrangement.Boxes.ToDictionary(box => box.Box.Id, box => Region.Around(box.Center, sizeOf(box.Box.Id)), StringComparer.Ordinal);
        foreach (var box in _boxes.Values)
            Block(box);
        foreach (var route in arrangement.Routes)
            Occupy(route);
    }

    /// <summary>
    /// How much larger than itself a box at which wires back end should be laid out, so that there is always room for their ends, for a wire
    /// back to the same box and for a label.
    /// </summary>
    /// <param name="size">What is drawn of the box.</param>
    /// <param name="label">The largest label of these wires.</param>
    public static Size RoomFor(Size size, Size label) => new(Math.Max(0, label.Width + 2 * PortGap - size.Width), 2 * (label.Height + 2 * LeastMargin));

    /// <summary>How wide a box must be drawn for so many wires back to end at it, half of them above and half below.</summary>
    /// <param name="wires">The number of wires, one to the box itself counted once.</param>
    /// <param name="label">The largest of their labels.</param>
    public static double WidthFor(int wires, Size label) => 2 * (OffsetOf((wires + 1) / 2 - 1, label) + CornerRoom);

    /// <summary>The way of one more wire, from above or below one box to above or below another, perhaps the same.</summary>
    public Route Lead(Wire wire)
    {
        var best = Margins(wire).Select(margin => Cheapest(wire, margin)).First(way => !double.IsInfinity(way.Cost) || way.Margin == TightMargin);
        var (isTop, toTop) = best.Sides;
        var points = best.Points;
        foreach (var end in new[] { (wire.From, isTop), (wire.To, toTop) }.Distinct())
            _ports[end] = _ports.GetValueOrDefault(end) + 1;
        var builder = new CurveBuilder(points[0], Radius);
        foreach (var point in points.Skip(1))
            builder.LineTo(point.X, point.Y);
        var route = new Route(wire, builder.Build(), wire.Label.IsEmpty ? null : LabelPlace(points, wire.Label));
        Occupy(route);
        return route;
    }

    private (double Cost, List<Point> Points, (bool FromTop, bool ToTop) Sides, double Margin) Cheapest(Wire wire, double margin)
    {
        var ways = Sides.Select(sides =>
        {
            var (cost, points) = Search(PortOf(wire, wire.From, sides.FromTop, 1), PortOf(wire, wire.To, sides.ToTop, -1), sides, margin);
            var hasRoom = wire.Label.IsEmpty || IsFree(LabelPlace(points, wire.Label), wire.Label);
            return (Cost: hasRoom ? cost : cost + NoLabelCost, Points: points, Sides: sides, Margin: margin);
        });
        return ways.MinBy(way => way.Cost);
    }

    // Leaving wires stand right of the middle, arriving ones left of it, each so far from the next that it passes a label there.
    private Point PortOf(Wire wire, string box, bool isTop, int side)
    {
        var region = _boxes[box];
        var offset = Math.Min(region.Width / 2 - CornerRoom, OffsetOf(_ports.GetValueOrDefault((box, isTop)), wire.Label, IsLoop(wire)));
        return new Point(region.Center.X + side * offset, isTop ? region.Top : region.Bottom);
    }

    // A wire back to its own box leads around its label.
    private static double OffsetOf(int port, Size label, bool isLoop = false) =>
        (isLoop ? Math.Max(FirstPort, label.Width / 2 + LoopRoom) : FirstPort) + port * Math.Max(PortGap, label.Width / 2);

    // So far from the boxes that the label of a horizontal piece is clear of them; nearer where there is no way so far from all.
    private static IEnumerable<double> Margins(Wire wire)
    {
        var forLabel = wire.Label.IsEmpty ? LeastMargin : Math.Max(LeastMargin, wire.Label.Height / 2 + (IsLoop(wire) ? 2 * PortGap : PortGap));
        return new[] { forLabel, LeastMargin, TightMargin + PortGap / 2, TightMargin }.Distinct();
    }

    private static bool IsLoop(Wire wire) => wire.From == wire.To;

    // On the longest piece where the label is free, horizontal pieces first; else beside the boxes, which have room for it.
    private Point LabelPlace(List<Point> points, Size label)
    {
        var middles = Enumerable.Range(1, points.Count - 1).Select(i => (From: points[i - 1], To: points[i]))
            .OrderBy(piece => piece.From.Y == piece.To.Y ? 0 : 1).ThenByDescending(piece => Math.Abs(piece.To.X - piece.From.X) + Math.Abs(piece.To.Y - piece.From.Y))
            .SelectMany(piece => Parts.Select(part => new Point(piece.From.X + part * (piece.To.X - piece.From.X), piece.From.Y + part * (piece.To.Y - piece.From.Y))));
        Point[] places = [.. middles, Beside(points[0], points[1], label), Beside(points[^1], points[^2], label)];
        return places.Where(place => IsFree(place, label)).DefaultIfEmpty(places[0]).First();
    }

    private static Point Beside(Point port, Point next, Size label) =>
        port with { Y = port.Y + Math.Sign(next.Y - port.Y) * Math.Min(Math.Abs(next.Y - port.Y), label.Height / 2 + LeastMargin) };

    private bool IsFree(Point middle, Size label) =>
        _obstacles.IsFree(Region.Around(middle, label).Grow(LabelClearance)) && _wires.IsFree(Region.Around(middle, label));

    private void Occupy(Route route)
    {
        _wires.Add(route.Curve, WireReach);
        if (route.LabelRegion is { } label)
            Block(label);
    }

    private void Block(Region region)
    {
        _solid.Add(region);
        _obstacles.Add(region);
    }

    // A* over the points of the grid and the directions of arrival.
    private (double Cost, List<Point> Points) Search(Point start, Point end, (bool FromTop, bool ToTop) sides, double margin)
    {
        var first = start with { Y = start.Y + (sides.FromTop ? -margin : margin) };
        var last = end with { Y = end.Y + (sides.ToTop ? -margin : margin) };
        var (xs, ys) = (Lines(region => (region.Left, region.Right), [first.X, last.X], LeastMargin), Lines(region => (region.Top, region.Bottom), [first.Y, last.Y], margin));
        var source = (X: Array.BinarySearch(xs, first.X), Y: Array.BinarySearch(ys, first.Y), IsSideways: false);
        var target = (X: Array.BinarySearch(xs, last.X), Y: Array.BinarySearch(ys, last.Y));
        if (!_obstacles.IsFree(Stub(first, start)) || !_obstacles.IsFree(Stub(last, end)))
            return (double.PositiveInfinity, [start, first, last, end]);
        var cost = new Dictionary<(int X, int Y, bool IsSideways), double> { [source] = 0 };
        var before = new Dictionary<(int X, int Y, bool IsSideways), (int X, int Y, bool IsSideways)>();
        var queue = new PriorityQueue<((int X, int Y, bool IsSideways) At, double Cost), (double, int)>([((source, 0), (0, 0))]);
        var order = 0;
        while (queue.TryDequeue(out var entry, out _))
        {
            var (at, soFar) = entry;
            if (soFar > cost[at])
                continue;
            if ((at.X, at.Y) == target)
                return (soFar + (at.IsSideways ? BendCost : 0), Simplified(Trace(before, at, xs, ys, start, end)));
            foreach (var (dx, dy) in Directions)
            {
                var next = (X: at.X + dx, Y: at.Y + dy, IsSideways: dy == 0);
                if (next.X < 0 || next.Y < 0 || next.X >= xs.Length || next.Y >= ys.Length)
                    continue;
                var total = soFar + StepCost(new Point(xs[at.X], ys[at.Y]), new Point(xs[next.X], ys[next.Y])) + (next.IsSideways == at.IsSideways ? 0 : BendCost);
                if (double.IsInfinity(total) || cost.TryGetValue(next, out var known) && known <= total)
                    continue;
                (cost[next], before[next]) = (total, at);
                queue.Enqueue((next, total), (total + Math.Abs(xs[next.X] - last.X) + Math.Abs(ys[next.Y] - last.Y), ++order));
            }
        }

        return (double.PositiveInfinity, [start, first, last, end]);
    }

    // The piece from the box to the grid without its end at the box.
    private static Region Stub(Point far, Point port) =>
        new(port.X - Clearance, Math.Min(far.Y, port.Y + Math.Sign(far.Y - port.Y)), port.X + Clearance, Math.Max(far.Y, port.Y + Math.Sign(far.Y - port.Y)));

    private double[] Lines(Func<Region, (double Low, double High)> extent, double[] own, double margin)
    {
        var borders = _solid.Select(extent).ToArray();
        var beside = borders.SelectMany(border => new[] { border.Low - margin, border.Low - margin - Lane, border.High + margin, border.High + margin + Lane });
        return [.. beside.Concat([borders.Min(border => border.Low) - Reach, borders.Max(border => border.High) + Reach]).Concat(own).Distinct().Order()];
    }

    private double StepCost(Point a, Point b)
    {
        var piece = new Region(Math.Min(a.X, b.X), Math.Min(a.Y, b.Y), Math.Max(a.X, b.X), Math.Max(a.Y, b.Y));
        if (!_obstacles.IsFree(piece.Grow(Clearance)))
            return double.PositiveInfinity;
        var length = piece.Width + piece.Height;
        var cost = length;
        foreach (var wire in _wires.Near(piece.Grow(1)))
        {
            var isAlong = piece.Width > piece.Height ? wire.Height < Slim && wire.Width > Slim : wire.Width < Slim && wire.Height > Slim;
            cost += isAlong ? SharingCost * length : CrossingCost;
        }

        return cost;
    }

    private static List<Point> Trace(
        Dictionary<(int X, int Y, bool IsSideways), (int X, int Y, bool IsSideways)> before, (int X, int Y, bool IsSideways) at, double[] xs, double[] ys, Point start, Point end)
    {
        var points = new List<Point> { end, new(xs[at.X], ys[at.Y]) };
        while (before.TryGetValue(at, out at))
            points.Add(new Point(xs[at.X], ys[at.Y]));
        points.Add(start);
        points.Reverse();
        return points;
    }

    private static List<Point> Simplified(List<Point> points)
    {
        for (var i = points.Count - 2; i > 0; i--)
        {
            if (points[i - 1].X == points[i].X && points[i].X == points[i + 1].X || points[i - 1].Y == points[i].Y && points[i].Y == points[i + 1].Y)
                points.RemoveAt(i);
        }

        return points;
    }
}
