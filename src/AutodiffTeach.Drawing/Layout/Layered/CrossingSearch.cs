using AutodiffTeach.Drawing.Layout.Geometry;

namespace AutodiffTeach.Drawing.Layout.Layered;

/// <summary>
/// Searches for the layers and the order with the fewest crossings: sifting from several beginnings, then small disturbances of the best,
/// each repaired by sifting and kept where it is no worse. The random numbers have a fixed seed and the time is counted in comparisons, so the
/// same diagram always gives the same picture.
/// </summary>
internal sealed class CrossingSearch
{
    private const int MostRounds = 12;
    private const long BudgetPerTriple = 40;
    private const long LeastBudget = 700_000;
    private const long MostBudget = 8_000_000;

    // Larger graphs are laid out once, not by choice among candidates.
    private const int ManyBoxes = 150;
    // The more wires cross already, the less one crossing more is noticed; then short wires and few layers are worth more.
    private const double Many = 12;
    private const double SlotCost = 0.04;
    private const double LayerCost = 0.1;

    private readonly DiagramIndex _graph;
    private readonly int _boxCount;
    private readonly int _itemCount;
    private readonly Twins _twins;
    private uint _random = 2463534242;
    private long _work;
    private BlockOrder _best;
    private double _bestCost = double.PositiveInfinity;
    private int _bestCrossings = int.MaxValue;

    private CrossingSearch(DiagramIndex graph)
    {
        _graph = graph;
        _boxCount = graph.Boxes.Length;
        _itemCount = _boxCount + graph.Wires.Length;
        _twins = new Twins(graph);
        _best = null!;
    }

    public static (ProperGraph Graph, int[][] Layers) Find(DiagramIndex graph)
    {
        var search = new CrossingSearch(graph);
        search.FromBeginnings();
        search.Disturb();
        var proper = new ProperGraph(graph, [.. search._best.Layers]);
        return (proper, proper.Arrange(search._twins.Sorted(search._best.PlaceOf)));
    }

    private void FromBeginnings()
    {
        foreach (var layer in Layering.Candidates(_graph).Take(_boxCount > ManyBoxes ? 1 : int.MaxValue))
        {
            foreach (var beginning in Beginnings().Append(Swept(layer)))
            {
                var order = new BlockOrder(_graph, layer, beginning);
                Settle(order, Enumerable.Range(0, _itemCount));
                Consider(order);
                if (_bestCrossings == 0)
                    return;
            }
        }
    }

    // The order that sweeping over the layers finds; where two wires wind around each other, one of the two orders.
    private List<int> Swept(int[] layer)
    {
        var proper = new ProperGraph(_graph, layer);
        var (layers, _) = Ordering.Find(proper, _boxCount > 30 ? 14 : 3);
        var item = Enumerable.Range(0, proper.Count).ToArray();
        for (var wire = 0; wire < _graph.Wires.Length; wire++)
        {
            foreach (var slot in proper.Paths[wire].Where(proper.IsSlot))
                item[slot] = _boxCount + wire;
        }

        var after = new List<int>[_itemCount];
        var missing = new int[_itemCount];
        for (var i = 0; i < _itemCount; i++)
            after[i] = [];
        foreach (var nodes in layers)
        {
            for (var i = 1; i < nodes.Length; i++)
            {
                after[item[nodes[i - 1]]].Add(item[nodes[i]]);
                missing[item[nodes[i]]]++;
            }
        }

        var order = new List<int>();
        var isDone = new bool[_itemCount];
        var ready = new Stack<int>(Enumerable.Range(0, _itemCount).Where(i => missing[i] == 0).Reverse());
        for (var next = 0; order.Count < _itemCount;)
        {
            if (!ready.TryPop(out var taken))
            {
                while (isDone[next])
                    next++;
                taken = next;
            }

            if (isDone[taken])
                continue;
            isDone[taken] = true;
            order.Add(taken);
            foreach (var other in after[taken])
            {
                if (--missing[other] == 0)
                    ready.Push(other);
            }
        }

        return order;
    }

    private IEnumerable<List<int>> Beginnings()
    {
        yield return DepthFirst(fromEnd: true);
        yield return DepthFirst(fromEnd: false);
        yield return [.. Enumerable.Range(0, _itemCount)];
    }

    // Boxes and wires in the order in which a walk meets them.
    private List<int> DepthFirst(bool fromEnd)
    {
        var (next, previous) = fromEnd ? (_graph.Incoming, _graph.Outgoing) : (_graph.Outgoing, _graph.Incoming);
        var end = fromEnd ? _graph.From : _graph.To;
        var seen = new bool[_itemCount];
        var order = new List<int>(_itemCount);
        var stack = new Stack<int>(Enumerable.Range(0, _boxCount).Where(box => previous[box].Length == 0).Reverse());
        while (stack.TryPop(out var item))
        {
            if (seen[item])
                continue;
            seen[item] = true;
            order.Add(item);
            if (item >= _boxCount)
                stack.Push(end[item - _boxCount]);
            else
                foreach (var wire in next[item].Reverse())
                    stack.Push(_boxCount + wire);
        }

        return order;
    }

    // Sifts until nothing helps any more; what has moved disturbs those it is wired to.
    private void Settle(BlockOrder order, IEnumerable<int> items)
    {
        var waiting = new Queue<int>(items);
        var isWaiting = new bool[_itemCount];
        foreach (var item in waiting)
            isWaiting[item] = true;
        for (var left = MostRounds * _itemCount; left > 0 && waiting.TryDequeue(out var item); left--)
        {
            isWaiting[item] = false;
            if (order.Sift(item) == 0)
                continue;
            foreach (var other in Around(item))
            {
                if (isWaiting[other])
                    continue;
                isWaiting[other] = true;
                waiting.Enqueue(other);
            }
        }
    }

    private IEnumerable<int> Around(int item)
    {
        if (item >= _boxCount)
        {
            yield return _graph.From[item - _boxCount];
            yield return _graph.To[item - _boxCount];
            yield break;
        }

        foreach (var wire in _graph.Incoming[item].Concat(_graph.Outgoing[item]))
        {
            yield return _boxCount + wire;
            yield return _graph.From[wire] == item ? _graph.To[wire] : _graph.From[wire];
        }
    }

    private double Consider(BlockOrder order)
    {
        var crossings = order.Crossings();
        var cost = Many * Math.Log(1 + crossings / Many) + SlotCost * order.SlotCount + LayerCost * order.LayerCount;
        if (cost < _bestCost)
            (_best, _bestCost, _bestCrossings) = (order, cost, crossings);
        return cost;
    }

    private void Disturb()
    {
        var budget = Math.Clamp(BudgetPerTriple * _boxCount * _boxCount * _boxCount, LeastBudget, MostBudget);
        var (current, currentCost, sinceReturn) = (_best, _bestCost, 0);
        while (_bestCrossings > 0 && _work < budget)
        {
            var order = current.Copy();
            var touched = Disturb(order, Next(_boxCount));
            Settle(order, touched);
            _work += order.Work + 10 * _itemCount;
            var cost = Consider(order);
            if (cost <= currentCost || Next(10) == 0 && cost < currentCost + 1.5 * Many / (Many + _bestCrossings))
                (current, currentCost) = (order, cost);
            if (currentCost <= _bestCost)
                sinceReturn = 0;
            if (++sinceReturn > 60)
                (current, currentCost, sinceReturn) = (_best, _bestCost, 0);
        }
    }

    private IEnumerable<int> Disturb(BlockOrder order, int box)
    {
        switch (Next(5))
        {
            case 0:
                order.Move(order.PlaceOf(box), Next(_itemCount));
                return Around(box).Distinct();
            case 1:
                var region = Region(box, 2 + Next(_boxCount - 1));
                order.Reverse(region);
                return region;
            case var kind:
                Relayer(order, box, kind);
                return Around(box).Append(box).Distinct();
        }
    }

    // The boxes nearest to one, with the wires at them.
    private List<int> Region(int box, int size)
    {
        var found = new List<int> { box };
        var seen = new bool[_itemCount];
        seen[box] = true;
        for (var next = 0; next < found.Count; next++)
        {
            foreach (var other in Around(found[next]).Where(other => !seen[other] && (other >= _boxCount || --size > 0)))
            {
                seen[other] = true;
                found.Add(other);
            }
        }

        return found;
    }

    private void Relayer(BlockOrder order, int box, int kind)
    {
        var (first, last) = order.RangeOf(box);
        var layer = first + Next(last - first + 1);
        if (layer == order.Layers[box] || kind == 2)
            layer = order.Layers[box] + (Next(2) == 0 ? 1 : -1);
        foreach (var twin in _twins.Of[box])
            order.Shift(twin, layer);
        order.CloseUp();
    }

    // A linear congruential generator; its high bits are the good ones.
    private int Next(int limit)
    {
        _random = _random * 1664525u + 1013904223u;
        return (int)((_random >> 8) % (uint)limit);
    }
}
