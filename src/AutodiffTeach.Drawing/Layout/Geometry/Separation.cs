namespace AutodiffTeach.Drawing.Layout.Geometry;

/// <summary>Moves ordered intervals apart as little as possible.</summary>
internal static class Separation
{
    /// <summary>
    /// The positions nearest to the wishes (weighted least squares) whose neighbours keep their distances, in the given order.
    /// Pool-adjacent-violators after Robertson, Wright and Dykstra, Order Restricted Statistical Inference, section 1.2; linear time.
    /// </summary>
    /// <param name="wishes">Where each would like to be.</param>
    /// <param name="weights">How strongly each insists.</param>
    /// <param name="gaps">The least distance from each to the next; one fewer than wishes.</param>
    public static double[] Resolve(IReadOnlyList<double> wishes, IReadOnlyList<double> weights, IReadOnlyList<double> gaps)
    {
        var offsets = new double[wishes.Count];
        for (var i = 1; i < offsets.Length; i++)
            offsets[i] = offsets[i - 1] + gaps[i - 1];

        var pools = new List<Pool>();
        for (var i = 0; i < offsets.Length; i++)
        {
            var pool = new Pool((wishes[i] - offsets[i]) * weights[i], weights[i], 1);
            while (pools.Count > 0 && pools[^1].Mean > pool.Mean)
            {
                pool = pools[^1].Join(pool);
                pools.RemoveAt(pools.Count - 1);
            }

            pools.Add(pool);
        }

        return Expand(pools, offsets);
    }

    private static double[] Expand(List<Pool> pools, double[] offsets)
    {
        var result = new double[offsets.Length];
        var i = 0;
        foreach (var pool in pools)
        {
            for (var k = 0; k < pool.Count; k++, i++)
                result[i] = pool.Mean + offsets[i];
        }

        return result;
    }

    private readonly record struct Pool(double Sum, double Weight, int Count)
    {
        public double Mean => Sum / Weight;

        public Pool Join(Pool other) => new(Sum + other.Sum, Weight + other.Weight, Count + other.Count);
    }
}
