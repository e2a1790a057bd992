using AutodiffTeach.Drawing.Layout.Geometry;

namespace AutodiffTeach.Drawing.Layout.Layered;

/// <summary>Assigns every box a layer so that all wires lead to later layers and are short.</summary>
internal static class Layering
{
    private const int MostRounds = 12;

    /// <summary>Several layerings, the one with the shortest wires first; all have the least number of layers.</summary>
    public static IReadOnlyList<int[]> Candidates(DiagramIndex graph)
    {
        var early = LongestPath(graph);
        var late = Late(graph, early);
        var distinct = new List<int[]>();
        foreach (var layer in new[] { Tightened(graph, early), Tightened(graph, late), early, late })
        {
            if (!distinct.Exists(other => other.AsSpan().SequenceEqual(layer)))
                distinct.Add(layer);
        }

        return distinct;
    }

    private static int[] Tightened(DiagramIndex graph, int[] start)
    {
        var layer = (int[])start.Clone();
        for (var round = 0; round < MostRounds && Tighten(graph, layer); round++)
        {
        }

        return layer;
    }

    // Every box as late as the boxes that use it allow.
    private static int[] Late(DiagramIndex graph, int[] early)
    {
        var layer = (int[])early.Clone();
        foreach (var box in graph.Order.Reverse().Where(box => graph.Outgoing[box].Length > 0))
            layer[box] = graph.Outgoing[box].Min(wire => layer[graph.To[wire]]) - 1;
        return layer;
    }

    private static int[] LongestPath(DiagramIndex graph)
    {
        var layer = new int[graph.Boxes.Length];
        foreach (var box in graph.Order)
        {
            foreach (var wire in graph.Incoming[box])
                layer[box] = Math.Max(layer[box], layer[graph.From[wire]] + 1);
        }

        return layer;
    }

    // A box with more wires on one side moves toward that side as far as its wires let it: the total length falls.
    private static bool Tighten(DiagramIndex graph, int[] layer)
    {
        var moved = false;
        foreach (var box in graph.Order.Reverse())
        {
            var pull = graph.Outgoing[box].Length - graph.Incoming[box].Length;
            var target = pull > 0 ? graph.Outgoing[box].Min(wire => layer[graph.To[wire]]) - 1
                : pull < 0 ? graph.Incoming[box].Max(wire => layer[graph.From[wire]]) + 1 : layer[box];
            moved |= target != layer[box];
            layer[box] = target;
        }

        return moved;
    }
}
