namespace AutodiffTeach.Graphs;

/// <summary>An edge from an operand to what is computed from it.</summary>
/// <param name="From">The operand.</param>
/// <param name="To">The node computed from it.</param>
/// <param name="Position">Which operand it is, from 0; parallel edges differ in it.</param>
public sealed record GraphEdge(GraphNode From, GraphNode To, int Position);
