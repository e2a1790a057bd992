using System.Numerics;

namespace AutodiffTeach.Graphs.Paths;

/// <summary>All paths from one node of a view to another: counted exactly, listed lazily.</summary>
public sealed class PathSet
{
    private readonly GraphView _view;
    private readonly Dictionary<GraphNode, BigInteger> _onward;

    /// <summary>The paths between two nodes of a view.</summary>
    /// <remarks>Linear in the size of the view, however many paths there are.</remarks>
    /// <param name="view">The view.</param>
    /// <param name="from">Where the paths start.</param>
    /// <param name="to">Where they end.</param>
    public PathSet(GraphView view, GraphNode from, GraphNode to)
    {
        ArgumentNullException.ThrowIfNull(view);
        _view = view;
        From = from;
        To = to;
        _onward = CountOnward(view, to);
    }

    /// <summary>Where the paths start.</summary>
    public GraphNode From { get; }

    /// <summary>Where the paths end.</summary>
    public GraphNode To { get; }

    /// <summary>The number of paths; 1 from a node to itself.</summary>
    public BigInteger Count => CountFrom(From);

    /// <summary>The number of paths from a node to the end.</summary>
    public BigInteger CountFrom(GraphNode node) => _onward.GetValueOrDefault(node);

    /// <summary>The edges out of a node along which the end is reached.</summary>
    public IEnumerable<GraphEdge> EdgesOnward(GraphNode node) =>
        node == To ? [] : _view.Outgoing(node).Where(edge => _onward.ContainsKey(edge.To));

    /// <summary>The nodes that lie on a path, in the order of the view.</summary>
    public IReadOnlyList<GraphNode> NodesOnPaths()
    {
        var reached = new HashSet<GraphNode>();
        if (_onward.ContainsKey(From))
            reached.Add(From);
        foreach (GraphNode node in _view.Nodes.Where(reached.Contains))
        {
            foreach (GraphEdge edge in EdgesOnward(node))
                reached.Add(edge.To);
        }

        return [.. _view.Nodes.Where(reached.Contains)];
    }

    /// <summary>The paths one by one, in the order of the edges; each costs time in its own length.</summary>
    public IEnumerable<GraphPath> Enumerate()
    {
        if (Count.IsZero)
            yield break;
        var edges = new List<GraphEdge>();
        var choices = new Stack<IEnumerator<GraphEdge>>();
        GraphNode node = From;
        while (true)
        {
            if (node == To)
                yield return new GraphPath(From, [.. edges]);
            choices.Push(EdgesOnward(node).GetEnumerator());
            while (!choices.Peek().MoveNext())
            {
                choices.Pop();
                if (choices.Count == 0)
                    yield break;
                edges.RemoveAt(edges.Count - 1);
            }

            GraphEdge edge = choices.Peek().Current;
            edges.Add(edge);
            node = edge.To;
        }
    }

    // From the end backwards: a node's count is the sum over its edges; nodes that do not reach the end have no entry.
    private static Dictionary<GraphNode, BigInteger> CountOnward(GraphView view, GraphNode to)
    {
        var counts = new Dictionary<GraphNode, BigInteger> { [to] = BigInteger.One };
        for (int i = view.Nodes.Count - 1; i >= 0; i--)
        {
            GraphNode node = view.Nodes[i];
            if (node == to)
                continue;
            BigInteger count = BigInteger.Zero;
            foreach (GraphEdge edge in view.Outgoing(node))
                count += counts.GetValueOrDefault(edge.To);
            if (!count.IsZero)
                counts[node] = count;
        }

        return counts;
    }
}
