using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Tests.Numerics;

public sealed class WorkersTests
{
    private const long MuchWork = long.MaxValue;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(8)]
    public void Every_unit_is_done_once(int threads)
    {
        var workers = new Workers(threads);
        for (int units = 0; units < 100; units++)
        {
            int[] times = new int[units];
            workers.Run(units, MuchWork, unit => Interlocked.Increment(ref times[unit]));
            Assert.All(times, count => Assert.Equal(1, count));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(8)]
    public void A_failure_is_thrown_once_and_not_by_the_next_run(int threads)
    {
        var workers = new Workers(threads);
        for (int round = 0; round < 50; round++)
        {
            InvalidOperationException error = Assert.Throws<InvalidOperationException>(
                () => workers.Run(64, MuchWork, unit => throw new InvalidOperationException("A unit failed.")));
            Assert.Equal("A unit failed.", error.Message);
            int done = 0;
            workers.Run(64, MuchWork, unit => Interlocked.Increment(ref done));
            Assert.Equal(64, done);
        }
    }
}
