using System.Diagnostics;
using System.Globalization;

namespace AutodiffTeach.Bench;

/// <summary>What measurements in turns with a peer share: one turn, and the median over all.</summary>
internal static class Turns
{
    /// <summary>The length of a turn.</summary>
    public const int Milliseconds = 150;

    /// <summary>Runs an action for a turn, at least three times: the median of its times in milliseconds.</summary>
    public static double Take(Action action)
    {
        var times = new List<double>();
        long start = Stopwatch.GetTimestamp();
        while (times.Count < 3 || Stopwatch.GetElapsedTime(start).TotalMilliseconds < Milliseconds)
        {
            long before = Stopwatch.GetTimestamp();
            action();
            times.Add(Stopwatch.GetElapsedTime(before).TotalMilliseconds);
        }

        return Median(times);
    }

    /// <summary>The number that a peer answers; null where there is no peer.</summary>
    public static double? Ask(PeerSession? peer, string request) => peer is null ? null : double.Parse(peer.Ask(request), CultureInfo.InvariantCulture);

    /// <summary>The median.</summary>
    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }

    /// <summary>The median as a cell of a table; empty where nothing was measured.</summary>
    public static string MedianText(IEnumerable<double?> values)
    {
        double[] measured = [.. values.OfType<double>()];
        if (measured.Length == 0)
            return "";
        double median = Median(measured);
        return median.ToString(median >= 100 ? "F0" : "G3", CultureInfo.InvariantCulture);
    }
}
