namespace AutodiffTeach.Graphs.Paths;

/// <summary>A walk along the edges of a computation graph. The product of its direct partials is one term of a derivative.</summary>
/// <param name="Start">The first node.</param>
/// <param name="Edges">The edges in order; none where the path ends where it starts.</param>
public sealed record GraphPath(GraphNode Start, IReadOnlyList<GraphEdge> Edges)
{
    /// <summary>The nodes in order, one more than edges.</summary>
    public IReadOnlyList<GraphNode> Nodes => [Start, .. Edges.Select(edge => edge.To)];

    /// <summary>The last node.</summary>
    public GraphNode End => Edges.Count > 0 ? Edges[^1].To : Start;

    /// <summary>The nodes with arrows: <c>U → h_1 → L</c>.</summary>
    public override string ToString() => string.Join(" → ", Nodes.Select(node => node.Id));
}
