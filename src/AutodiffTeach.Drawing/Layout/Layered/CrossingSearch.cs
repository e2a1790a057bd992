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
    private const long BudgetOfMany = 1_500_000;

    private const long SettlingBudget = 20_000_000;

    // Larger graphs are laid out once, not by choice among candidates.
    private const int ManyBoxes = 150;

    // Sifting takes quadratic time; beyond this the order that sweeps find is kept.
    private const int MostItems = 3000;
    private const int MostSlots = 20_000;

    // The more wires cross already, the less one crossing more is noticed; then short wires and few layers are worth more.
    private const double ManyCrossings = 6;
    private const double SlotCost = 0.04;
    private const double LayerCost = 0.1;
    private const double DisorderCost = 0.02;

    // The search now and then goes on from something a little worse, and returns to the best when that leads nowhere.
    private const int Daring = 10;
    private const double LargestLoss = 1.5;
    private const int Patience = 60;

    private readonly DiagramIndex _graph;
    private readonly int _boxCount;
    private readonly int _itemCount;
    private readonly Twins _twins;
    private readonly int[][] _alike;
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
        _alike = Symmetry.Classes(graph);
        _best = null!;
    }

    public static (ProperGraph Graph, int[][] Layers) Find(DiagramIndex graph)
    {
        var first = new ProperGraph(graph, Layering.Candidates(graph)[0]);
        if (graph.Boxes.Length + graph.Wires.Length > MostItems || first.Count - first.BoxCount > MostSlots)
            return (first, Ordering.Find(first).Layers);
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
            foreach (var beginning in Beginnings(layer))
            {
                var order = new BlockOrder(_graph, layer, beginning);
                Settle(order, Enumerable.Range(0, _itemCount));
                Consider(order);
                if (_bestCrossings == 0)
                    return;
            }
        }
    }

    private IEnumerable<List<int>> Beginnings(int[] layer)
    {
        yield return DepthFirst(fromEnd: true);
        if (_boxCount <= ManyBoxes)
        {
            yield return DepthFirst(fromEnd: false);
            yield return [.. Enumerable.Range(0, _itemCount)];
        }

        yield return SweptOrder.Find(_graph, layer);
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
        for (var left = MostRounds * _itemCount; left > 0 && order.Work < SettlingBudget && waiting.TryDequeue(out var item); left--)
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
        var cost = 2 * ManyCrossings * Math.Sqrt(1 + crossings / ManyCrossings) + SlotCost * order.SlotCount + LayerCost * order.LayerCount
            + DisorderCost * Disorder(order);
        if (cost < _bestCost)
            (_best, _bestCost, _bestCrossings) = (order, cost, crossings);
        return cost;
    }

    // How often boxes that play the same part, one after the other in the diagram, stand the other way round.
    private int Disorder(BlockOrder order)
    {
        var count = 0;
        foreach (var members in _alike.Where((members, box) => members.Length > 1 && members[0] == box))
        {
            for (var i = 1; i < members.Length; i++)
                count += order.PlaceOf(members[i - 1]) > order.PlaceOf(members[i]) ? 1 : 0;
        }

        return count;
    }

    private void Disturb()
    {
        var budget = _boxCount > ManyBoxes ? BudgetOfMany : Math.Clamp(BudgetPerTriple * _boxCount * _boxCount * _boxCount, LeastBudget, MostBudget);
        var (current, currentCost, sinceReturn) = (_best, _bestCost, 0);
        while (_bestCrossings > 0 && _work < budget)
        {
            var order = current.Copy();
            var touched = Disturb(order, Next(_boxCount));
            Settle(order, touched);
            _work += order.Work + 10 * _itemCount;
            var cost = Consider(order);
            if (cost <= currentCost || Next(Daring) == 0 && cost < currentCost + LargestLoss / Math.Sqrt(1 + _bestCrossings / ManyCrossings))
                (current, currentCost) = (order, cost);
            sinceReturn = currentCost <= _bestCost ? 0 : sinceReturn + 1;
            if (sinceReturn > Patience)
                (current, currentCost, sinceReturn) = (_best, _bestCost, 0);
        }
    }

    // One item elsewhere, a part upside down, or a box in another layer; returns what may then be improved.
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
                Relayer(order, box, opensLayer: kind == 2);
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
            foreach (var other in Around(found[next]).Where(other => !seen[other]))
            {
                size -= other < _boxCount ? 1 : 0;
                if (other < _boxCount && size <= 0)
                    continue;
                seen[other] = true;
                found.Add(other);
            }
        }

        return found;
    }

    // To any layer that its wires allow, or one further, pushing what is in the way.
    private void Relayer(BlockOrder order, int box, bool opensLayer)
    {
        var (first, last) = order.RangeOf(box);
        var layer = first + Next(last - first + 1);
        if (layer == order.Layers[box] || opensLayer)
            layer = order.Layers[box] + (Next(2) == 0 ? 1 : -1);
        foreach (var other in _alike[box])
            order.Shift(other, layer);
        order.CloseUp();
    }

    // A linear congruential generator; its high bits are the good ones.
    private int Next(int limit)
    {
        _random = _random * 1664525u + 1013904223u;
        return (int)((_random >> 8) % (uint)limit);
    }
}
