using AutodiffTeach.Drawing.Layout;

namespace AutodiffTeach.Drawing.Scenes;

/// <summary>
/// What is left to be filled in by hand. The answers are taken out of the sketch before anything is drawn, so that no format can hold
/// them: not in ids, titles or descriptions, and not in texts that would give them away.
/// </summary>
public sealed record Blanks
{
    /// <summary>Kinds of texts of which all are blank: values of what is computed, gradients, partials, products, names.</summary>
    public IReadOnlySet<TextKind> Kinds { get; init; } = new HashSet<TextKind>();

    /// <summary>Single texts of nodes: the id of the node, and <see cref="TextKind.Name"/>, <see cref="TextKind.Value"/> or <see cref="TextKind.Gradient"/>.</summary>
    public IReadOnlySet<(string Node, TextKind Kind)> OfNodes { get; init; } = new HashSet<(string, TextKind)>();

    /// <summary>Single texts of edges: the ids of both ends, and <see cref="TextKind.Partial"/> or <see cref="TextKind.Product"/>.</summary>
    public IReadOnlySet<(string From, string To, TextKind Kind)> OfEdges { get; init; } = new HashSet<(string, string, TextKind)>();

    /// <summary>True where nothing is blank.</summary>
    public bool IsEmpty => Kinds.Count + OfNodes.Count + OfEdges.Count == 0;

    /// <summary>The sketch without the answers, and for every node the id that it has there: a neutral one where its name is blank.</summary>
    /// <param name="sketch">The sketch with the answers; linear in its size.</param>
    public (Sketch Sketch, IReadOnlyDictionary<string, string> Ids) ApplyTo(Sketch sketch)
    {
        ArgumentNullException.ThrowIfNull(sketch);
        return new BlankPass(this, sketch).Make();
    }

    /// <summary>Highlighted paths of the sketch with the answers as paths of the one without: no term, and no path where a name on it is blank.</summary>
    /// <param name="highlight">Paths of the sketch with the answers.</param>
    /// <param name="ids">The ids that <see cref="ApplyTo(Sketch)"/> returned.</param>
    public Highlight ApplyTo(Highlight highlight, IReadOnlyDictionary<string, string> ids)
    {
        ArgumentNullException.ThrowIfNull(highlight);
        ArgumentNullException.ThrowIfNull(ids);
        if (IsEmpty)
            return highlight;
        return new Highlight(highlight.Nodes.Select(id => ids[id]).ToHashSet(StringComparer.Ordinal), highlight.Edges)
        {
            Path = highlight.Nodes.All(id => ids[id] == id) ? highlight.Path : null,
            IsTermBlank = highlight.Term is not null,
        };
    }

    internal bool HasName(SketchNode node) => Kinds.Contains(TextKind.Name) && node.IsNamed || OfNodes.Contains((node.Id, TextKind.Name));

    // Given numbers are part of the exercise.
    internal bool HasValue(SketchNode node) => Kinds.Contains(TextKind.Value) && IsComputed(node) || OfNodes.Contains((node.Id, TextKind.Value));

    internal bool HasGradient(SketchNode node) =>
        Kinds.Contains(TextKind.Gradient) && node.Role != BoxRole.Constant || OfNodes.Contains((node.Id, TextKind.Gradient));

    internal bool Has(SketchEdge edge, TextKind kind) => Kinds.Contains(kind) || OfEdges.Contains((edge.From, edge.To, kind));

    private static bool IsComputed(SketchNode node) => node.Role is BoxRole.Intermediate or BoxRole.Output or BoxRole.Operation;
}
