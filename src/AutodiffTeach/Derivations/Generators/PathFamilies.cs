using AutodiffTeach.Derivations.Families;
using AutodiffTeach.Formulas;

namespace AutodiffTeach.Derivations.Generators;

/// <summary>
/// The paths of a recurrence with one state, by the step k at which they enter the states and the step t at which they leave them:
/// Q_t (Π_{j=k+1}^t J_j) P_k, where J is the direct partial of a state in the state before.
/// </summary>
internal sealed class PathFamilies
{
    private readonly FamilyNames _names;
    private readonly Variable _entry, _step;
    private readonly SortedDictionary<int, IReadOnlyList<ScalarEdge>> _entries = [], _exits = [];
    private readonly Dictionary<int, ScalarEdge> _jacobians = [];
    private readonly HashSet<(int, int)> _pairs = [];

    private PathFamilies(FamilyNames names) => (_names, _entry, _step) = (names, names.OtherIndex(1), names.OtherIndex(2));

    /// <summary>The families of these paths; null where the paths are not of this form.</summary>
    public static PathFamilies? Of(IReadOnlyList<IReadOnlyList<ScalarEdge>> paths, FamilyNames names)
    {
        var families = new PathFamilies(names);
        string[] states = [.. paths.SelectMany(path => path).Where(edge => names.NameOf(edge) is not null).Select(edge => edge.To.Variable.BaseName).Distinct()];
        return states is [var state] && paths.All(path => families.Add(path, state)) && families.IsComplete(paths.Count) ? families : null;
    }

    /// <summary>The sum over the paths that leave the states at step t, in symbols or with the formulas of the direct partials.</summary>
    public Expr? At(int exit, bool inserted)
    {
        if (TemplateOf([.. _entries.Select(item => (item.Key, Product(item.Value, inserted)))], _entry) is not { } first)
            return null;
        if (TemplateOf([.. _jacobians.OrderBy(item => item.Key).Select(item => (item.Key, Partial(item.Value, inserted)))], _step) is not { } jacobian)
            return null;
        Expr chain = Expr.Series(SeriesKind.Product, _step, Expr.Sum(_entry, Expr.One), Expr.Number(exit), jacobian);
        return Expr.Series(
            SeriesKind.Sum, _entry, Expr.Number(_entries.Keys.First()), Expr.Number(exit), Expressions.Flatten(Expr.Product(Product(_exits[exit], inserted), chain, first)));
    }

    /// <summary>The sum over all paths.</summary>
    public Expr? Sum(bool inserted)
    {
        Expr?[] parts = [.. _exits.Keys.Select(exit => At(exit, inserted))];
        return Array.Exists(parts, part => part is null) ? null : IndexedSum.Of([.. parts.OfType<Expr>()], _names.Index, 2);
    }

    // Where a path enters the states, how it goes on along them, where it leaves them; no path may enter twice.
    private bool Add(IReadOnlyList<ScalarEdge> path, string state)
    {
        int first = path.TakeWhile(edge => edge.To.Variable.BaseName != state).Count();
        int last = first + path.Skip(first + 1).TakeWhile(edge => _names.NameOf(edge) is not null).Count();
        if (first == path.Count || path.Skip(last + 1).Any(edge => edge.To.Variable.BaseName == state))
            return false;
        if (IndexTemplate.IndicesOf(path[first].To.Symbol) is not [var entry] || IndexTemplate.IndicesOf(path[last].To.Symbol) is not [var exit])
            return false;
        foreach (ScalarEdge edge in path.Skip(first + 1).Take(last - first))
            _jacobians[IndexTemplate.IndicesOf(edge.To.Symbol)[0]] = edge;
        return exit - entry == last - first && _pairs.Add((entry, exit))
            && IsSame(_entries, entry, [.. path.Take(first + 1)]) && IsSame(_exits, exit, [.. path.Skip(last + 1)]);
    }

    private static bool IsSame(SortedDictionary<int, IReadOnlyList<ScalarEdge>> known, int step, IReadOnlyList<ScalarEdge> edges) =>
        known.TryAdd(step, edges) || known[step].SequenceEqual(edges);

    // Every entry at or before every exit, without gaps.
    private bool IsComplete(int paths)
    {
        int first = _entries.Keys.First(), last = _exits.Keys.Last();
        return _jacobians.Count >= FamilySections.Fewest
            && _entries.Keys.SequenceEqual(Enumerable.Range(first, last - first + 1))
            && (_exits.Count == 1 || _exits.Keys.SequenceEqual(_entries.Keys))
            && _exits.Keys.Sum(exit => exit - first + 1) == paths;
    }

    private Expr Product(IReadOnlyList<ScalarEdge> edges, bool inserted) =>
        Expressions.Flatten(edges.Reverse().Aggregate(Symbol.One, (product, edge) => product * new Symbol(inserted ? _names.Shorten(edge.Partial) : edge.Symbol)).Formula);

    private Expr Partial(ScalarEdge edge, bool inserted) => inserted ? _names.Shorten(edge.Partial) : _names.NameOf(edge)!;

    // The formula of the index that gives all members; null where there is none.
    private static Expr? TemplateOf((int Step, Expr Formula)[] members, Variable index) => members.Length < 2
        ? null
        : IndexTemplate.Of(members[0].Formula, members[1].Formula, index, members[0].Step) is { } template
            && members.All(member => SeriesExpansion.At(template, index, Expr.Number(member.Step)) == member.Formula)
            ? template
            : null;
}
