namespace AutodiffTeach.Drawing.Layout.Geometry;

/// <summary>A checked diagram by numbers: who is wired to whom, and a topological order.</summary>
internal sealed class DiagramIndex
{
    public DiagramIndex(Diagram diagram)
    {
        ArgumentNullException.ThrowIfNull(diagram);
        Boxes = [.. diagram.Boxes];
        Wires = [.. diagram.Wires];
        var numbers = Number(Boxes);
        From = [.. Wires.Select(wire => Find(numbers, wire.From))];
        To = [.. Wires.Select(wire => Find(numbers, wire.To))];
        Outgoing = Group(From, Boxes.Length);
        Incoming = Group(To, Boxes.Length);
        foreach (var list in Incoming)
            Array.Sort(list, (a, b) => (Wires[a].Position, a).CompareTo((Wires[b].Position, b)));
        Order = Sort();
    }

    public Box[] Boxes { get; }

    public Wire[] Wires { get; }

    /// <summary>The source of each wire.</summary>
    public int[] From { get; }

    /// <summary>The target of each wire.</summary>
    public int[] To { get; }

    /// <summary>The wires that leave each box.</summary>
    public int[][] Outgoing { get; }

    /// <summary>The wires that enter each box, by argument position.</summary>
    public int[][] Incoming { get; }

    /// <summary>The boxes in topological order.</summary>
    public int[] Order { get; }

    private static Dictionary<string, int> Number(Box[] boxes)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < boxes.Length; i++)
        {
            if (!numbers.TryAdd(boxes[i].Id, i))
                throw new ArgumentException($"Two boxes are called '{boxes[i].Id}'; ids must be unique.");
        }

        return numbers;
    }

    private static int Find(Dictionary<string, int> numbers, string id) =>
        numbers.TryGetValue(id, out var number)
            ? number
            : throw new ArgumentException($"A wire refers to the box '{id}', which is not in the diagram.");

    private static int[][] Group(int[] ends, int count)
    {
        var sizes = new int[count];
        foreach (var end in ends)
            sizes[end]++;
        var groups = new int[count][];
        for (var box = 0; box < count; box++)
            groups[box] = new int[sizes[box]];
        for (var wire = ends.Length - 1; wire >= 0; wire--)
            groups[ends[wire]][--sizes[ends[wire]]] = wire;
        return groups;
    }

    // Kahn's algorithm; the queue keeps the order of the diagram among boxes that become free together.
    private int[] Sort()
    {
        var waiting = Incoming.Select(wires => wires.Length).ToArray();
        var order = new List<int>(Boxes.Length);
        order.AddRange(Enumerable.Range(0, Boxes.Length).Where(box => waiting[box] == 0));
        for (var next = 0; next < order.Count; next++)
        {
            foreach (var wire in Outgoing[order[next]])
            {
                if (--waiting[To[wire]] == 0)
                    order.Add(To[wire]);
            }
        }

        if (order.Count == Boxes.Length)
            return [.. order];
        var stuck = Array.FindIndex(waiting, count => count > 0);
        throw new ArgumentException($"The wires form a cycle that holds or feeds the box '{Boxes[stuck].Id}'; a computation graph has none.");
    }
}
