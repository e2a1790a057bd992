namespace AutodiffTeach.Drawing.Layout.Layered;

/// <summary>
/// Orders the nodes within layers so that few steps cross: sweeps that sort by the median or the mean place of the neighbours,
/// then exchanges of neighbours, from several beginnings; the best order found wins (Gansner, Koutsofios, North and Vo, A technique
/// for drawing directed graphs, 1993, section 3).
/// </summary>
internal sealed class Ordering
{
    private const int LargeGraph = 3000;

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

    /// <summary>The nodes of each layer from top to bottom.</summary>
    public static int[][] Find(ProperGraph graph)
    {
        var rounds = graph.Count > LargeGraph ? 4 : 12;
        IEnumerable<int>[] beginnings = graph.Count > LargeGraph
            ? [DepthFirst(graph, fromEnd: false)]
            : [Enumerable.Range(0, graph.Count), DepthFirst(graph, fromEnd: false), DepthFirst(graph, fromEnd: true)];
        int[][]? best = null;
        var bestCrossings = int.MaxValue;
        foreach (var useMedian in new[] { true, false })
        {
            foreach (var beginning in beginnings)
            {
                var (layers, crossings) = new Ordering(graph, beginning).Improve(rounds, useMedian);
                if (crossings < bestCrossings)
                    (best, bestCrossings) = (layers, crossings);
            }
        }

        return best!;
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
        for (var round = 0; round < rounds && bestCrossings > 0; round++)
        {
            Sweep(round % 2 == 0, useMedian);
            Exchange();
            var crossings = Crossings();
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
        {
            var layer = forward ? _layers[i] : _layers[_layers.Length - 1 - i];
            var keys = layer.Select(node => Key(forward ? _graph.Before[node] : _graph.After[node], _place[node], useMedian)).ToArray();
            // Array.Sort is not stable; the old place breaks ties.
            var sorted = Enumerable.Range(0, layer.Length).OrderBy(k => keys[k]).ThenBy(k => k).Select(k => layer[k]).ToArray();
            sorted.CopyTo(layer, 0);
            Number(layer);
        }
    }

    private double Key(int[] neighbours, int own, bool useMedian)
    {
        if (neighbours.Length == 0)
            return own;
        if (!useMedian)
            return neighbours.Average(node => _place[node]);
        var places = neighbours.Select(node => _place[node]).Order().ToArray();
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
        var gain = Gain(_graph.Before[a], _graph.Before[b]) + Gain(_graph.After[a], _graph.After[b]);
        if (gain <= 0)
            return false;
        (layer[i - 1], layer[i]) = (b, a);
        (_place[a], _place[b]) = (i, i - 1);
        return true;
    }

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
