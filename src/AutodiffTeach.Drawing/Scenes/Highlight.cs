namespace AutodiffTeach.Drawing.Scenes;

/// <summary>A set of nodes and edges of a sketch to emphasise; what is in no set is dimmed.</summary>
/// <param name="Nodes">Ids of nodes.</param>
/// <param name="Edges">Indices into the edges of the sketch.</param>
public sealed record Highlight(IReadOnlySet<string> Nodes, IReadOnlySet<int> Edges)
{
    /// <summary>What is emphasised, as a label such as <c>U → h_1 → L</c>, printed below the picture; null for nothing.</summary>
    public string? Path { get; init; }

    /// <summary>What the paths stand for, as a label such as <c>∂L/∂h_1 · ∂h_1/∂U = −0.2</c>, printed behind the path; null for nothing.</summary>
    public string? Term { get; init; }

    /// <summary>True where path and term are words, to be set as they stand, not formulas.</summary>
    public bool IsWords { get; init; }

    /// <summary>True where a box to be filled in by hand stands in place of the term.</summary>
    public bool IsTermBlank { get; init; }

    /// <summary>All paths that visit the given nodes in this order, as <c>U->h_1->L</c> names them; empty where there is none.</summary>
    /// <param name="sketch">The sketch to search.</param>
    /// <param name="stops">Ids of at least one node; linear in the size of the sketch for each of them.</param>
    public static Highlight Through(Sketch sketch, params IReadOnlyList<string> stops)
    {
        ArgumentNullException.ThrowIfNull(sketch);
        var nodes = new HashSet<string>(stops.Take(stops.Count == 1 ? 1 : 0), StringComparer.Ordinal);
        var edges = new HashSet<int>();
        for (var i = 1; i < stops.Count; i++)
        {
            var after = Closure(sketch.Edges, stops[i - 1], edge => edge.From, edge => edge.To);
            var before = Closure(sketch.Edges, stops[i], edge => edge.To, edge => edge.From);
            var leg = Enumerable.Range(0, sketch.Edges.Count).Where(edge => after.Contains(sketch.Edges[edge].From) && before.Contains(sketch.Edges[edge].To)).ToArray();
            if (leg.Length == 0)
                return new Highlight(new HashSet<string>(), new HashSet<int>());
            edges.UnionWith(leg);
            nodes.UnionWith(leg.SelectMany(edge => new[] { sketch.Edges[edge].From, sketch.Edges[edge].To }));
        }

        return new Highlight(nodes, edges);
    }

    private static HashSet<string> Closure(IReadOnlyList<SketchEdge> edges, string start, Func<SketchEdge, string> from, Func<SketchEdge, string> to)
    {
        var next = edges.ToLookup(from, to, StringComparer.Ordinal);
        var reached = new HashSet<string>(StringComparer.Ordinal) { start };
        var waiting = new Queue<string>([start]);
        while (waiting.TryDequeue(out var node))
        {
            foreach (var neighbour in next[node].Where(reached.Add))
                waiting.Enqueue(neighbour);
        }

        return reached;
    }
}
