using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Tests.Numerics;

public sealed class RandomStreamTests
{
    // SplitMix64 of 0 and xoshiro256** as their authors' C programs give them, worked through once by hand in Python.
    [Fact]
    public void The_bits_are_those_of_the_published_generator()
    {
        var stream = new RandomStream(0);
        Assert.Equal([0xE220A8397B1DCDAF, 0x6E789E6AA1B965F4, 0x06C45D188009454F, 0xF88BB8A8724C81EC], stream.State);
        Assert.Equal(0x99EC5F36CB75F2B4UL, stream.NextBits());
    }

    [Fact]
    public void A_restored_stream_goes_on_where_the_other_was()
    {
        var stream = new RandomStream(7);
        for (int index = 0; index < 5; index++)
            stream.NextBits();
        var other = new RandomStream(1);
        other.Restore(stream.State);
        Assert.Equal(stream.NextNormal(), other.NextNormal());
        Assert.Throws<ArgumentException>(() => other.Restore([0, 0, 0, 0]));
    }

    [Fact]
    public void Normal_numbers_have_mean_0_and_variance_1_and_the_right_tail()
    {
        var stream = new RandomStream(3);
        double[] numbers = [.. Enumerable.Range(0, 100_000).Select(_ => stream.NextNormal())];
        Assert.InRange(numbers.Average(), -0.02, 0.02);
        Assert.InRange(numbers.Average(number => number * number), 0.97, 1.03);
        Assert.InRange(numbers.Count(number => Math.Abs(number) > 1.96) / 100_000.0, 0.047, 0.053);
    }

    [Fact]
    public void Integers_below_a_count_come_up_equally_often()
    {
        var stream = new RandomStream(11);
        int[] counts = new int[6];
        for (int index = 0; index < 60_000; index++)
            counts[stream.NextBelow(6)]++;
        Assert.All(counts, count => Assert.InRange(count, 9_500, 10_500));
        Assert.Equal(0, stream.NextBelow(1));
    }

    [Fact]
    public void Shuffling_keeps_every_item()
    {
        int[] items = [.. Enumerable.Range(0, 50)];
        new RandomStream(5).Shuffle<int>(items);
        Assert.NotEqual(Enumerable.Range(0, 50), items);
        Assert.Equal(Enumerable.Range(0, 50), items.Order());
    }
}
