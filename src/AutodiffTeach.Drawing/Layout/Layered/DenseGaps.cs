namespace AutodiffTeach.Drawing.Layout.Layered;

/// <summary>
/// The gaps between layers where many wires cross, as between the layers of a perceptron: bends would lie on each other there, while straight
/// lines from middle to middle can be told apart.
/// </summary>
internal static class DenseGaps
{
    /// <summary>For each layer, whether the gap before it has more than half as many crossings as wires.</summary>
    public static bool[] Find(ProperGraph graph, double[] y)
    {
        var steps = new List<(double From, double To)>[graph.LayerCount];
        for (var layer = 0; layer < steps.Length; layer++)
            steps[layer] = [];
        for (var node = 0; node < graph.Count; node++)
        {
            foreach (var before in graph.Before[node])
                steps[graph.LayerOf(node)].Add((y[before], y[node]));
        }

        return [.. steps.Select(gap => 2 * Crossings(gap) > gap.Count)];
    }

    // Inversions, counted with a tree of sums over the ranks (Barth, Jünger and Mutzel, 2002); what leaves or arrives together does not cross.
    private static long Crossings(List<(double From, double To)> steps)
    {
        steps.Sort();
        var heights = steps.Select(step => step.To).Distinct().Order().ToArray();
        var tree = new int[heights.Length + 1];
        var crossings = 0L;
        for (var i = 0; i < steps.Count; i++)
        {
            var rank = Array.BinarySearch(heights, steps[i].To) + 1;
            crossings += i;
            for (var k = rank; k > 0; k -= k & -k)
                crossings -= tree[k];
            for (var k = rank; k < tree.Length; k += k & -k)
                tree[k]++;
        }

        return crossings;
    }
}
