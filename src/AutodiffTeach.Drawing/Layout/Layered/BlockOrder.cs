using AutodiffTeach.Drawing.Layout.Geometry;

namespace AutodiffTeach.Drawing.Layout.Layered;

/// <summary>
/// An order of all boxes and wires from top to bottom, and a layer for each box: in every layer those that pass it stand in this
/// order. So a long wire moves as a whole and never winds. Improved by sifting (Bachmaier, Brandenburg, Brunner and Hübner, A global
/// k-level crossing reduction algorithm, 2010).
/// </summary>
internal sealed class BlockOrder
{
    private readonly DiagramIndex _graph;
    private readonly int _boxCount;
    private readonly int _scale;
    private readonly int[] _layer;
    private readonly int[] _items;
    private readonly int[] _place;
    private readonly int[] _top;
    private readonly int[] _bottom;
    private readonly Scratch _scratch;
    private int _layerCount;

    public BlockOrder(DiagramIndex graph, int[] layer, IEnumerable<int> order)
    {
        _graph = graph;
        _boxCount = graph.Boxes.Length;
        _scale = ProperGraph.ScaleOf(graph);
        _layer = (int[])layer.Clone();
        _items = [.. order];
        _place = new int[_items.Length];
        _top = new int[_items.Length];
        _bottom = new int[_items.Length];
        _scratch = new Scratch(graph, _items.Length);
        Number(0, _items.Length - 1);
        CloseUp();
    }

    private BlockOrder(BlockOrder other)
    {
        (_graph, _boxCount, _scale, _scratch, _layerCount) = (other._graph, other._boxCount, other._scale, other._scratch, other._layerCount);
        _layer = (int[])other._layer.Clone();
        _items = (int[])other._items.Clone();
        _place = (int[])other._place.Clone();
        _top = (int[])other._top.Clone();
        _bottom = (int[])other._bottom.Clone();
    }

    public IReadOnlyList<int> Layers => _layer;

    /// <summary>How many comparisons of two neighbours have been made; a measure of time that no machine changes.</summary>
    public long Work { get; private set; }

    public int LayerCount => _layerCount;

    /// <summary>How many pieces of wire pass layers, the ends not counted.</summary>
    public int SlotCount
    {
        get
        {
            var count = 0;
            for (var item = _boxCount; item < _items.Length; item++)
                count += _bottom[item] - _top[item] + 1;
            return count;
        }
    }

    public BlockOrder Copy() => new(this);

    public int PlaceOf(int item) => _place[item];

    /// <summary>The layers that a box may take while all others stay where they are.</summary>
    public (int First, int Last) RangeOf(int box)
    {
        var (first, last) = (0, _layerCount - 1);
        foreach (var wire in _graph.Incoming[box])
            first = Math.Max(first, _layer[_graph.From[wire]] + 1);
        foreach (var wire in _graph.Outgoing[box])
            last = Math.Min(last, _layer[_graph.To[wire]] - 1);
        return (first, last);
    }

    /// <summary>Puts a box into another layer; what its wires would lead back to moves on in the same direction.</summary>
    public void Shift(int box, int layer)
    {
        var sign = Math.Sign(layer - _layer[box]);
        var waiting = new Stack<(int Box, int Layer)>([(box, layer)]);
        while (waiting.TryPop(out var next))
        {
            if (sign * next.Layer <= sign * _layer[next.Box])
                continue;
            _layer[next.Box] = next.Layer;
            foreach (var wire in sign > 0 ? _graph.Outgoing[next.Box] : _graph.Incoming[next.Box])
                waiting.Push((sign > 0 ? _graph.To[wire] : _graph.From[wire], next.Layer + sign));
        }
    }

    /// <summary>Moves one item to the best of all places and returns by how many crossings that helps.</summary>
    public int Sift(int item)
    {
        if (_top[item] > _bottom[item])
            return 0;
        var befores = _scratch.Before.AsSpan(0, Collect(item, up: true, _scratch.Before));
        var afters = _scratch.After.AsSpan(0, Collect(item, up: false, _scratch.After));
        Work += _items.Length + 8 * (befores.Length + afters.Length);
        var from = _place[item];
        var (bestGain, best) = (0, from);
        for (var (gain, i) = (0, from + 1); i < _items.Length; i++)
        {
            gain += Gain(item, _items[i], befores, afters);
            if (gain > bestGain)
                (bestGain, best) = (gain, i);
        }

        for (var (gain, i) = (0, from - 1); i >= 0; i--)
        {
            gain -= Gain(item, _items[i], befores, afters);
            if (gain > bestGain)
                (bestGain, best) = (gain, i);
        }

        Move(from, best);
        return bestGain;
    }

    public void Move(int from, int to)
    {
        var item = _items[from];
        if (from < to)
            Array.Copy(_items, from + 1, _items, from, to - from);
        else
            Array.Copy(_items, to, _items, to + 1, from - to);
        _items[to] = item;
        Number(Math.Min(from, to), Math.Max(from, to));
    }

    /// <summary>Turns the order of some items around, among the places that they have.</summary>
    public void Reverse(IReadOnlyList<int> items)
    {
        var sorted = items.OrderBy(item => _place[item]).ToArray();
        var places = Array.ConvertAll(sorted, item => _place[item]);
        for (var i = 0; i < sorted.Length; i++)
            _items[places[i]] = sorted[^(i + 1)];
        Number(places[0], places[^1]);
    }

    /// <summary>Pairs of wires that cross.</summary>
    public int Crossings()
    {
        var count = _layerCount * _scale;
        var (starts, items) = _scratch.Rows(count + 1, _items.Length + SlotCount);
        foreach (var item in _items)
        {
            for (var i = _top[item]; i <= _bottom[item]; i++)
                starts[i + 1]++;
        }

        for (var i = 0; i < count; i++)
            starts[i + 1] += starts[i];
        foreach (var item in _items)
        {
            for (var i = _top[item]; i <= _bottom[item]; i++)
                items[starts[i]++] = item;
        }

        var total = 0;
        for (var (i, start) = (0, 0); i < count - 1; start = starts[i++])
            total += Crossings(items.AsSpan(start, starts[i] - start), i);
        return total;
    }

    /// <summary>Numbers the layers from zero, without empty ones.</summary>
    public void CloseUp()
    {
        var least = int.MaxValue;
        foreach (var layer in _layer)
            least = Math.Min(least, layer);
        var used = new int[3 * _boxCount + 2];
        foreach (var layer in _layer)
            used[layer - least] = 1;
        _layerCount = 0;
        for (var i = 0; i < used.Length; i++)
            (used[i], _layerCount) = (_layerCount, _layerCount + used[i]);
        for (var box = 0; box < _boxCount; box++)
            _layer[box] = used[_layer[box] - least];
        for (var box = 0; box < _boxCount; box++)
            Stand(box);
        for (var wire = 0; wire < _graph.Wires.Length; wire++)
            Pass(wire);
    }

    private void Number(int first, int last)
    {
        for (var i = first; i <= last; i++)
            _place[_items[i]] = i;
    }

    // A box stands in its layer; a wire passes the layers between its ends.
    private void Stand(int box) => _top[box] = _bottom[box] = _layer[box] * _scale;

    private void Pass(int wire)
    {
        _top[_boxCount + wire] = _layer[_graph.From[wire]] * _scale + 1;
        _bottom[_boxCount + wire] = _layer[_graph.To[wire]] * _scale - 1;
    }

    private int PlaceBefore(int wire) => _place[_top[_boxCount + wire] <= _bottom[_boxCount + wire] ? _boxCount + wire : _graph.From[wire]];

    private int PlaceAfter(int wire) => _place[_top[_boxCount + wire] <= _bottom[_boxCount + wire] ? _boxCount + wire : _graph.To[wire]];

    private int Collect(int item, bool up, int[] places)
    {
        if (item >= _boxCount)
        {
            places[0] = _place[up ? _graph.From[item - _boxCount] : _graph.To[item - _boxCount]];
            return 1;
        }

        var wires = up ? _graph.Incoming[item] : _graph.Outgoing[item];
        for (var i = 0; i < wires.Length; i++)
            places[i] = up ? PlaceBefore(wires[i]) : PlaceAfter(wires[i]);
        return wires.Length;
    }

    // Crossings with the item right before the other, less those with it right after; only wires that end at one of them count.
    private int Gain(int item, int other, ReadOnlySpan<int> befores, ReadOnlySpan<int> afters)
    {
        var (top, bottom) = (Math.Max(_top[item], _top[other]), Math.Min(_bottom[item], _bottom[other]));
        if (top > bottom)
            return 0;
        // An end that goes on through the layer stands for itself, beside the other.
        var own = _place[other];
        var upper = _top[item] == top ? befores : new ReadOnlySpan<int>(in own);
        var lower = _bottom[item] == bottom ? afters : new ReadOnlySpan<int>(in own);
        var gain = 0;
        if (_top[other] < top)
            gain += Compare(upper, own);
        else if (other >= _boxCount)
            gain += Compare(upper, _place[_graph.From[other - _boxCount]]);
        else
        {
            foreach (var wire in _graph.Incoming[other])
                gain += Compare(upper, PlaceBefore(wire));
        }

        if (_bottom[other] > bottom)
            gain += Compare(lower, own);
        else if (other >= _boxCount)
            gain += Compare(lower, _place[_graph.To[other - _boxCount]]);
        else
        {
            foreach (var wire in _graph.Outgoing[other])
                gain += Compare(lower, PlaceAfter(wire));
        }

        return gain;
    }

    private static int Compare(ReadOnlySpan<int> places, int place)
    {
        var sum = 0;
        foreach (var other in places)
            sum += (other > place ? 1 : 0) - (other < place ? 1 : 0);
        return sum;
    }

    // Inversions between a layer and the next, counted with a tree of sums over the places.
    private int Crossings(ReadOnlySpan<int> items, int layer)
    {
        var tree = _scratch.Tree;
        Array.Clear(tree);
        var (count, inserted) = (0, 0);
        foreach (var item in items)
        {
            if (_bottom[item] > layer)
            {
                count += inserted - Sum(tree, _place[item] + 1);
                inserted = Insert(tree, _place[item], inserted);
                continue;
            }

            var targets = Collect(item, up: false, _scratch.After);
            for (var i = 0; i < targets; i++)
                count += inserted - Sum(tree, _scratch.After[i] + 1);
            for (var i = 0; i < targets; i++)
                inserted = Insert(tree, _scratch.After[i], inserted);
        }

        return count;
    }

    private static int Sum(int[] tree, int k)
    {
        var sum = 0;
        for (; k > 0; k -= k & -k)
            sum += tree[k];
        return sum;
    }

    private static int Insert(int[] tree, int place, int inserted)
    {
        for (var k = place + 1; k < tree.Length; k += k & -k)
            tree[k]++;
        return inserted + 1;
    }

    /// <summary>Room for intermediate results, shared by all orders of one search.</summary>
    private sealed class Scratch(DiagramIndex graph, int itemCount)
    {
        private int[] _starts = [];
        private int[] _items = [];

        public int[] Before { get; } = new int[Most(graph)];

        public int[] After { get; } = new int[Most(graph)];

        public int[] Tree { get; } = new int[itemCount + 1];

        public (int[] Starts, int[] Items) Rows(int rows, int items)
        {
            if (_starts.Length < rows)
                _starts = new int[rows * 2];
            if (_items.Length < items)
                _items = new int[items * 2];
            Array.Clear(_starts, 0, rows);
            return (_starts, _items);
        }

        private static int Most(DiagramIndex graph) => graph.Incoming.Concat(graph.Outgoing).Select(wires => wires.Length).DefaultIfEmpty(0).Max() + 1;
    }
}
