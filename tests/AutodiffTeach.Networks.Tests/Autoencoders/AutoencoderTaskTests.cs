using AutodiffTeach.Networks.Autoencoders;
using AutodiffTeach.Networks.Numerics;
using AutodiffTeach.Networks.Tests.Layers;

namespace AutodiffTeach.Networks.Tests.Autoencoders;

public sealed class AutoencoderTaskTests
{
    [Fact]
    public void An_epoch_takes_every_vector_once_and_the_loss_is_against_the_clean_ones()
    {
        Matrix<double> vectors = Sample.Matrix(10, 3, seed: 1);
        AutoencoderTask<double> task = Task(vectors, new GaussianNoise(), seed: 2);
        List<double[]> taken = [];
        for (int batch = 0; batch < 3; batch++)
        {
            Sequence<double> input = task.NextBatch();
            Assert.Equal(0, task.Loss.Forward(task.Clean));
            Assert.NotEqual(task.Clean.Values.ToArray(), input.Values.ToArray());
            taken.AddRange(task.Clean.Values.ToArray().Chunk(3));
        }

        Assert.Equal(1, task.Order.Epoch);
        Assert.Equal(Rows(vectors), Ordered(taken));
    }

    [Fact]
    public void Corruption_is_drawn_anew_each_epoch()
    {
        AutoencoderTask<double> task = Task(Sample.Matrix(1, 50, seed: 1), new Masking(0.5), seed: 2);
        double[] first = task.NextBatch().Values.ToArray();
        Assert.NotEqual(first, task.NextBatch().Values.ToArray());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    public void A_task_that_goes_on_from_a_state_gives_the_same_batches(int before)
    {
        Matrix<double> vectors = Sample.Matrix(10, 3, seed: 1);
        AutoencoderTask<double> task = Task(vectors, new GaussianNoise(), seed: 2), resumed = Task(vectors, new GaussianNoise(), seed: 3);
        for (int batch = 0; batch < before; batch++)
            task.NextBatch();
        resumed.Restore(task.State);
        for (int batch = 0; batch < 7; batch++)
        {
            Assert.Equal(task.NextBatch().Values.ToArray(), resumed.NextBatch().Values.ToArray());
            Assert.Equal(task.Clean.Values.ToArray(), resumed.Clean.Values.ToArray());
        }
    }

    [Fact]
    public void What_is_no_state_is_refused() =>
        Assert.Throws<ArgumentException>(() => Task(Sample.Matrix(10, 3, seed: 1), Corruption.None, seed: 2).Restore([1, 2, 3]));

    [Fact]
    public void It_says_what_it_is() => Assert.Equal(
        "reconstruction of 10 vectors of 3, batches of 4, masks that drop with probability 0.25", Task(Sample.Matrix(10, 3, seed: 1), new Masking(), seed: 2).Description);

    private static AutoencoderTask<double> Task(Matrix<double> vectors, Corruption corruption, ulong seed) => new(vectors, 4, corruption, new RandomStream(seed), new RandomStream(seed + 100));

    private static double[][] Rows(Matrix<double> vectors) => Ordered(vectors.Values.ToArray().Chunk(vectors.Columns));

    private static double[][] Ordered(IEnumerable<double[]> rows) => [.. rows.OrderBy(row => row[0])];
}
