using AutodiffTeach.Drawing.Layout.Geometry;

namespace AutodiffTeach.Drawing.Layout.Timeline;

/// <summary>
/// Finds the recurrent chain: the shortest way by which a family of boxes feeds itself one step later, preferring the
/// recurrence that most other families depend on (the hidden state before the sum of losses).
/// </summary>
internal sealed class ChainFinder
{
    private readonly DiagramIndex _graph;
    private readonly Schedule _schedule;
    private readonly Families _families;
    private readonly HashSet<int>[] _within;
    private readonly HashSet<int>[] _all;

    private ChainFinder(DiagramIndex graph, Schedule schedule, Families families)
    {
        (_graph, _schedule, _families) = (graph, schedule, families);
        _within = NewSets(families.Count);
        _all = NewSets(families.Count);
    }

    /// <summary>True for each box on the chain.</summary>
    public static bool[] Find(DiagramIndex graph, Schedule schedule, Families families)
    {
        if (graph.Boxes.Any(box => box.OnChain))
            return [.. graph.Boxes.Select(box => box.OnChain)];
        var chain = new bool[graph.Boxes.Length];
        var finder = new ChainFinder(graph, schedule, families);
        finder.Roll();
        var cycle = finder.BestCycle() ?? finder.FirstStep();
        if (cycle is not null)
            finder.Mark(cycle, chain);
        return chain;
    }

    private static HashSet<int>[] NewSets(int count) => [.. Enumerable.Range(0, count).Select(_ => new HashSet<int>())];

    private bool IsTimed(int box) => _schedule.Column[box] >= 0 && _schedule.Column[box] < _schedule.Epilogue;

    // The rolled graph: an edge between families for every wire between their members.
    private void Roll()
    {
        for (var wire = 0; wire < _graph.Wires.Length; wire++)
        {
            var (from, to) = (_graph.From[wire], _graph.To[wire]);
            if (!IsTimed(from) || !IsTimed(to))
                continue;
            _all[_families.Of[from]].Add(_families.Of[to]);
            if (_schedule.Column[from] == _schedule.Column[to])
                _within[_families.Of[from]].Add(_families.Of[to]);
        }
    }

    private List<int>? BestCycle()
    {
        List<int>? best = null;
        var bestReach = -1;
        var seen = new HashSet<(int, int)>();
        foreach (var (carrier, entry) in StepsForward())
        {
            if (!seen.Add((carrier, entry)) || Path(entry, family => family == carrier) is not { } cycle)
                continue;
            var reach = Reach(carrier);
            if (best is not null && (reach, -cycle.Count).CompareTo((bestReach, -best.Count)) <= 0)
                continue;
            (best, bestReach) = (cycle, reach);
        }

        return best;
    }

    private IEnumerable<(int Carrier, int Entry)> StepsForward() =>
        from box in _graph.Order
        where IsTimed(box)
        from wire in _graph.Outgoing[box]
        let target = _graph.To[wire]
        where IsTimed(target) && _schedule.Column[target] > _schedule.Column[box]
        select (_families.Of[box], _families.Of[target]);

    // With a single step nothing returns to itself; then the chain leads from an initial state to the box of the same name.
    private List<int>? FirstStep()
    {
        List<int>? best = null;
        foreach (var state in _graph.Order.Where(box => _graph.Boxes[box].Role == BoxRole.State && IsTimed(box)))
        {
            var stem = Families.Stem(_graph.Boxes[state].Id).ToString();
            var goals = _graph.Order.Where(box => box != state && IsTimed(box) && Families.Stem(_graph.Boxes[box].Id).SequenceEqual(stem))
                .Select(box => _families.Of[box]).ToHashSet();
            foreach (var wire in _graph.Outgoing[state].Where(wire => IsTimed(_graph.To[wire])))
            {
                var path = Path(_families.Of[_graph.To[wire]], goals.Contains);
                if (path is not null && (best is null || path.Count < best.Count))
                    best = path;
            }
        }

        return best;
    }

    // Breadth first inside one step.
    private List<int>? Path(int start, Func<int, bool> isGoal)
    {
        var cameFrom = new Dictionary<int, int> { [start] = -1 };
        var queue = new Queue<int>([start]);
        while (queue.TryDequeue(out var family))
        {
            if (isGoal(family))
                return Trace(cameFrom, family);
            foreach (var next in _within[family].Where(next => cameFrom.TryAdd(next, family)))
                queue.Enqueue(next);
        }

        return null;
    }

    private static List<int> Trace(Dictionary<int, int> cameFrom, int family)
    {
        var path = new List<int>();
        for (; family >= 0; family = cameFrom[family])
            path.Add(family);
        path.Reverse();
        return path;
    }

    private int Reach(int start)
    {
        var reached = new HashSet<int> { start };
        var queue = new Queue<int>([start]);
        while (queue.TryDequeue(out var family))
        {
            foreach (var next in _all[family].Where(reached.Add))
                queue.Enqueue(next);
        }

        return reached.Count;
    }

    // One box of each family a step, and before them the state that they start from.
    private void Mark(List<int> cycle, bool[] chain)
    {
        var wanted = cycle.ToHashSet();
        var taken = new HashSet<(int, int)>();
        foreach (var box in _graph.Order.Where(box => IsTimed(box) && wanted.Contains(_families.Of[box])))
            chain[box] = taken.Add((_schedule.Column[box], _families.Of[box]));

        var first = _graph.Order.FirstOrDefault(box => chain[box], -1);
        if (first < 0)
            return;
        var states = _graph.Incoming[first].Select(wire => _graph.From[wire])
            .Where(source => IsTimed(source) && _schedule.Column[source] < _schedule.Column[first] && !chain[source]);
        foreach (var state in states.Take(1))
            MarkFirstStep(state, first, chain);
    }

    // The first step may be computed a little differently (no state before it); its chain follows the same arguments as the next step's.
    private void MarkFirstStep(int state, int first, bool[] chain)
    {
        chain[state] = true;
        var model = _graph.Order.LastOrDefault(box => chain[box] && _schedule.Column[box] == _schedule.Column[first], -1);
        while (model != first && model >= 0 && Before(model, chain) is { } step)
        {
            var twin = _graph.Incoming[state].Where(wire => _graph.Wires[wire].Position == _graph.Wires[step].Position).Select(wire => _graph.From[wire]).FirstOrDefault(-1);
            if (twin < 0 || _schedule.Column[twin] != _schedule.Column[state])
                return;
            chain[twin] = true;
            (state, model) = (twin, _graph.From[step]);
        }
    }

    // The wire along which the chain reaches a box from its own step.
    private int? Before(int box, bool[] chain)
    {
        foreach (var wire in _graph.Incoming[box])
        {
            if (chain[_graph.From[wire]] && _schedule.Column[_graph.From[wire]] == _schedule.Column[box])
                return wire;
        }

        return null;
    }
}
