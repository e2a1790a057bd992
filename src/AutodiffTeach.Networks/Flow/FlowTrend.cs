namespace AutodiffTeach.Networks.Flow;

/// <summary>What becomes of gradients on their way back through time, as far back as they are numbers above 0.</summary>
/// <param name="From">The earliest step from which on all gradients are finite and above 0; null where that of the last step is not.</param>
/// <param name="Steps">The number of steps T.</param>
/// <param name="Factor">The mean factor of a step backwards (geometric), (g_From / g_T)^(1/(T - From)); 1 where there is no such step.</param>
/// <param name="Ratio">g_From / g_T.</param>
/// <param name="End">The norm before <paramref name="From"/>: 0, infinite or NaN; null where From is the first step.</param>
public sealed record FlowTrend(int? From, int Steps, double Factor, double Ratio, double? End)
{
    private const double SameWithin = 2;

    /// <summary>Whether gradients get smaller backwards, by more than a factor of two in all.</summary>
    public bool Vanishes => End is 0 || (End is null && Ratio < 1 / SameWithin);

    /// <summary>Whether gradients get larger backwards, by more than a factor of two in all.</summary>
    public bool Explodes => (End is { } end && !double.IsFinite(end)) || (End is null && Ratio > SameWithin);

    /// <summary>The trend of the norms of gradients.</summary>
    /// <param name="norms">The norms at t = 1..T, at least one.</param>
    public static FlowTrend Of(IReadOnlyList<double> norms)
    {
        ArgumentNullException.ThrowIfNull(norms);
        int from = norms.Count;
        while (from > 0 && norms[from - 1] > 0 && double.IsFinite(norms[from - 1]))
            from--;
        double? end = from > 0 ? norms[from - 1] : null;
        if (from == norms.Count)
            return new(null, norms.Count, 1, 1, end);
        // Logarithms, for the quotient of two finite numbers may not be finite.
        double difference = Math.Log(norms[from]) - Math.Log(norms[^1]);
        int ways = norms.Count - from - 1;
        return new(from + 1, norms.Count, ways == 0 ? 1 : Math.Exp(difference / ways), Math.Exp(difference), end);
    }
}
