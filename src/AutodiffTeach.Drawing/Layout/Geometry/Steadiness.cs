using AutodiffTeach.Drawing.Layout.Timeline;

namespace AutodiffTeach.Drawing.Layout.Geometry;

/// <summary>How well an arrangement shows that its time steps are alike.</summary>
internal static class Steadiness
{
    private const double SameHeight = 0.5;

    public static double Alignment(Arrangement arrangement)
    {
        var parts = arrangement.Boxes.Where(box => box.Box.Time is not null).GroupBy(box => (box.Box.Role, Time: box.Box.Time!.Value))
            .ToDictionary(group => group.Key, group => group.Select(box => box.Center.Y).ToArray());
        var (pairs, aligned) = (0, 0);
        foreach (var ((role, time), heights) in parts)
        {
            if (!parts.TryGetValue((role, time + 1), out var next))
                continue;
            pairs += Math.Min(heights.Length, next.Length);
            aligned += heights.Zip(next).Count(pair => Math.Abs(pair.First - pair.Second) <= SameHeight);
        }

        return pairs == 0 ? 1 : (double)aligned / pairs;
    }

    public static double Straightness(Arrangement arrangement)
    {
        var chain = Chain(arrangement);
        var way = Enumerable.Range(1, Math.Max(0, chain.Length - 1)).Sum(i => Plane.Distance(chain[i - 1], chain[i]));
        return way == 0 ? 1 : Plane.Distance(chain[0], chain[^1]) / way;
    }

    public static double Drift(Arrangement before, Arrangement after, int? lastTime)
    {
        var last = lastTime ?? before.Boxes.Max(box => box.Box.Time) - 1;
        var places = after.Boxes.ToDictionary(box => box.Box.Id, box => box.Center, StringComparer.Ordinal);
        var moves = before.Boxes.Where(box => box.Box.Time <= last && places.ContainsKey(box.Box.Id))
            .Select(box => new Point(places[box.Box.Id].X - box.Center.X, places[box.Box.Id].Y - box.Center.Y)).ToArray();
        return moves.Length == 0 ? 0 : Math.Max(moves.Max(move => move.X) - moves.Min(move => move.X), moves.Max(move => move.Y) - moves.Min(move => move.Y));
    }

    // The middles of the boxes on the chain, in the order of the computation.
    private static Point[] Chain(Arrangement arrangement)
    {
        if (arrangement.Boxes.All(box => box.Box.Time is null))
            return [];
        var graph = new DiagramIndex(new Diagram([.. arrangement.Boxes.Select(box => box.Box)], [.. arrangement.Routes.Select(route => route.Wire)]));
        var schedule = Schedule.Make(graph);
        var chain = ChainFinder.Find(graph, schedule, new Families(graph, schedule));
        return [.. graph.Order.Where(box => chain[box]).Select(box => arrangement.Boxes[box].Center)];
    }
}
