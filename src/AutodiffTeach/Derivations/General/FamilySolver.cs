using AutodiffTeach.Formulas;

namespace AutodiffTeach.Derivations.General;

/// <summary>Solves the recursion of the total derivative over the families of a model: first order and with one state for each cycle.</summary>
/// <remarks>
/// d_t = s_t + m_t d_{t-1} with d = 0 before the first step has the solution d_t = Σ_{k=a}^{t} (Π_{j=k+1}^{t} m_j) s_k, where s_t is what does not
/// pass the state before, and m_t the sum over the ways from the state at t-1 to that at t.
/// </remarks>
internal sealed class FamilySolver
{
    private readonly FamilyGraph _graph;
    private readonly Variable _length;
    private readonly IndexNames _names;
    private readonly Dictionary<Family, IReadOnlyList<Piece>> _solved = [];
    private readonly Dictionary<Family, HashSet<Family>> _reached = [];

    public FamilySolver(FamilyGraph graph, Variable length, IndexNames names)
    {
        (_graph, _length, _names) = (graph, length, names);
        foreach (Family family in graph.Families)
            _reached[family] = ReachedFrom(family);
        _solved[graph.WithRespectTo] = [new Piece(0, false, (_, _) => Expr.One)];
        foreach (Family family in graph.Families.Where(family => family != graph.WithRespectTo).OrderBy(family => graph.Families.Count(other => Precedes(other, family))))
        {
            if (!_solved.ContainsKey(family))
                Solve([.. graph.Families.Where(other => other == family || InOneCycle(other, family))]);
        }
    }

    /// <summary>The states through which cycles run, with the way from one step to the next, in the order of computation.</summary>
    public List<(Family State, Func<Expr, Expr> Step)> States { get; } = [];

    /// <summary>The derivative of the member at a time, or of the family without time, in closed form.</summary>
    public Expr At(Family family, Expr time, int depth = 0) =>
        Expressions.Flatten(Expr.Sum([.. _solved[family].Where(piece => !piece.IsPoint).Select(piece => piece.At(time, depth))]));

    private bool Precedes(Family first, Family second) => _reached[first].Contains(second) && !_reached[second].Contains(first);

    private bool InOneCycle(Family first, Family second) => _reached[first].Contains(second) && _reached[second].Contains(first);

    private HashSet<Family> ReachedFrom(Family family)
    {
        var reached = new HashSet<Family>();
        var pending = new Stack<Family>([family]);
        while (pending.TryPop(out Family? node))
        {
            foreach (FamilyEdge edge in _graph.Edges.Where(edge => edge.From == node && reached.Add(edge.To)))
                pending.Push(edge.To);
        }

        return reached;
    }

    private void Solve(List<Family> cycle)
    {
        if (cycle is [var single] && !InOneCycle(single, single))
        {
            _solved[single] = Piece.Merge(_graph.Into(single).SelectMany(Terms));
            return;
        }

        Family state = StateOf(cycle);
        var sources = new Dictionary<Family, IReadOnlyList<Piece>>();
        var steps = new Dictionary<Family, Func<Expr, Expr>>();
        foreach (Family family in cycle.Where(family => family != state).OrderBy(family => cycle.Count(other => PrecedesAtOnce(other, family, cycle))).Append(state))
        {
            List<FamilyEdge> inner = [.. _graph.Into(family).Where(edge => cycle.Contains(edge.From))];
            List<FamilyEdge> atOnce = [.. inner.Where(edge => edge.From != state)];
            sources[family] = Piece.Merge(_graph.Into(family).Except(inner).SelectMany(Terms).Concat(atOnce.SelectMany(edge => Along(edge, sources[edge.From]))));
            if (inner.Where(edge => edge.From == state || steps.ContainsKey(edge.From)).ToList() is { Count: > 0 } ways)
                steps[family] = time => Expr.Sum([.. ways.Select(edge => edge.From == state ? edge.Partial(time) : Expr.Product(edge.Partial(time), steps[edge.From](time)))]);
        }

        States.Add((state, steps[state]));
        _solved[state] = Piece.Merge(sources[state].Select(source => Accumulated(source, steps[state])));
        foreach (Family family in cycle.Where(family => family != state))
        {
            IEnumerable<Piece> through = steps.TryGetValue(family, out Func<Expr, Expr>? step)
                ? _solved[state].Select(piece => new Piece(piece.First + 1, false, (time, depth) => Piece.Times(step(time), piece.At(Expr.Sum(time, Expr.MinusOne), depth))))
                : [];
            _solved[family] = Piece.Merge(sources[family].Concat(through));
        }
    }

    // The one family that carries a cycle from step to step.
    private Family StateOf(List<Family> cycle)
    {
        List<FamilyEdge> inner = [.. _graph.Edges.Where(edge => cycle.Contains(edge.From) && cycle.Contains(edge.To))];
        if (inner.Find(edge => edge.Shift is not (0 or 1)) is { } far)
            throw new DerivationException(far.Shift < 0
                ? $"not yet: {far.To} depends on a later step of {far.From}; solutions for any length are made for recurrences that go forward."
                : $"not yet: {far.To} reaches back {far.Shift} steps to {far.From}; solutions for any length are made for recurrences of first order.");
        Family[] states = [.. inner.Where(edge => edge.Shift == 1).Select(edge => edge.From).Distinct()];
        return states.Length == 1
            ? states[0]
            : throw new DerivationException($"not yet: the states {string.Join(" and ", states.Select(state => state.ToString()))} depend on each other; solutions for any length are made for one state in each cycle.");
    }

    private bool PrecedesAtOnce(Family first, Family second, List<Family> cycle)
    {
        var reached = new HashSet<Family>();
        var pending = new Stack<Family>([first]);
        while (pending.TryPop(out Family? node))
        {
            foreach (FamilyEdge edge in _graph.Edges.Where(edge => edge.From == node && edge.Shift == 0 && cycle.Contains(edge.To) && reached.Add(edge.To)))
                pending.Push(edge.To);
        }

        return reached.Contains(second);
    }

    // Σ_{k=a}^{t} (Π_{j=k+1}^{t} m_j) s_k
    private Piece Accumulated(Piece source, Func<Expr, Expr> step)
    {
        if (source.IsPoint)
            return new Piece(source.First, false, (time, depth) => Piece.Times(Run(Expr.Number(source.First + 1), time, step), source.At(Expr.Number(source.First), depth)));
        return new Piece(source.First, false, (time, depth) =>
        {
            Variable index = _names.SumAt(depth);
            Expr member = Piece.Times(Run(Expr.Sum(index, Expr.One), time, step), source.At(index, depth + 1));
            return Expr.Series(SeriesKind.Sum, index, Expr.Number(source.First), time, member);
        });
    }

    private Expr Run(Expr lower, Expr upper, Func<Expr, Expr> step) => Expr.Series(SeriesKind.Product, _names.Product, lower, upper, step(_names.Product));

    /// <summary>What one edge adds to the derivative of its end.</summary>
    private IEnumerable<Piece> Terms(FamilyEdge edge) => (edge.From.IsTimed, edge.To.IsTimed) switch
    {
        (false, true) => [Entering(edge)],
        (true, false) => _solved[edge.From].Select(piece => Leaving(edge, piece)).OfType<Piece>(),
        _ => Along(edge, _solved[edge.From]),
    };

    // Between two families at the same pace, or none.
    private static IEnumerable<Piece> Along(FamilyEdge edge, IReadOnlyList<Piece> pieces) => pieces.Select(piece =>
    {
        int first = piece.First + edge.Shift;
        int start = edge is { To.IsTimed: true, Lower.IsRelative: false } ? Math.Max(first, edge.Lower.Offset) : first;
        return new Piece(piece.IsPoint ? first : start, piece.IsPoint, (time, depth) =>
            Piece.Times(edge.Partial(time), piece.At(edge.Shift == 0 ? time : Expr.Sum(time, Expr.Number(-edge.Shift)), depth)));
    });

    // From a parameter to every step, or to one.
    private Piece Entering(FamilyEdge edge)
    {
        if (edge.Lower.IsRelative)
            throw new DerivationException($"not yet: {edge.From} enters {edge.To} at the last steps only.");
        Piece before = _solved[edge.From].Single();
        return new Piece(edge.Lower.Offset, !edge.Upper.IsRelative, (time, depth) => Piece.Times(edge.Partial(time), before.At(time, depth)));
    }

    // From every step, or from one, to a result without time.
    private Piece? Leaving(FamilyEdge edge, Piece piece)
    {
        if (piece.IsPoint)
            return new Piece(0, false, (_, depth) => Times(Expr.Number(piece.First), depth));
        if (edge.Lower == edge.Upper)
            return new Piece(0, false, (_, depth) => Times(edge.Lower.ToFormula(_length), depth));
        Expr lower = edge.Lower.IsRelative ? edge.Lower.ToFormula(_length) : Expr.Number(Math.Max(edge.Lower.Offset, piece.First));
        return new Piece(0, false, (_, depth) =>
        {
            Variable index = _names.SumAt(depth);
            return Expr.Series(SeriesKind.Sum, index, lower, edge.Upper.ToFormula(_length), Times(index, depth + 1));
        });

        Expr Times(Expr time, int depth) => Piece.Times(edge.Partial(time), piece.At(time, depth));
    }
}
