using AutodiffTeach.Networks.Layers;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Tests.Layers;

public sealed class DropoutTests
{
    [Fact]
    public void Out_of_training_it_is_the_identity()
    {
        var layer = new Dropout<double>(3, 0.9, new RandomStream(1));
        Sequence<double> input = Sample.Sequence(4, 2, 3, seed: 2);
        Assert.Equal(input.Values.ToArray(), layer.Forward(input).Values.ToArray());
        Assert.Equal(input.Values.ToArray(), layer.Backward(input).Values.ToArray());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.25)]
    [InlineData(1)]
    public void In_training_it_drops_that_share_and_keeps_the_mean(double probability)
    {
        var layer = new Dropout<double>(100, probability, new RandomStream(1)) { Training = true };
        var ones = new Sequence<double>(20, 10, 100);
        ones.Values.Fill(1);
        double[] output = layer.Forward(ones).Values.ToArray();
        Assert.InRange(output.Count(value => value == 0) / 20_000.0, probability - 0.02, probability + 0.02);
        Assert.All(output.Where(value => value != 0), value => Assert.Equal(1 / (1 - probability), value));
    }

    [Fact]
    public void Gradients_are_dropped_where_values_were()
    {
        var layer = new Dropout<double>(10, 0.5, new RandomStream(1)) { Training = true };
        var ones = new Sequence<double>(2, 2, 10);
        ones.Values.Fill(1);
        double[] output = layer.Forward(ones).Values.ToArray();
        layer.Training = false;
        Assert.Equal(output, layer.Backward(ones).Values.ToArray());
    }

    [Fact]
    public void The_same_stream_drops_the_same()
    {
        var ones = new Sequence<float>(2, 2, 10);
        ones.Values.Fill(1);
        float[][] outputs = [.. Enumerable.Range(0, 2).Select(_ =>
            new Network<float>(new Dropout<float>(10, 0.5, new RandomStream(3))) { Training = true }.Forward(ones).Values.ToArray())];
        Assert.Equal(outputs[0], outputs[1]);
        Assert.Contains(0f, outputs[0]);
    }
}
