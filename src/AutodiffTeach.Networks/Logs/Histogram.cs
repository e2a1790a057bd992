using System.Numerics;

namespace AutodiffTeach.Networks.Logs;

/// <summary>How numbers are distributed, in TensorFlow's buckets, whose limits grow by a tenth from 1e-12 on either side of 0.</summary>
public sealed class Histogram
{
    private static readonly double[] Limits = MakeLimits();

    private Histogram(double minimum, double maximum, double sum, double sumOfSquares, double[] upperLimits, double[] counts)
    {
        Minimum = minimum;
        Maximum = maximum;
        Sum = sum;
        SumOfSquares = sumOfSquares;
        UpperLimits = upperLimits;
        Counts = counts;
    }

    /// <summary>The least number; 0 where there is none.</summary>
    public double Minimum { get; }

    /// <summary>The greatest number; 0 where there is none.</summary>
    public double Maximum { get; }

    /// <summary>How many numbers there are.</summary>
    public double Count => Counts.Sum();

    /// <summary>The sum of the numbers.</summary>
    public double Sum { get; }

    /// <summary>The sum of their squares.</summary>
    public double SumOfSquares { get; }

    /// <summary>Where each bucket ends; it begins where the one before ends, the first at the minimum.</summary>
    public IReadOnlyList<double> UpperLimits { get; }

    /// <summary>How many numbers are in each bucket: from its beginning to below its end.</summary>
    public IReadOnlyList<double> Counts { get; }

    /// <summary>The histogram of numbers; those that are not finite are left out.</summary>
    /// <typeparam name="T">The number: <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="values">The numbers.</param>
    public static Histogram Of<T>(ReadOnlySpan<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var counts = new double[Limits.Length];
        (double minimum, double maximum, double sum, double squares) = (double.PositiveInfinity, double.NegativeInfinity, 0, 0);
        foreach (T value in values)
        {
            double number = double.CreateTruncating(value);
            if (!double.IsFinite(number))
                continue;
            counts[BucketOf(number)]++;
            minimum = Math.Min(minimum, number);
            maximum = Math.Max(maximum, number);
            sum += number;
            squares += number * number;
        }

        if (minimum > maximum)
            return new(0, 0, 0, 0, [], []);
        (double[] limits, double[] merged) = WithoutEmpty(counts, BucketOf(minimum), BucketOf(maximum));
        return new(minimum, maximum, sum, squares, limits, merged);
    }

    // The first bucket whose limit is above the number.
    private static int BucketOf(double number)
    {
        int index = Array.BinarySearch(Limits, number);
        return index < 0 ? ~index : Math.Min(index + 1, Limits.Length - 1);
    }

    // A run of empty buckets is one bucket.
    private static (double[] Limits, double[] Counts) WithoutEmpty(double[] counts, int first, int last)
    {
        List<double> limits = [], merged = [];
        for (int bucket = first; bucket <= last; bucket++)
        {
            if (counts[bucket] == 0 && merged[^1] == 0)
                limits[^1] = Limits[bucket];
            else
            {
                limits.Add(Limits[bucket]);
                merged.Add(counts[bucket]);
            }
        }

        return ([.. limits], [.. merged]);
    }

    private static double[] MakeLimits()
    {
        var positive = new List<double>();
        for (double limit = 1e-12; limit < 1e20; limit *= 1.1)
            positive.Add(limit);
        positive.Add(double.MaxValue);
        return [.. positive.AsEnumerable().Reverse().Select(limit => -limit), 0, .. positive];
    }
}
