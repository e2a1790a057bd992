namespace AutodiffTeach.Drawing.Layout.Geometry;

/// <summary>The connected parts of a diagram, each in the order of its first box.</summary>
internal static class Components
{
    public static IReadOnlyList<(int[] Boxes, int[] Wires)> Of(DiagramIndex graph)
    {
        var part = new int[graph.Boxes.Length];
        Array.Fill(part, -1);
        var count = 0;
        for (var box = 0; box < part.Length; box++)
        {
            if (part[box] < 0)
                Spread(graph, part, box, count++);
        }

        var boxes = Enumerable.Range(0, part.Length).ToLookup(box => part[box]);
        var wires = Enumerable.Range(0, graph.Wires.Length).ToLookup(wire => part[graph.From[wire]]);
        return [.. Enumerable.Range(0, count).Select(i => (boxes[i].ToArray(), wires[i].ToArray()))];
    }

    private static void Spread(DiagramIndex graph, int[] part, int start, int number)
    {
        var waiting = new Stack<int>([start]);
        part[start] = number;
        while (waiting.TryPop(out var box))
        {
            foreach (var other in graph.Outgoing[box].Select(wire => graph.To[wire]).Concat(graph.Incoming[box].Select(wire => graph.From[wire])))
            {
                if (part[other] >= 0)
                    continue;
                part[other] = number;
                waiting.Push(other);
            }
        }
    }
}
