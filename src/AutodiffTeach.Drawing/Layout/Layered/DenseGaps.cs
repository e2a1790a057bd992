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

    private static int Crossings(List<(double From, double To)> steps)
    {
        var crossings = 0;
        for (var i = 0; i < steps.Count; i++)
        {
            for (var j = 0; j < steps.Count; j++)
                crossings += steps[j].From > steps[i].From && steps[j].To < steps[i].To ? 1 : 0;
        }

        return crossings;
    }
}
