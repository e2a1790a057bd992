using AutodiffTeach.Checking.Resolution;
using AutodiffTeach.Formulas;
using AutodiffTeach.Graphs;
using AutodiffTeach.Scalars;

namespace AutodiffTeach.Checking.Explaining;

/// <summary>A path of named scalars.</summary>
internal sealed record NamedPath(IReadOnlyList<NamedEdge> Edges)
{
    /// <summary>The scalars, one more than edges.</summary>
    public IEnumerable<NamedScalar> Nodes => Edges.Select(edge => edge.From).Append(Edges[^1].To);

    /// <summary>The names of the variables, ready for a picture's highlight.</summary>
    public IReadOnlyList<string> Names => [.. Nodes.Select(node => node.Variable.Name)];

    /// <summary>The step at which the variable of differentiation enters, or null.</summary>
    public int? Entry => Edges[0].To.Variable.Time;

    /// <summary>How many steps lie between the first and the last node that belongs to one.</summary>
    public int Span => Nodes.Skip(1).Select(node => node.Variable.Time).OfType<int>().ToArray() is { Length: > 0 } times ? times.Max() - times.Min() : 0;

    /// <summary>The product of the direct partials.</summary>
    public T Product<T>(TapeRun<T> run) where T : IScalar<T> => Edges.Aggregate(T.One, (product, edge) => product * edge.Partial(run));

    /// <inheritdoc/>
    public override string ToString() => string.Join(" → ", Nodes);
}

/// <summary>The part of a derivative that some paths contribute: one path, several that contribute the same, or all through one edge.</summary>
/// <param name="Paths">The paths; of an edge with very many one through it.</param>
/// <param name="Edge">The edge that all paths of the term share, where the term is that of an edge; else null.</param>
internal sealed record PathTerm(IReadOnlyList<NamedPath> Paths, NamedEdge? Edge)
{
    /// <summary>What the term is called in a sentence.</summary>
    public string Text => Edge is { } edge ? $"{edge.From} → {edge.To}" : Paths[0].ToString();

    /// <summary>The term as a formula over parameters and inputs.</summary>
    public required Func<Expr> Formula { get; init; }

    /// <summary>The term over the symbols of direct partials.</summary>
    public required Func<Expr> Polynomial { get; init; }
}
