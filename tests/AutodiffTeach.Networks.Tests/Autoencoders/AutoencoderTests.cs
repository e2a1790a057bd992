using AutodiffTeach.Networks.Autoencoders;
using AutodiffTeach.Networks.Layers;
using AutodiffTeach.Networks.Numerics;
using AutodiffTeach.Networks.Tests.Layers;
using AutodiffTeach.Networks.Training;

namespace AutodiffTeach.Networks.Tests.Autoencoders;

public sealed class AutoencoderTests
{
    [Fact]
    public void Activations_stand_after_all_but_the_last_layer_of_encoder_and_decoder()
    {
        var autoencoder = new Autoencoder<double>([6, 4, 3, 2], Activation.Tanh);
        Assert.Equal(["6-4", "4-4 Tanh", "4-3", "3-3 Tanh", "3-2"], autoencoder.Encoder.Layers.Select(Describe));
        Assert.Equal(["2-3", "3-3 Tanh", "3-4", "4-4 Tanh", "4-6"], autoencoder.Decoder.Layers.Select(Describe));
        Assert.Equal([.. autoencoder.Encoder.Layers, .. autoencoder.Decoder.Layers], autoencoder.Network.Layers);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(256)]
    [InlineData(600)]
    public void Many_vectors_are_encoded_as_one_by_one(int count)
    {
        var autoencoder = new Autoencoder<double>([5, 4, 2]);
        autoencoder.Network.Initialise(Initialisation.PyTorch, new RandomStream(1));
        Matrix<double> vectors = Sample.Matrix(count, 5, seed: 2);
        Matrix<double> codes = autoencoder.Encode(vectors), reconstructions = autoencoder.Reconstruct(vectors);
        double error = 0;
        for (int row = 0; row < count; row++)
        {
            var one = new Matrix<double>(1, 5, vectors.Row(row));
            Assert.Equal(autoencoder.Encode(one).Values.ToArray(), codes.Row(row).ToArray());
            Assert.Equal(autoencoder.Reconstruct(one).Values.ToArray(), reconstructions.Row(row).ToArray());
            error += autoencoder.ErrorOf(one) / count;
        }

        if (count > 0)
            Assert.Equal(error, autoencoder.ErrorOf(vectors), 1e-12);
    }

    [Theory]
    [InlineData(true, 2, Activation.Relu)]
    [InlineData(true, 4, Activation.Identity)]
    [InlineData(false, 4, Activation.Relu)]
    public void It_is_linear_without_an_activation_in_between(bool isLinear, int sizes, Activation activation) =>
        Assert.Equal(isLinear, new Autoencoder<float>([.. Enumerable.Repeat(3, sizes)], activation).IsLinear);

    [Fact]
    public void Sizes_and_vectors_that_do_not_fit_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new Autoencoder<float>([5]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Autoencoder<float>([5, 0]));
        var autoencoder = new Autoencoder<float>([5, 2]);
        ArgumentException error = Assert.Throws<ArgumentException>(() => autoencoder.Encode(new(3, 4)));
        Assert.Equal("The vectors have 4 components, but the encoder reads 5. (Parameter 'vectors')", error.Message);
        Assert.Throws<ArgumentException>(() => autoencoder.ErrorOf(new(0, 5)));
    }

    private static string Describe(Layer<double> layer) => $"{layer.InputSize}-{layer.OutputSize}{(layer is Nonlinearity<double> nonlinearity ? $" {nonlinearity.Activation}" : "")}";
}
