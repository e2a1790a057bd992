using AutodiffTeach.Networks.Logs;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Tests.Logs;

public sealed class HistogramTests
{
    [Fact]
    public void Every_number_is_in_the_bucket_that_holds_it()
    {
        var random = new RandomStream(5);
        double[] values = [.. Enumerable.Range(0, 5000).Select(_ => random.NextNormal() * Math.Pow(10, random.NextBelow(30) - 20)), 0, 0, 1e-12, -1e-12, 1e300, -1e300];
        Histogram histogram = Histogram.Of<double>(values);
        double low = double.NegativeInfinity;
        for (int bucket = 0; bucket < histogram.Counts.Count; bucket++)
        {
            double high = histogram.UpperLimits[bucket];
            Assert.True(high > low);
            Assert.Equal(values.Count(value => value >= low && value < high), histogram.Counts[bucket]);
            low = high;
        }

        Assert.Equal(values.Length, histogram.Count);
        Assert.Equal((-1e300, 1e300), (histogram.Minimum, histogram.Maximum));
        Assert.DoesNotContain(Enumerable.Range(1, histogram.Counts.Count - 1), bucket => histogram.Counts[bucket] == 0 && histogram.Counts[bucket - 1] == 0);
    }

    [Fact]
    public void Numbers_that_are_not_finite_are_left_out()
    {
        Histogram histogram = Histogram.Of<float>([float.NaN, 1, float.PositiveInfinity, float.NegativeInfinity]);
        Assert.Equal((1, 1, 1, 1), (histogram.Count, histogram.Minimum, histogram.Maximum, histogram.SumOfSquares));
        Assert.Equal(0, Histogram.Of<double>([double.NaN]).Count);
        Assert.Equal(0, Histogram.Of<double>([]).Count);
    }
}
