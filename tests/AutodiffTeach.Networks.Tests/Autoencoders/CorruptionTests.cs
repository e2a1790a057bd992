using AutodiffTeach.Networks.Autoencoders;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Tests.Autoencoders;

public sealed class CorruptionTests
{
    private const int Count = 40_000;

    [Fact]
    public void None_leaves_everything_and_draws_nothing()
    {
        var random = new RandomStream(1);
        IReadOnlyList<ulong> before = random.State;
        Assert.Equal([1, -2, 3], Corrupted(Corruption.None, [1, -2, 3], random));
        Assert.Equal(before, random.State);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    [InlineData(2)]
    public void Noise_has_mean_zero_and_its_deviation(double deviation)
    {
        double[] noise = Corrupted(new GaussianNoise(deviation), new double[Count], new RandomStream(2));
        Assert.Equal(0, noise.Average(), 4 * deviation / Math.Sqrt(Count));
        Assert.Equal(deviation, Math.Sqrt(noise.Average(value => value * value)), 4 * deviation / Math.Sqrt(2 * Count));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.25)]
    [InlineData(1)]
    public void Masks_drop_that_share_and_do_not_rescale_what_is_kept(double probability)
    {
        double[] masked = Corrupted(new Masking(probability), [.. Enumerable.Repeat(3.0, Count)], new RandomStream(3));
        Assert.All(masked, value => Assert.True(value is 0 or 3));
        Assert.Equal(probability, masked.Count(value => value == 0) / (double)Count, 4 * Math.Sqrt(probability * (1 - probability) / Count));
    }

    [Fact]
    public void Floats_are_corrupted_as_doubles_are()
    {
        foreach (Corruption corruption in new[] { Corruption.None, new GaussianNoise(), new Masking() })
        {
            float[] floats = [1, 2, 3, 4, 5];
            corruption.Apply<float>(floats, floats, new RandomStream(4));
            Assert.Equal(Corrupted(corruption, [1, 2, 3, 4, 5], new RandomStream(4)), [.. floats.Select(value => (double)value)], (one, other) => Math.Abs(one - other) < 1e-6);
        }
    }

    [Fact]
    public void Numbers_out_of_range_are_refused()
    {
        foreach (double wrong in new[] { -0.1, double.NaN, double.PositiveInfinity })
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => new GaussianNoise(wrong));
            Assert.Throws<ArgumentOutOfRangeException>(() => new Masking(wrong));
        }
    }

    private static double[] Corrupted(Corruption corruption, double[] clean, RandomStream random)
    {
        double[] corrupted = new double[clean.Length];
        corruption.Apply<double>(clean, corrupted, random);
        return corrupted;
    }
}
