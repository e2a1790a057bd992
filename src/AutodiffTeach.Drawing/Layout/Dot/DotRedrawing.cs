using AutodiffTeach.Drawing.Layout.Geometry;
using AutodiffTeach.Drawing.Layout.Layered;

namespace AutodiffTeach.Drawing.Layout.Dot;

/// <summary>Keeps dot's layers and the order in them, and draws them anew where its curves run into something.</summary>
internal static class DotRedrawing
{
    // Middles in one layer differ by dot's rounding only; layers are further apart than this.
    private const double SameLayer = 4;

    public static Arrangement Draw(DiagramIndex graph, DotDrawing drawing)
    {
        var (layer, middles) = Layers(graph, drawing);
        var proper = new ProperGraph(graph, layer);
        var wish = Wishes(graph, drawing, proper, layer, middles);
        var layers = Enumerable.Range(0, proper.LayerCount).Select(_ => new List<int>()).ToArray();
        foreach (var node in Enumerable.Range(0, proper.Count).OrderBy(node => wish[node]).ThenBy(node => node))
            layers[proper.LayerOf(node)].Add(node);
        var drawer = new LayeredDrawer(graph, proper, Alignment.Place(proper, [.. layers.Select(nodes => nodes.ToArray())]));
        return Crop.ToContent(
            [.. Enumerable.Range(0, graph.Boxes.Length).Select(drawer.Box)], [.. Enumerable.Range(0, graph.Wires.Length).Select(drawer.Wire)], [], []);
    }

    // Boxes of one layer have one middle; where rounding has joined layers, a box follows those before it.
    private static (int[] Layer, double[] Middles) Layers(DiagramIndex graph, DotDrawing drawing)
    {
        var layer = new int[graph.Boxes.Length];
        var middles = new List<double>();
        foreach (var box in Enumerable.Range(0, layer.Length).OrderBy(box => drawing.Boxes[box].X))
        {
            if (middles.Count == 0 || drawing.Boxes[box].X - middles[^1] > SameLayer)
                middles.Add(drawing.Boxes[box].X);
            layer[box] = middles.Count - 1;
        }

        foreach (var wire in graph.Order.SelectMany(box => graph.Outgoing[box]))
            layer[graph.To[wire]] = Math.Max(layer[graph.To[wire]], layer[graph.From[wire]] + 1);
        while (middles.Count <= layer.Max())
            middles.Add(middles[^1] + SameLayer);
        return (layer, [.. middles]);
    }

    private static double[] Wishes(DiagramIndex graph, DotDrawing drawing, ProperGraph proper, int[] layer, double[] middles)
    {
        var wish = new double[proper.Count];
        for (var box = 0; box < graph.Boxes.Length; box++)
            wish[box] = drawing.Boxes[box].Y;
        for (var wire = 0; wire < graph.Wires.Length; wire++)
        {
            var way = Way(graph, drawing, wire);
            var path = proper.Paths[wire];
            var (first, last) = (layer[graph.From[wire]], layer[graph.To[wire]]);
            for (var i = 1; i < path.Length - 1; i++)
                wish[path[i]] = HeightAt(way, MiddleAt(middles, first + (last - first) * (double)i / (path.Length - 1)));
        }

        return wish;
    }

    // Layers of labels lie between those of boxes.
    private static double MiddleAt(double[] middles, double layer)
    {
        var (before, after) = ((int)Math.Floor(layer), (int)Math.Ceiling(layer));
        return middles[before] + (middles[after] - middles[before]) * (layer - before);
    }

    private static Point[] Way(DiagramIndex graph, DotDrawing drawing, int wire) =>
    [
        drawing.Boxes[graph.From[wire]],
        .. drawing.First[wire]?.Flatten() ?? [],
        .. drawing.Second[wire]?.Flatten() ?? [],
        drawing.Boxes[graph.To[wire]],
    ];

    private static double HeightAt(Point[] way, double x)
    {
        var i = Array.FindIndex(way, point => point.X >= x);
        if (i <= 0)
            return i == 0 ? way[0].Y : way[^1].Y;
        var (a, b) = (way[i - 1], way[i]);
        return b.X > a.X ? a.Y + (b.Y - a.Y) * (x - a.X) / (b.X - a.X) : b.Y;
    }
}
