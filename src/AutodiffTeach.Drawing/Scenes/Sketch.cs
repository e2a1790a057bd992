using System.Collections.Frozen;
using AutodiffTeach.Drawing.Layout;

namespace AutodiffTeach.Drawing.Scenes;

/// <summary>A computation graph to be drawn: what is in it, not how it looks.</summary>
/// <param name="Title">A short name for the picture.</param>
/// <param name="Description">The picture in words, for those who cannot see it.</param>
/// <param name="Nodes">The nodes, in topological order where the reading order should be that of the computation.</param>
/// <param name="Edges">The edges; both ends must be nodes.</param>
public sealed record Sketch(string Title, string Description, IReadOnlyList<SketchNode> Nodes, IReadOnlyList<SketchEdge> Edges)
{
    /// <summary>What the legend calls the texts of a kind, where not value, gradient or direct partial.</summary>
    public IReadOnlyDictionary<TextKind, string> TextWords { get; init; } = FrozenDictionary<TextKind, string>.Empty;

    /// <summary>The sketch without the nodes of some roles and the edges at them.</summary>
    /// <param name="roles">The roles to leave out.</param>
    public Sketch Without(params IReadOnlyCollection<BoxRole> roles)
    {
        var kept = Nodes.Where(node => !roles.Contains(node.Role)).ToArray();
        var ids = kept.Select(node => node.Id).ToHashSet(StringComparer.Ordinal);
        return this with { Nodes = kept, Edges = [.. Edges.Where(edge => ids.Contains(edge.From) && ids.Contains(edge.To))] };
    }
}
