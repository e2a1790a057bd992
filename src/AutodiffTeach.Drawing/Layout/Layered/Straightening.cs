using AutodiffTeach.Drawing.Layout.Geometry;

namespace AutodiffTeach.Drawing.Layout.Layered;

/// <summary>
/// Moves long wires, boxes standing, to the height of one of their ends, or as near as what passes beside them allows: so a wire bends
/// once where it can, and rises no further than it must.
/// </summary>
internal static class Straightening
{
    private const int Rounds = 3;
    private const double Same = 0.01;

    public static void Apply(DiagramIndex graph, ProperGraph proper, int[][] layers, double[] y)
    {
        var place = new int[proper.Count];
        foreach (var layer in layers)
        {
            for (var i = 0; i < layer.Length; i++)
                place[layer[i]] = i;
        }

        var isDense = DenseGaps.Find(proper, y);
        for (var round = 0; round < Rounds; round++)
        {
            var port = ArrivalPorts.Place(graph, proper, y, isDense);
            foreach (var wire in Enumerable.Range(0, graph.Wires.Length).Where(wire => proper.Paths[wire].Length > 2))
                Apply(proper, layers, place, proper.Paths[wire], port[wire], y);
        }
    }

    private static void Apply(ProperGraph proper, int[][] layers, int[] place, int[] path, double end, double[] y)
    {
        var (low, high) = (double.NegativeInfinity, double.PositiveInfinity);
        foreach (var slot in path.AsSpan()[1..^1])
        {
            var layer = layers[proper.LayerOf(slot)];
            if (place[slot] > 0)
                low = Math.Max(low, y[layer[place[slot] - 1]] + proper.Gap(layer[place[slot] - 1], slot));
            if (place[slot] + 1 < layer.Length)
                high = Math.Min(high, y[layer[place[slot] + 1]] - proper.Gap(slot, layer[place[slot] + 1]));
        }

        if (low > high)
            return;
        var start = y[path[0]];
        var best = new[] { start, end, y[path[1]] }.Select(wish => Math.Clamp(wish, low, high)).MinBy(height => Cost(height, start, end));
        foreach (var slot in path.AsSpan()[1..^1])
            y[slot] = best;
    }

    // A bend counts like a rise of some pixels.
    private static double Cost(double height, double start, double end) =>
        Math.Abs(height - start) + Math.Abs(height - end) + 10 * ((Math.Abs(height - start) > Same ? 1 : 0) + (Math.Abs(height - end) > Same ? 1 : 0));
}
