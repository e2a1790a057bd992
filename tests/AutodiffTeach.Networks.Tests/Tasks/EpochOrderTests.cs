using AutodiffTeach.Networks.Numerics;
using AutodiffTeach.Networks.Tasks;

namespace AutodiffTeach.Networks.Tests.Tasks;

/// <summary>Batches of a fixed set of examples.</summary>
public sealed class EpochOrderTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(10, 3)]
    [InlineData(12, 4)]
    [InlineData(5, 8)]
    public void Every_epoch_takes_each_example_once(int count, int batch)
    {
        var order = new EpochOrder(count, batch, new RandomStream(1));
        for (int epoch = 0; epoch < 4; epoch++)
        {
            Assert.Equal(epoch, order.Epoch);
            int[] taken = [.. Enumerable.Range(0, order.BatchesPerEpoch).SelectMany(_ => order.Next().ToArray())];
            Assert.Equal(Enumerable.Range(0, count), taken.Order());
        }
    }

    [Fact]
    public void Epochs_have_orders_of_their_own()
    {
        var order = new EpochOrder(100, 100, new RandomStream(1));
        Assert.NotEqual(order.Next().ToArray(), order.Next().ToArray());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(11)]
    public void A_run_that_goes_on_from_a_state_takes_the_same_batches(int before)
    {
        var order = new EpochOrder(10, 3, new RandomStream(1));
        for (int batch = 0; batch < before; batch++)
            order.Next();
        var resumed = new EpochOrder(10, 3, new RandomStream(2));
        resumed.Restore(order.State);
        for (int batch = 0; batch < 9; batch++)
        {
            Assert.Equal(order.Epoch, resumed.Epoch);
            Assert.Equal(order.Next().ToArray(), resumed.Next().ToArray());
        }
    }
}
