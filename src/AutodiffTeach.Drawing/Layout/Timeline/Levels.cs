using AutodiffTeach.Drawing.Layout.Geometry;

namespace AutodiffTeach.Drawing.Layout.Timeline;

/// <summary>
/// The row of every box: the chain on row 0, what leads to it in the same step on negative rows below, what follows from it on
/// positive rows above. All members of a family share a row, whatever the number of steps.
/// </summary>
internal sealed class Levels
{
    private const int Unknown = int.MinValue;

    private readonly DiagramIndex _graph;
    private readonly Schedule _schedule;
    private readonly bool[] _chain;
    private readonly int[] _row;

    private Levels(DiagramIndex graph, Schedule schedule, bool[] chain)
    {
        (_graph, _schedule, _chain) = (graph, schedule, chain);
        _row = new int[graph.Boxes.Length];
    }

    public static int[] Assign(DiagramIndex graph, Schedule schedule, Families families, bool[] chain)
    {
        var levels = new Levels(graph, schedule, chain);
        Array.Fill(levels._row, Unknown);
        if (chain.Any(on => on))
            levels.AroundTheChain();
        else
            levels.ByDepth();
        levels.AlignFamilies(families);
        levels.TurnReturningBelow();
        levels.MakeWayForUpperChains();
        levels.PlaceTheUnconnected();
        levels.PlaceEpilogue();
        return levels._row;
    }

    private IEnumerable<int> Sources(int box) =>
        _graph.Incoming[box].Select(wire => _graph.From[wire]).Where(other => _schedule.Column[other] == _schedule.Column[box]);

    private IEnumerable<int> Users(int box) =>
        _graph.Outgoing[box].Select(wire => _graph.To[wire]).Where(other => _schedule.Column[other] == _schedule.Column[box]);

    private bool IsTimed(int box) => _schedule.Column[box] >= 0 && _schedule.Column[box] < _schedule.Epilogue;

    private void AroundTheChain()
    {
        foreach (var box in _graph.Order.Where(IsTimed))
            _row[box] = _chain[box] ? 0 : Sources(box).Where(other => _row[other] >= 0).Select(other => _row[other] + 1).DefaultIfEmpty(Unknown).Max();
        foreach (var box in _graph.Order.Reverse().Where(box => IsTimed(box) && _row[box] == Unknown))
            _row[box] = Users(box).Where(other => _row[other] is <= 0 and > Unknown).Select(other => _row[other] - 1).DefaultIfEmpty(Unknown).Min();
        foreach (var box in _graph.Order.Where(box => IsTimed(box) && _row[box] == Unknown))
            _row[box] = Beside(box);
        foreach (var box in _graph.Order.Reverse().Where(box => IsTimed(box) && _row[box] == Unknown))
            _row[box] = BesideUser(box);
    }

    // Computed from boxes below, but no way to the chain: one row above those, still below the chain.
    private int Beside(int box)
    {
        var highest = Sources(box).Where(other => _row[other] != Unknown).Select(other => _row[other]).DefaultIfEmpty(Unknown).Max();
        if (highest != Unknown)
            return highest < -1 ? highest + 1 : highest < 0 ? -1 : highest + 1;
        var isForThoseAbove = Users(box).Any() && Users(box).All(other => _row[other] > 0);
        if (_graph.Incoming[box].Length == 0 || isForThoseAbove)
            return Unknown;
        return Users(box).Any() ? -1 : 1;
    }

    // Needed by boxes above the chain alone: beside the lowest of them; by boxes below: one row under it.
    private int BesideUser(int box)
    {
        var lowest = Users(box).Where(other => _row[other] != Unknown).Select(other => _row[other]).DefaultIfEmpty(Unknown).Min();
        return lowest == Unknown ? Unknown : lowest > 0 ? lowest : lowest - 1;
    }

    private void ByDepth()
    {
        foreach (var box in _graph.Order.Where(IsTimed))
            _row[box] = Sources(box).Select(other => _row[other] + 1).DefaultIfEmpty(0).Max();
        foreach (var box in _graph.Order.Reverse().Where(box => IsTimed(box) && !Sources(box).Any()))
            _row[box] = Users(box).Select(other => _row[other] - 1).DefaultIfEmpty(0).Min();
    }

    private void AlignFamilies(Families families)
    {
        var shared = new int[families.Count];
        Array.Fill(shared, Unknown);
        foreach (var box in _graph.Order.Where(box => IsTimed(box) && !_chain[box] && _row[box] != Unknown))
        {
            var family = families.Of[box];
            shared[family] = shared[family] == Unknown ? _row[box]
                : shared[family] < 0 ? Math.Min(shared[family], _row[box]) : Math.Max(shared[family], _row[box]);
        }

        foreach (var box in _graph.Order.Where(box => IsTimed(box) && !_chain[box] && shared[families.Of[box]] != Unknown))
            _row[box] = shared[families.Of[box]];
    }

    /// <summary>
    /// A state beside the chain that the next step needs below it (the h of an LSTM, where C is the chain) goes to a row of its own right
    /// below the chain: then it need not be led across the chain.
    /// </summary>
    private void TurnReturningBelow()
    {
        var stems = _graph.Order.Where(box => IsTimed(box) && !_chain[box] && IsNeededBelowLater(box)).Select(Stem).ToHashSet(StringComparer.Ordinal);
        var returning = _graph.Order.Where(box => IsTimed(box) && _row[box] > 0 && stems.Contains(Stem(box))).ToArray();
        if (returning.Length == 0 || !returning.All(box => Sources(box).All(other => _row[other] <= 0)))
            return;
        foreach (var box in _graph.Order.Where(box => IsTimed(box) && _row[box] is < 0 and > Unknown))
            _row[box]--;
        foreach (var box in returning)
            _row[box] = -1;
    }

    /// <summary>
    /// What a box above the chain needs stands beside it, but not where the row leads from step to step (the second of two recurrent
    /// layers): there it goes to a row of its own right below, so that this chain is straight, too.
    /// </summary>
    private void MakeWayForUpperChains()
    {
        for (var row = _row.Where((level, box) => IsTimed(box) && level != Unknown).DefaultIfEmpty(0).Max(); row > 0; row--)
        {
            var beside = _graph.Order.Where(box => IsTimed(box) && _row[box] == row && _graph.Incoming[box].Length == 0 && Users(box).Any(user => _row[user] == row)).ToHashSet();
            if (beside.Count == 0 || !LeadsOn(row))
                continue;
            foreach (var box in _graph.Order.Where(box => IsTimed(box) && _row[box] >= row && !beside.Contains(box)))
                _row[box]++;
        }
    }

    private bool LeadsOn(int row) => Enumerable.Range(0, _graph.Wires.Length).Any(wire =>
        (_graph.From[wire], _graph.To[wire]) is var (from, to) && IsTimed(from) && IsTimed(to)
        && _row[from] == row && _row[to] == row && _schedule.Column[from] != _schedule.Column[to]);

    private string Stem(int box) => Families.Stem(_graph.Boxes[box].Id).ToString();

    private bool IsNeededBelowLater(int box) => _graph.Outgoing[box].Select(wire => _graph.To[wire])
        .Any(other => IsTimed(other) && _schedule.Column[other] > _schedule.Column[box] && _row[other] is < 0 and > Unknown);

    // Boxes without a wire inside their step lie where their namesakes of other steps lie, those of the same layer first.
    private void PlaceTheUnconnected()
    {
        var byName = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var box in _graph.Order.Where(box => IsTimed(box) && _row[box] != Unknown))
        {
            byName.TryAdd(Stem(box), _row[box]);
            if (Families.PartOf(_graph.Boxes[box]) is { } part)
                byName.TryAdd(part, _row[box]);
        }

        foreach (var box in _graph.Order.Where(box => IsTimed(box) && _row[box] == Unknown))
        {
            var beside = _graph.Incoming[box].Length == 0 ? -1 : 1;
            _row[box] = Families.PartOf(_graph.Boxes[box]) is { } part && byName.TryGetValue(part, out var row) ? row
                : byName.GetValueOrDefault(Stem(box), beside);
        }
    }

    // In line with what leads there; between the rows where that comes from both sides of the chain.
    private void PlaceEpilogue()
    {
        foreach (var box in _graph.Order.Where(box => _schedule.Column[box] == _schedule.Epilogue))
        {
            var rows = _graph.Incoming[box].Select(wire => _graph.From[wire]).Where(other => _row[other] != Unknown).Select(other => _row[other]).ToArray();
            if (rows.Length > 0)
                _row[box] = rows.All(row => row > 0) ? rows.Max() : rows.All(row => row < 0) ? rows.Min() : 0;
        }

        foreach (var box in _graph.Order.Reverse().Where(box => _schedule.Column[box] == _schedule.Epilogue && _row[box] == Unknown))
            _row[box] = Users(box).Select(other => _row[other]).FirstOrDefault();
    }
}
