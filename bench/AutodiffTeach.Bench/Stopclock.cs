using System.Diagnostics;

namespace AutodiffTeach.Bench;

/// <summary>Times an action: warmed up until the compiler has settled, then the median of repeated runs.</summary>
internal static class Stopclock
{
    private const int MinimumRuns = 7;
    private const int MaximumRuns = 200;
    private static readonly TimeSpan MaximumMeasuring = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(0.6);
    private static readonly TimeSpan Measuring = TimeSpan.FromSeconds(1.5);

    /// <summary>The median time of one run. Runs shorter than a millisecond are timed in batches.</summary>
    public static TimeSpan Median(Action action) => Measure(action).Median;

    /// <summary>The median and the shortest time of one run; they differ where other programs use the machine.</summary>
    public static (TimeSpan Median, TimeSpan Best) Measure(Action action)
    {
        ArgumentNullException.ThrowIfNull(action);
        int batch = Calibrate(action);
        var times = new List<double>();
        var total = Stopwatch.StartNew();
        while ((times.Count < MinimumRuns && total.Elapsed < MaximumMeasuring) || (total.Elapsed < Measuring && times.Count < MaximumRuns))
        {
            long start = Stopwatch.GetTimestamp();
            for (int i = 0; i < batch; i++)
                action();
            times.Add(Stopwatch.GetElapsedTime(start).TotalSeconds / batch);
        }

        times.Sort();
        return (TimeSpan.FromSeconds(times[times.Count / 2]), TimeSpan.FromSeconds(times[0]));
    }

    private static int Calibrate(Action action)
    {
        var watch = Stopwatch.StartNew();
        int runs = 0;
        while (runs < 1 || (watch.Elapsed < WarmUp && runs < 10_000))
        {
            action();
            runs++;
        }

        return Math.Max(1, (int)(0.001 * runs / watch.Elapsed.TotalSeconds));
    }
}
