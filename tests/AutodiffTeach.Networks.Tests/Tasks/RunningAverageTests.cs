using AutodiffTeach.Networks.Numerics;
using AutodiffTeach.Networks.Tasks;

namespace AutodiffTeach.Networks.Tests.Tasks;

public sealed class RunningAverageTests
{
    [Fact]
    public void Targets_are_the_means_so_far()
    {
        var task = new RunningAverage<double>(7, 3, lastStepOnly: false, new RandomStream(1));
        Sequence<double> input = task.NextBatch();
        for (int sequence = 0; sequence < 3; sequence++)
        {
            for (int step = 0; step < 7; step++)
                Assert.Equal(Enumerable.Range(0, step + 1).Average(t => input[t, sequence, 0]), task.Averages[step, sequence, 0], 1e-15);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_loss_of_the_averages_themselves_is_zero_and_of_zeros_their_mean_square(bool lastStepOnly)
    {
        var task = new RunningAverage<double>(5, 4, lastStepOnly, new RandomStream(2));
        task.NextBatch();
        Assert.Equal(0, task.Loss.Forward(task.Averages));
        ReadOnlySpan<double> read = lastStepOnly ? task.Averages.Step(4) : task.Averages.Values;
        Assert.Equal(read.ToArray().Average(y => y * y), task.Loss.Forward(new Sequence<double>(5, 4, 1)), 1e-14);
    }

    [Fact]
    public void Batches_are_fresh_and_a_state_brings_them_back()
    {
        var task = new RunningAverage<float>(5, 4, lastStepOnly: true, new RandomStream(3));
        float[] first = task.NextBatch().Values.ToArray();
        IReadOnlyList<ulong> state = task.State;
        float[] second = task.NextBatch().Values.ToArray();
        Assert.NotEqual(first, second);
        task.Restore(state);
        Assert.Equal(second, task.NextBatch().Values.ToArray());
    }

    [Fact]
    public void Inputs_are_of_the_normal_distribution()
    {
        double[] inputs = new RunningAverage<double>(100, 100, false, new RandomStream(4)).NextBatch().Values.ToArray();
        Assert.Equal(0, inputs.Average(), 0.04);
        Assert.Equal(1, inputs.Average(x => x * x), 0.06);
    }
}
