using AutodiffTeach.Drawing.Layout.Geometry;

namespace AutodiffTeach.Drawing.Layout.Layered;

/// <summary>The order that sweeping over the layers finds, as one order of all boxes and wires.</summary>
internal static class SweptOrder
{
    private const int FewTrials = 3;
    private const int ManyTrials = 14;
    private const int Small = 30;

    /// <summary>Boxes, and wires numbered after them, from top to bottom; where two wires wind around each other, one of the two orders.</summary>
    public static List<int> Find(DiagramIndex graph, int[] layer)
    {
        var proper = new ProperGraph(graph, layer);
        var (layers, _) = Ordering.Find(proper, graph.Boxes.Length > Small ? ManyTrials : FewTrials);
        var item = Enumerable.Range(0, proper.Count).ToArray();
        for (var wire = 0; wire < graph.Wires.Length; wire++)
        {
            foreach (var slot in proper.Paths[wire].Where(proper.IsSlot))
                item[slot] = graph.Boxes.Length + wire;
        }

        return Merge(graph.Boxes.Length + graph.Wires.Length, [.. layers.Select(nodes => nodes.Select(node => item[node]).ToArray())]);
    }

    // A topological order of what stands above what; from a cycle the first that is left.
    private static List<int> Merge(int count, int[][] layers)
    {
        var below = new List<int>[count];
        for (var i = 0; i < count; i++)
            below[i] = [];
        var missing = new int[count];
        foreach (var (upper, lower) in layers.SelectMany(layer => layer.Zip(layer.Skip(1))))
        {
            below[upper].Add(lower);
            missing[lower]++;
        }

        var order = new List<int>(count);
        var isTaken = new bool[count];
        var ready = new Stack<int>(Enumerable.Range(0, count).Where(i => missing[i] == 0).Reverse());
        for (var left = 0; order.Count < count;)
        {
            if (!ready.TryPop(out var item))
                item = left++;
            if (isTaken[item])
                continue;
            isTaken[item] = true;
            order.Add(item);
            foreach (var other in below[item].Where(other => --missing[other] == 0))
                ready.Push(other);
        }

        return order;
    }
}
