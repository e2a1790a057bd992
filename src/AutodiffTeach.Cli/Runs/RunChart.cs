using AutodiffTeach.Drawing.Charts;

namespace AutodiffTeach.Cli.Runs;

/// <summary>A scalar of several runs against the steps.</summary>
internal static class RunChart
{
    // Beyond two powers of ten a linear axis shows only the largest.
    private const double LargestLinearRatio = 100;

    // More than the pixels of a picture are wide.
    private const int Stretches = 2000;

    /// <summary>The chart, curves of very many points thinned out.</summary>
    public static LineChart Of(RunComparison runs) => Create(runs, Stretches);

    /// <summary>The chart with all points, for tables.</summary>
    public static LineChart Table(RunComparison runs) => Create(runs, int.MaxValue);

    private static LineChart Create(RunComparison runs, int stretches)
    {
        double[] values = [.. runs.Curves.SelectMany(curve => curve.Lowest.Concat(curve.Highest)).Where(double.IsFinite)];
        bool isLogarithmic = values.Length > 0 && values.Min() > 0 && values.Max() > LargestLinearRatio * values.Min();
        return new LineChart(Title(runs), [.. runs.Curves.Select(curve => SeriesOf(curve, stretches))])
        {
            X = new Axis("step"),
            Y = new Axis(runs.Scalar!, isLogarithmic ? AxisScale.Logarithmic : AxisScale.Linear),
        };
    }

    private static string Title(RunComparison runs)
    {
        string smoothing = runs.Window == 1 ? "" : FormattableString.Invariant($", the mean of the last {runs.Window} logged values");
        return $"{runs.Scalar}{smoothing}{(runs.HasBands ? ", with the range over runs" : "")}";
    }

    private static Series SeriesOf(GroupCurve curve, int stretches)
    {
        int[] kept = Kept(curve.Mean, stretches);
        double[] Of(double[] all) => [.. kept.Select(index => all[index])];
        return new Series(curve.Name, Of(curve.Steps), Of(curve.Mean))
        {
            Spread = curve.Group.Runs.Count == 1 ? null : new Spread(Of(curve.Lowest), Of(curve.Highest)),
        };
    }

    // The ends, and of each stretch of points the lowest and the highest: what a picture of so many points shows.
    private static int[] Kept(double[] values, int stretches)
    {
        if (values.Length <= 2 * (long)stretches)
            return [.. Enumerable.Range(0, values.Length)];
        var kept = new SortedSet<int> { 0, values.Length - 1 };
        for (int stretch = 0; stretch < stretches; stretch++)
        {
            IEnumerable<int> indices = Enumerable.Range(0, values.Length)
                .Take((int)((long)stretch * values.Length / stretches)..(int)((stretch + 1L) * values.Length / stretches));
            kept.Add(indices.MinBy(index => values[index]));
            kept.Add(indices.MaxBy(index => values[index]));
        }

        return [.. kept];
    }
}
