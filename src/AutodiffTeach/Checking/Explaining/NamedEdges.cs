using AutodiffTeach.Checking.Resolution;
using AutodiffTeach.Graphs;
using AutodiffTeach.Scalars;

namespace AutodiffTeach.Checking.Explaining;

/// <summary>An edge between named scalars.</summary>
internal readonly record struct NamedEdge(NamedScalar From, NamedScalar To)
{
    /// <summary>The direct partial on the edge in any reading.</summary>
    public T Partial<T>(TapeRun<T> run) where T : IScalar<T> =>
        run.DirectPartials(To.Slot, To.Variable.Start).TryGetValue(From.Slot, out T? partial) ? partial : T.Zero;

    /// <summary>The symbol of the direct partial as a course writes it.</summary>
    public override string ToString() => $"∂{To}/∂{From}";
}

/// <summary>The named scalars and edges on the paths of a derivative.</summary>
internal sealed class NamedEdges
{
    private readonly NamedScalar _of;
    private readonly NamedScalar _withRespectTo;
    private readonly Dictionary<NamedScalar, List<NamedEdge>> _onward = [];

    /// <summary>Finds them, backwards from what is differentiated.</summary>
    public NamedEdges(DerivativeAnatomy anatomy)
    {
        (_of, _withRespectTo) = (anatomy.Of, anatomy.WithRespectTo);
        bool[] reached = anatomy.Reading.ReachedFrom(_withRespectTo);
        List.AddRange((anatomy.IsDirect ? Into(anatomy, anatomy.Of) : All(anatomy)).Where(edge => reached[edge.From.Slot]));

        List.Sort((a, b) => (a.From.Slot, a.To.Slot).CompareTo((b.From.Slot, b.To.Slot)));
        foreach (NamedEdge edge in List)
        {
            if (!_onward.TryGetValue(edge.From, out List<NamedEdge>? edges))
                _onward.Add(edge.From, edges = []);
            edges.Add(edge);
        }
    }

    /// <summary>All edges that lead to what is differentiated, wherever they come from, in the order of where they start.</summary>
    public static IEnumerable<NamedEdge> Before(DerivativeAnatomy anatomy) =>
        (anatomy.IsDirect ? Into(anatomy, anatomy.Of) : All(anatomy)).OrderBy(edge => edge.From.Slot).ThenBy(edge => edge.To.Slot);

    /// <summary>The edges, in the order of where they start.</summary>
    public List<NamedEdge> List { get; } = [];

    /// <summary>The edges out of a scalar along which the end is reached, in the order of where they lead.</summary>
    public IReadOnlyList<NamedEdge> Onward(NamedScalar scalar) => _onward.GetValueOrDefault(scalar) ?? [];

    /// <summary>The derivative of the end in every scalar on a path, with the partials of some edges replaced.</summary>
    public Dictionary<NamedScalar, T> Totals<T>(TapeRun<T> run, IReadOnlyDictionary<NamedEdge, T>? replaced = null) where T : IScalar<T>
    {
        var totals = new Dictionary<NamedScalar, T> { [_of] = T.One };
        foreach (IGrouping<NamedScalar, NamedEdge> edges in Enumerable.Reverse(List).GroupBy(edge => edge.From))
        {
            T total = T.Zero;
            foreach (NamedEdge edge in edges)
                total += totals[edge.To] * (replaced is not null && replaced.TryGetValue(edge, out T? partial) ? partial : edge.Partial(run));
            totals[edges.Key] = total;
        }

        return totals;
    }

    /// <summary>The derivative, with the partials of some edges replaced.</summary>
    public T Total<T>(TapeRun<T> run, IReadOnlyDictionary<NamedEdge, T>? replaced = null) where T : IScalar<T> =>
        Totals(run, replaced).TryGetValue(_withRespectTo, out T? total) ? total : T.Zero;

    private static IEnumerable<NamedEdge> All(DerivativeAnatomy anatomy)
    {
        var seen = new HashSet<NamedScalar> { anatomy.Of };
        var pending = new Stack<NamedScalar>([anatomy.Of]);
        while (pending.TryPop(out NamedScalar? scalar))
        {
            foreach (NamedEdge edge in Into(anatomy, scalar))
            {
                yield return edge;
                if (seen.Add(edge.From))
                    pending.Push(edge.From);
            }
        }
    }

    private static IEnumerable<NamedEdge> Into(DerivativeAnatomy anatomy, NamedScalar scalar) => scalar.Variable.IsLeaf
        ? []
        : anatomy.Reading.Closed.DirectPartials(scalar.Slot, scalar.Variable.Start).Keys
            .Select(anatomy.Reading.At).OfType<NamedScalar>().Select(from => new NamedEdge(from, scalar));
}
