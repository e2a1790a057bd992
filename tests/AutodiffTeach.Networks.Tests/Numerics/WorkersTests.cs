using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Tests.Numerics;

public sealed class WorkersTests
{
    private const long MuchWork = long.MaxValue;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    public void Every_unit_is_done_once_in_every_run(int threads)
    {
        var workers = new Workers(threads);
        for (int run = 0; run < 300; run++)
        {
            int[] done = new int[run % 23];
            workers.Run(done.Length, MuchWork, unit => Interlocked.Increment(ref done[unit]));
            Assert.All(done, count => Assert.Equal(1, count));
        }
    }

    [Fact]
    public void Little_work_stays_on_the_thread_of_the_caller()
    {
        int caller = Environment.CurrentManagedThreadId;
        new Workers(4).Run(100, work: 100, unit => Assert.Equal(caller, Environment.CurrentManagedThreadId));
    }

    [Fact]
    public void Runs_of_several_callers_at_once_end_although_the_pool_is_busy()
    {
        int done = 0;
        Parallel.For(0, 8, _ => new Workers(4).Run(50, MuchWork, unit => Interlocked.Increment(ref done)));
        Assert.Equal(400, done);
    }

    [Fact]
    public void No_threads_are_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => new Workers(0));

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
