using AutodiffTeach.Drawing.Layout.Geometry;

namespace AutodiffTeach.Drawing.Layout.Trees;

/// <summary>The trees of a diagram, joined by a root above their roots that is not drawn.</summary>
internal sealed class Forest
{
    private Forest(DiagramIndex graph, int[][] wiresToChildren, int[] children, bool leadsToRoot)
    {
        LeadsToRoot = leadsToRoot;
        var isChild = new bool[graph.Boxes.Length];
        foreach (var box in children)
            isChild[box] = true;
        WireTo = new int[graph.Boxes.Length];
        Array.Fill(WireTo, -1);
        for (var wire = 0; wire < children.Length; wire++)
            WireTo[children[wire]] = wire;
        Children =
        [
            .. wiresToChildren.Select(wires => wires.Select(wire => children[wire]).ToArray()),
            [.. Enumerable.Range(0, isChild.Length).Where(box => !isChild[box])],
        ];
        Walk();
    }

    /// <summary>The children of each box in their order; last those of the root above all, the roots of the trees.</summary>
    public int[][] Children { get; }

    /// <summary>For each box its wire to or from its parent, -1 for roots.</summary>
    public int[] WireTo { get; }

    /// <summary>True where the wires run from children to parents.</summary>
    public bool LeadsToRoot { get; }

    /// <summary>Boxes with parents before children, after the root above all.</summary>
    public int[] Order { get; private set; } = [];

    /// <summary>The generation of each box: 1 for the roots of trees, 0 for the root above all.</summary>
    public int[] Generation { get; private set; } = [];

    public int Root => Children.Length - 1;

    /// <summary>The trees, or null where a box has several parents whichever way the wires are followed.</summary>
    public static Forest? Of(DiagramIndex graph)
    {
        if (graph.Incoming.All(wires => wires.Length <= 1))
            return new Forest(graph, graph.Outgoing, graph.To, leadsToRoot: false);
        return graph.Outgoing.All(wires => wires.Length <= 1) ? new Forest(graph, graph.Incoming, graph.From, leadsToRoot: true) : null;
    }

    private void Walk()
    {
        Generation = new int[Children.Length];
        var order = new List<int>(Children.Length) { Root };
        for (var next = 0; next < order.Count; next++)
        {
            foreach (var child in Children[order[next]])
            {
                Generation[child] = Generation[order[next]] + 1;
                order.Add(child);
            }
        }

        Order = [.. order];
    }
}
