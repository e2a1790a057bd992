namespace AutodiffTeach.Drawing.Charts;

/// <summary>A named sequence of points.</summary>
public sealed record Series
{
    /// <summary>Points at given places.</summary>
    /// <param name="name">The name for the legend; may be empty.</param>
    /// <param name="x">The abscissas.</param>
    /// <param name="y">The ordinates, as many.</param>
    /// <exception cref="ArgumentException">The two differ in length.</exception>
    public Series(string name, IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        if (x.Count != y.Count)
            throw new ArgumentException($"series '{name}': {x.Count} abscissas and {y.Count} ordinates; expected as many of one as of the other.", nameof(y));
        (Name, X, Y) = (name, x, y);
    }

    /// <summary>Points at 1, 2, 3, ..., as time steps and epochs are counted.</summary>
    /// <param name="name">The name for the legend; may be empty.</param>
    /// <param name="y">The ordinates.</param>
    public Series(string name, IReadOnlyList<double> y)
        : this(name, [.. Enumerable.Range(1, y?.Count ?? 0).Select(i => (double)i)], y!)
    {
    }

    /// <summary>The name for the legend.</summary>
    public string Name { get; }

    /// <summary>The abscissas.</summary>
    public IReadOnlyList<double> X { get; }

    /// <summary>The ordinates.</summary>
    public IReadOnlyList<double> Y { get; }

    /// <summary>A range around the points, as long as they are; null for none. Scatter charts show none.</summary>
    /// <exception cref="ArgumentException">An end has not as many numbers as the series has points.</exception>
    public Spread? Spread
    {
        get;
        init => field = value is null || (value.Lower.Count == Y.Count && value.Upper.Count == Y.Count)
            ? value
            : throw new ArgumentException($"series '{Name}': a band of {value.Lower.Count} and {value.Upper.Count} ends around {Y.Count} points; expected as many ends as points.", nameof(value));
    }

    /// <summary>True for what data are compared with, such as a theory's bound: a dashed line in the colour of the text, without markers.</summary>
    public bool IsReference { get; init; }

    /// <summary>The mean of repeats at each of 1, 2, 3, ..., with a band between two quantiles; the minimum and maximum by default.</summary>
    /// <param name="name">The name for the legend.</param>
    /// <param name="repeats">A run each; where runs differ in length a mean is that of the runs that have come so far.</param>
    /// <param name="low">The lower quantile, 0 to 1, interpolated linearly between order statistics (Hyndman and Fan's type 7).</param>
    /// <param name="high">The upper quantile, 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A quantile is outside 0 to 1.</exception>
    public static Series OfRepeats(string name, IReadOnlyList<IReadOnlyList<double>> repeats, double low = 0, double high = 1)
    {
        ArgumentNullException.ThrowIfNull(repeats);
        if (!(low >= 0 && low <= high && high <= 1))
            throw new ArgumentOutOfRangeException(nameof(low), $"quantiles {low} and {high}; expected 0 <= low <= high <= 1.");
        var columns = Enumerable.Range(0, repeats.Max(run => (int?)run.Count) ?? 0)
            .Select(i => repeats.Where(run => i < run.Count).Select(run => run[i]).Order().ToArray()).ToArray();
        return new Series(name, [.. columns.Select(Enumerable.Average)])
        {
            Spread = new Spread([.. columns.Select(column => Quantile(column, low))], [.. columns.Select(column => Quantile(column, high))]),
        };
    }

    private static double Quantile(double[] sorted, double level)
    {
        // Sorting puts NaN first; what has a NaN has no quantiles, as it has no mean.
        if (double.IsNaN(sorted[0]))
            return double.NaN;
        var at = level * (sorted.Length - 1);
        var (below, above) = (sorted[(int)Math.Floor(at)], sorted[(int)Math.Ceiling(at)]);
        return below == above ? below : below + (at - Math.Floor(at)) * (above - below);
    }
}
