namespace AutodiffTeach.Graphs;

/// <summary>How finely a computation graph is shown.</summary>
public enum Granularity
{
    /// <summary>Named nodes only, one edge for every distinct argument.</summary>
    Variables,

    /// <summary>A node for every operation, parallel edges kept, as PyTorch's autograd has them.</summary>
    Operations,
}

/// <summary>A computation graph at one granularity.</summary>
public sealed class GraphView
{
    private readonly Dictionary<GraphNode, List<GraphEdge>> _incoming = [];
    private readonly Dictionary<GraphNode, List<GraphEdge>> _outgoing = [];

    internal GraphView(Granularity granularity, IReadOnlyList<GraphNode> nodes, IReadOnlyList<GraphEdge> edges)
    {
        Granularity = granularity;
        Nodes = nodes;
        Edges = edges;
        foreach (GraphNode node in nodes)
        {
            _incoming.Add(node, []);
            _outgoing.Add(node, []);
        }

        foreach (GraphEdge edge in edges)
        {
            _outgoing[edge.From].Add(edge);
            _incoming[edge.To].Add(edge);
        }
    }

    /// <summary>How finely the graph is shown.</summary>
    public Granularity Granularity { get; }

    /// <summary>The nodes, operands before what is computed from them.</summary>
    public IReadOnlyList<GraphNode> Nodes { get; }

    /// <summary>The edges, in the order of the nodes they lead to and of their operands.</summary>
    public IReadOnlyList<GraphEdge> Edges { get; }

    /// <summary>The edges into a node, in the order of its operands.</summary>
    public IReadOnlyList<GraphEdge> Incoming(GraphNode node) => _incoming[node];

    /// <summary>The edges out of a node, in the order of the nodes they lead to.</summary>
    public IReadOnlyList<GraphEdge> Outgoing(GraphNode node) => _outgoing[node];

    /// <summary>The node of that identity or name, or null.</summary>
    public GraphNode? Find(string name) =>
        Nodes.FirstOrDefault(node => node.Id == name || node.Variables.Any(variable => variable.Name == name));

    /// <summary>The view without nodes of some kinds.</summary>
    /// <param name="inputs">Whether inputs and given states are left out.</param>
    /// <param name="constants">Whether named constants and literals are left out.</param>
    /// <returns>A view in which operations that have no ancestor left are hidden with their operands.</returns>
    public GraphView Hide(bool inputs, bool constants) =>
        Hide([.. inputs ? new[] { Role.Input, Role.State } : [], .. constants ? new[] { Role.Constant } : []]);

    /// <summary>The view without the leaves of some roles.</summary>
    /// <param name="roles">Any of parameters, inputs, states and constants (literals are constants); results cannot be hidden.</param>
    /// <returns>A view in which operations that have no ancestor left are hidden with their operands.</returns>
    public GraphView Hide(params IReadOnlyCollection<Role> roles)
    {
        ArgumentNullException.ThrowIfNull(roles);
        var kept = new HashSet<GraphNode>();
        foreach (GraphNode node in Nodes)
        {
            bool isLeaf = node.Role is Role.Parameter or Role.Input or Role.State or Role.Constant;
            bool keep = isLeaf ? !roles.Contains(node.Role) : Incoming(node).Count == 0 || Incoming(node).Any(edge => kept.Contains(edge.From));
            if (keep)
                kept.Add(node);
        }

        return new GraphView(
            Granularity,
            [.. Nodes.Where(kept.Contains)],
            [.. Edges.Where(edge => kept.Contains(edge.From) && kept.Contains(edge.To))]);
    }
}
