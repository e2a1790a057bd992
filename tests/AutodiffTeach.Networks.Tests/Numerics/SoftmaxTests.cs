using System.Numerics;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Tests.Numerics;

/// <summary>The logarithm of softmax, at scores large and small.</summary>
public sealed class SoftmaxTests
{
    private static readonly int[] Lengths = [1, 2, 7, 16, 17, 511, 512, 513, 1024, 3000];

    [Fact]
    public void Logarithms_are_those_of_the_formula()
    {
        var random = new RandomStream(1);
        foreach (int length in Lengths)
        {
            double[] scores = [.. Enumerable.Range(0, length).Select(_ => 5 * random.NextNormal())];
            double logSum = Math.Log(scores.Sum(Math.Exp));
            AssertClose([.. scores.Select(x => x - logSum)], Log<double>(scores), 4e-15);
            AssertClose([.. scores.Select(x => x - logSum)], [.. Log<float>(scores).Select(value => (double)value)], 1e-6);
            Assert.Equal(logSum, Softmax.LogSumExp<double>(scores), 1e-13);
        }
    }

    [Theory]
    [InlineData(1e4)]
    [InlineData(-1e4)]
    [InlineData(1e30)]
    public void Scores_may_be_as_large_as_they_like(double shift)
    {
        // log softmax(m, m - log 3) = log 3/4, log 1/4 where m - log 3 can be held; else the smaller ones are rounded into m
        double[] found = Log<double>([shift, shift - Math.Log(3), shift - 800]);
        double difference = shift - (shift - Math.Log(3));
        double logSum = Math.Log(1 + Math.Exp(-difference) + Math.Exp(-(shift - (shift - 800))));
        AssertClose([-logSum, -difference - logSum, -(shift - (shift - 800)) - logSum], found, 1e-15);
    }

    [Fact]
    public void Scores_in_float_that_are_large_lose_nothing_of_the_logarithm()
    {
        Assert.Equal(-MathF.Log(3), Log<float>([1e4, 1e4, 1e4])[1], 1e-7f);
        Assert.Equal([0f, -20_000f], Log<float>([1e4, -1e4]));
    }

    [Fact]
    public void Impossible_scores_stay_impossible()
    {
        double[] found = Log<double>([double.NegativeInfinity, 3, 3, double.NegativeInfinity]);
        Assert.Equal([double.NegativeInfinity, -Math.Log(2), -Math.Log(2), double.NegativeInfinity], found);
        Assert.Equal([double.NegativeInfinity, double.NegativeInfinity], Log<double>([double.NegativeInfinity, double.NegativeInfinity]));
        Assert.Equal(double.NegativeInfinity, Softmax.LogSumExp<float>([float.NegativeInfinity]));
        Assert.Equal(double.NegativeInfinity, Softmax.LogSumExp<double>([]));
        Assert.Empty(Log<double>([]));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void What_has_no_softmax_gives_NaN(double bad)
    {
        Assert.Contains(double.NaN, Log<double>([1, bad, 2]));
        Assert.True(double.IsNaN(Softmax.LogSumExp<double>([1, bad, 2])));
    }

    [Fact]
    public void Scores_may_be_overwritten()
    {
        double[] scores = [1, 2, 3], expected = Log<double>(scores);
        Softmax.Log<double>(scores, scores);
        Assert.Equal(expected, scores);
    }

    private static T[] Log<T>(double[] scores)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] result = new T[scores.Length];
        Softmax.Log<T>([.. scores.Select(T.CreateChecked)], result);
        return result;
    }

    private static void AssertClose(double[] expected, double[] found, double tolerance)
    {
        Assert.Equal(expected.Length, found.Length);
        for (int index = 0; index < expected.Length; index++)
            Assert.InRange(found[index] - expected[index], -tolerance * (1 + Math.Abs(expected[index])), tolerance * (1 + Math.Abs(expected[index])));
    }
}
