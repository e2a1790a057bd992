namespace AutodiffTeach.Drawing.Layout.Layered;

/// <summary>
/// Places the nodes of ordered layers so that long wires are straight and nodes stand amid their neighbours (Brandes and Köpf,
/// Fast and simple horizontal coordinate assignment, 2001; the compaction works on the graph of blocks, which avoids the flaw that
/// its authors corrected in 2020). Four extreme placements are balanced by the mean of their middle two.
/// </summary>
internal sealed class Alignment
{
    private readonly ProperGraph _graph;
    private readonly int[][] _layers;
    private readonly int[] _place;
    private readonly HashSet<(int, int)> _conflicts = [];

    private Alignment(ProperGraph graph, int[][] layers)
    {
        (_graph, _layers) = (graph, layers);
        _place = new int[graph.Count];
        foreach (var layer in layers)
        {
            for (var i = 0; i < layer.Length; i++)
                _place[layer[i]] = i;
        }
    }

    /// <summary>The middle of each node across the layers.</summary>
    public static double[] Place(ProperGraph graph, int[][] layers)
    {
        var alignment = new Alignment(graph, layers);
        alignment.MarkConflicts();
        double[][] extremes =
        [
            alignment.Extreme(fromEnd: false, mirrored: false),
            alignment.Extreme(fromEnd: false, mirrored: true),
            alignment.Extreme(fromEnd: true, mirrored: false),
            alignment.Extreme(fromEnd: true, mirrored: true),
        ];
        return alignment.Balance(extremes);
    }

    // A step between two slots is part of a long wire; a step that crosses it must not spoil its straightness.
    private void MarkConflicts()
    {
        for (var i = 1; i < _layers.Length; i++)
        {
            var inner = _layers[i].Where(_graph.IsSlot).SelectMany(node => _graph.Before[node].Where(_graph.IsSlot).Select(other => (Above: _place[other], Below: _place[node]))).ToArray();
            if (inner.Length == 0)
                continue;
            foreach (var node in _layers[i])
                MarkConflicts(node, inner);
        }
    }

    private void MarkConflicts(int node, (int Above, int Below)[] inner)
    {
        foreach (var other in _graph.Before[node].Where(other => !(_graph.IsSlot(node) && _graph.IsSlot(other))))
        {
            // Inner steps do not cross after ordering in most graphs; those that do exclude each other by the order of alignment.
            var (above, below) = (_place[other], _place[node]);
            if (inner.Any(step => (step.Above - above) * (step.Below - below) < 0))
                _conflicts.Add((other, node));
        }
    }

    private double[] Extreme(bool fromEnd, bool mirrored)
    {
        var layers = fromEnd ? _layers.Reverse() : _layers;
        var ordered = layers.Select(layer => mirrored ? layer.Reverse().ToArray() : layer).ToArray();
        var place = mirrored ? [.. _place.Select((own, node) => _layers[_graph.LayerOf(node)].Length - 1 - own)] : _place;
        var root = Align(ordered, fromEnd ? _graph.After : _graph.Before, place);
        var y = Compact(ordered, root);
        return mirrored ? [.. y.Select(value => -value)] : y;
    }

    // Chains each node to the median of its neighbours in the layer before, where no chain is in the way.
    private int[] Align(int[][] layers, int[][] neighbours, int[] place)
    {
        var root = Enumerable.Range(0, _graph.Count).ToArray();
        var taken = new bool[_graph.Count];
        foreach (var layer in layers)
        {
            var last = -1;
            foreach (var node in layer)
            {
                foreach (var other in Medians(neighbours[node], place))
                {
                    if (root[node] != node || taken[other] || place[other] <= last || _conflicts.Contains((other, node)) || _conflicts.Contains((node, other)))
                        continue;
                    root[node] = root[other];
                    taken[other] = true;
                    last = place[other];
                }
            }
        }

        return root;
    }

    private static int[] Medians(int[] neighbours, int[] place)
    {
        var sorted = neighbours.Distinct().OrderBy(node => place[node]).ToArray();
        return sorted.Length == 0 ? [] : sorted.Length % 2 == 1 ? [sorted[sorted.Length / 2]] : [sorted[sorted.Length / 2 - 1], sorted[sorted.Length / 2]];
    }

    // Every block as far up as its neighbours above let it, then as far down as those below let it.
    private double[] Compact(int[][] layers, int[] root)
    {
        var blocks = new BlockGraph(_graph.Count);
        foreach (var layer in layers)
        {
            for (var i = 1; i < layer.Length; i++)
                blocks.Separate(root[layer[i - 1]], root[layer[i]], _graph.Gap(layer[i - 1], layer[i]));
        }

        var y = blocks.Place();
        return [.. root.Select(block => y[block])];
    }

    private double[] Balance(double[][] extremes)
    {
        var spans = extremes.Select(y => (Low: Bound(y, -1), High: Bound(y, 1))).ToArray();
        var narrowest = Enumerable.Range(0, extremes.Length).MinBy(k => spans[k].High - spans[k].Low);
        // Placements pushed up are compared by their upper ends, those pushed down by their lower ends.
        var shifts = spans.Select((span, k) => k % 2 == 0 ? spans[narrowest].Low - span.Low : spans[narrowest].High - span.High).ToArray();
        return
        [
            .. Enumerable.Range(0, _graph.Count).Select(node =>
            {
                var places = extremes.Select((y, k) => y[node] + shifts[k]).Order().ToArray();
                return (places[1] + places[2]) / 2;
            }),
        ];
    }

    private double Bound(double[] y, int side) =>
        side * Enumerable.Range(0, y.Length).Select(node => side * y[node] + _graph.SizeOf(node).Height / 2).DefaultIfEmpty(0).Max();
}
