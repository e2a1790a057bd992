using AutodiffTeach.Drawing.Layout.Geometry;

namespace AutodiffTeach.Drawing.Layout.Layered;

/// <summary>Where on the left side of its target each wire ends.</summary>
internal static class ArrivalPorts
{
    private const double PortGap = 12;

    // Arrows that would stand closer than this end at one point instead.
    private const double LeastPortGap = 6.5;
    private const double CornerRoom = 6;

    /// <summary>The height at which each wire ends, for nodes at the given heights.</summary>
    public static double[] Place(DiagramIndex graph, ProperGraph proper, double[] y, bool[] isDense)
    {
        var port = new double[graph.Wires.Length];
        for (var box = 0; box < graph.Boxes.Length; box++)
            Place(graph, proper, y, box, isDense[proper.LayerOf(box)], port);
        return port;
    }

    // Wires arrive from top to bottom in the order in which they come; one that comes straight keeps its line.
    private static void Place(DiagramIndex graph, ProperGraph proper, double[] y, int box, bool isDense, double[] port)
    {
        var wires = graph.Incoming[box].OrderBy(wire => y[proper.Paths[wire][^2]]).ThenBy(wire => graph.Wires[wire].Position).ThenBy(wire => wire).ToArray();
        if (wires.Length == 0)
            return;
        var reach = Math.Max(0, graph.Boxes[box].Height / 2 - CornerRoom);
        var gap = Math.Min(PortGap, wires.Length > 1 ? 2 * reach / (wires.Length - 1) : 0);
        if (isDense || gap < LeastPortGap && wires.DistinctBy(wire => graph.From[wire]).Count() == wires.Length)
            gap = 0;
        var straight = Array.FindIndex(wires, wire => Math.Abs(y[proper.Paths[wire][^2]] - y[box]) < 0.5);
        var middle = straight >= 0 ? straight : (wires.Length - 1) / 2.0;
        var (low, high) = (-middle * gap, (wires.Length - 1 - middle) * gap);
        if (straight >= 0 && Math.Max(-low, high) > reach)
            gap *= reach / Math.Max(-low, high);
        for (var i = 0; i < wires.Length; i++)
            port[wires[i]] = y[box] + (i - middle) * gap;
    }
}
