namespace AutodiffTeach.Drawing.Layout.Layered;

/// <summary>
/// Orders the nodes within layers so that few steps cross: sweeps that sort by the median or the mean place of the neighbours
/// (Gansner, Koutsofios, North and Vo, A technique for drawing directed graphs, 1993, section 3), exchanges of neighbours, and sifting
/// of single nodes (Matuszewski, Schönfeld and Molitor, 1999), from several beginnings; the best order found wins.
/// </summary>
internal sealed class Ordering
{
    private const int SiftLimit = 1500;
    private const int StallLimit = 4;
    private const int MostWork = 2400;
    private const int MostTrials = 14;

    private readonly ProperGraph _graph;
    private readonly int[][] _layers;
    private readonly int[] _place;

    private Ordering(ProperGraph graph, IEnumerable<int> beginning)
    {
        _graph = graph;
        _place = new int[graph.Count];
        _layers = [.. Enumerable.Range(0, graph.LayerCount).Select(_ => Array.Empty<int>())];
        foreach (var layer in beginning.GroupBy(graph.LayerOf))
            _layers[layer.Key] = [.. layer];
        foreach (var layer in _layers)
            Number(layer);
    }

    /// <summary>The nodes of each layer from top to bottom, and how many pairs of steps then cross.</summary>
    public static (int[][] Layers, int Crossings) Find(ProperGraph graph, int mostTrials = MostTrials)
    {
        (int[][] Layers, int Crossings) best = ([], int.MaxValue);
        var trials = Math.Clamp(MostWork / Math.Max(1, graph.Count), 2, mostTrials);
        for (var trial = 0; trial < trials && best.Crossings > 0; trial++)
        {
            var ordering = new Ordering(graph, Beginning(graph, trial));
            var found = ordering.Improve(graph.Count > SiftLimit ? 8 : 24, useMedian: trial % 2 == 0);
            if (found.Crossings < best.Crossings)
                best = found;
        }

        return best;
    }

    private static IEnumerable<int> Beginning(ProperGraph graph, int trial) => trial switch
    {
        0 => DepthFirst(graph, fromEnd: false),
        1 => DepthFirst(graph, fromEnd: true),
        2 => Enumerable.Range(0, graph.Count),
        _ => Shuffled(graph.Count, trial),
    };

    // Fisher and Yates with a fixed linear congruential generator: the same graph is always shuffled alike.
    private static int[] Shuffled(int count, int seed)
    {
        var order = Enumerable.Range(0, count).ToArray();
        var state = (uint)seed * 2654435761u;
        for (var i = count - 1; i > 0; i--)
        {
            state = state * 1664525u + 1013904223u;
            var k = (int)((state >> 8) % (uint)(i + 1));
            (order[i], order[k]) = (order[k], order[i]);
        }

        return order;
    }

    private static List<int> DepthFirst(ProperGraph graph, bool fromEnd)
    {
        var (next, previous) = fromEnd ? (graph.Before, graph.After) : (graph.After, graph.Before);
        var seen = new bool[graph.Count];
        var order = new List<int>(graph.Count);
        var stack = new Stack<int>(Enumerable.Range(0, graph.Count).Where(node => previous[node].Length == 0).Reverse());
        while (stack.TryPop(out var node))
        {
            if (seen[node])
                continue;
            seen[node] = true;
            order.Add(node);
            foreach (var neighbour in next[node].Reverse())
                stack.Push(neighbour);
        }

        return order;
    }

    private (int[][] Layers, int Crossings) Improve(int rounds, bool useMedian)
    {
        var best = _layers.Select(layer => layer.ToArray()).ToArray();
        var bestCrossings = Crossings();
        var stalled = 0;
        for (var round = 0; round < rounds && bestCrossings > 0 && stalled < StallLimit; round++)
        {
            Sweep(round % 2 == 0, useMedian);
            Exchange();
            if (_graph.Count <= SiftLimit)
                Sift();
            var crossings = Crossings();
            stalled = crossings < bestCrossings ? 0 : stalled + 1;
            if (crossings >= bestCrossings)
                continue;
            bestCrossings = crossings;
            best = [.. _layers.Select(layer => layer.ToArray())];
        }

        return (best, bestCrossings);
    }

    private void Sweep(bool forward, bool useMedian)
    {
        for (var i = 1; i < _layers.Length; i++)
            Sort(forward ? _layers[i] : _layers[_layers.Length - 1 - i], forward ? _graph.Before : _graph.After, useMedian);
    }

    // Nodes without neighbours on that side keep their places; the others are sorted into the places that remain.
    private void Sort(int[] layer, int[][] neighbours, bool useMedian)
    {
        var slots = Enumerable.Range(0, layer.Length).Where(i => neighbours[layer[i]].Length > 0).ToArray();
        var keys = slots.Select(i => (Key(neighbours[layer[i]], useMedian), i)).ToArray();
        var nodes = slots.Select(i => layer[i]).ToArray();
        Array.Sort(keys, nodes);
        for (var k = 0; k < slots.Length; k++)
            layer[slots[k]] = nodes[k];
        Number(layer);
    }

    // Each node goes to the best of all places of its layer.
    private void Sift()
    {
        foreach (var layer in _layers)
        {
            foreach (var node in layer.ToArray())
                Sift(layer, node);
        }
    }

    private void Sift(int[] layer, int node)
    {
        var from = _place[node];
        var (bestGain, best) = (0, from);
        for (var (gain, i) = (0, from + 1); i < layer.Length; i++)
        {
            gain += Gain(node, layer[i]);
            if (gain > bestGain)
                (bestGain, best) = (gain, i);
        }

        for (var (gain, i) = (0, from - 1); i >= 0; i--)
        {
            gain += Gain(layer[i], node);
            if (gain > bestGain)
                (bestGain, best) = (gain, i);
        }

        Move(layer, from, best);
    }

    private void Move(int[] layer, int from, int to)
    {
        var node = layer[from];
        for (var i = from; i < to; i++)
            layer[i] = layer[i + 1];
        for (var i = from; i > to; i--)
            layer[i] = layer[i - 1];
        layer[to] = node;
        for (var i = Math.Min(from, to); i <= Math.Max(from, to); i++)
            _place[layer[i]] = i;
    }

    private double Key(int[] neighbours, bool useMedian)
    {
        if (neighbours.Length == 1)
            return _place[neighbours[0]];
        if (!useMedian)
            return neighbours.Average(node => _place[node]);
        var places = Array.ConvertAll(neighbours, node => _place[node]);
        Array.Sort(places);
        return (places[(places.Length - 1) / 2] + places[places.Length / 2]) / 2.0;
    }

    private void Number(int[] layer)
    {
        for (var i = 0; i < layer.Length; i++)
            _place[layer[i]] = i;
    }

    private void Exchange()
    {
        var improved = true;
        for (var round = 0; round < 4 && improved; round++)
        {
            improved = false;
            foreach (var layer in _layers)
            {
                for (var i = 1; i < layer.Length; i++)
                    improved |= TryExchange(layer, i);
            }
        }
    }

    private bool TryExchange(int[] layer, int i)
    {
        var (a, b) = (layer[i - 1], layer[i]);
        if (Gain(a, b) <= 0)
            return false;
        (layer[i - 1], layer[i]) = (b, a);
        (_place[a], _place[b]) = (i, i - 1);
        return true;
    }

    private int Gain(int a, int b) => Gain(_graph.Before[a], _graph.Before[b]) + Gain(_graph.After[a], _graph.After[b]);

    // Crossings with a before b, less those with b before a.
    private int Gain(int[] ofA, int[] ofB)
    {
        var gain = 0;
        foreach (var u in ofA)
        {
            foreach (var v in ofB)
                gain += Math.Sign(_place[u] - _place[v]);
        }

        return gain;
    }

    private int Crossings()
    {
        var total = 0;
        for (var i = 1; i < _layers.Length; i++)
            total += Crossings(_layers[i - 1], _layers[i].Length);
        return total;
    }

    // Barth, Jünger and Mutzel: counts inversions with a tree of sums, O(E log V).
    private int Crossings(int[] layer, int width)
    {
        var tree = new int[width + 1];
        var (count, inserted) = (0, 0);
        foreach (var node in layer)
        {
            var targets = _graph.After[node].Select(other => _place[other]).ToArray();
            foreach (var target in targets)
            {
                for (var k = target + 1; k > 0; k -= k & -k)
                    count -= tree[k];
                count += inserted;
            }

            foreach (var target in targets)
            {
                inserted++;
                for (var k = target + 1; k <= width; k += k & -k)
                    tree[k]++;
            }
        }

        return count;
    }
}
