using System.Text.Json;
using AutodiffTeach.Networks.Autoencoders;
using AutodiffTeach.Networks.Losses;
using AutodiffTeach.Networks.Numerics;
using AutodiffTeach.Networks.Tests.Training;

namespace AutodiffTeach.Networks.Tests.Autoencoders;

/// <summary>Vanilla, denoising and masked autoencoders with PyTorch's weights, noise and masks give PyTorch's numbers.</summary>
public sealed class AutoencoderOracleTests
{
    public static TheoryData<int> Networks => AutoencoderOracle.Networks;

    [Theory]
    [MemberData(nameof(Networks))]
    public void Loss_and_every_gradient_are_those_of_PyTorch(int index)
    {
        JsonElement one = AutoencoderOracle.Network(index);
        Autoencoder<double> autoencoder = AutoencoderOracle.AutoencoderOf(one);
        var loss = new SummedSquaredError<double>(AutoencoderOracle.SequenceOf(one.GetProperty("clean")));
        double value = loss.Forward(autoencoder.Network.Forward(AutoencoderOracle.SequenceOf(one.GetProperty("corrupted"))));
        Assert.Equal(one.GetProperty("loss").GetDouble(), value, 1e-12);

        Sequence<double> inputGradient = autoencoder.Network.Backward(loss.Backward());
        OptimiserOracle.AssertAgree(OptimiserOracle.Numbers(one.GetProperty("inputGradient")), inputGradient.Values);
        Assert.Equal(one.GetProperty("gradients").EnumerateObject().Count(), autoencoder.Network.Parameters.Count);
        foreach (NamedParameter<double> named in autoencoder.Network.Parameters)
            OptimiserOracle.AssertAgree(OptimiserOracle.Numbers(one.GetProperty("gradients").GetProperty(named.Name)), named.Parameter.Gradient.Values);
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Codes_and_reconstructions_are_those_of_PyTorch(int index)
    {
        JsonElement one = AutoencoderOracle.Network(index);
        Autoencoder<double> autoencoder = AutoencoderOracle.AutoencoderOf(one);
        Matrix<double> corrupted = AutoencoderOracle.MatrixOf(one.GetProperty("corrupted"));
        OptimiserOracle.AssertAgree(OptimiserOracle.Numbers(one.GetProperty("code")), autoencoder.Encode(corrupted).Values);
        OptimiserOracle.AssertAgree(OptimiserOracle.Numbers(one.GetProperty("reconstruction")), autoencoder.Reconstruct(corrupted).Values);
        if (one.GetProperty("corruption").GetString() == "vanilla")
            Assert.Equal(one.GetProperty("loss").GetDouble(), autoencoder.ErrorOf(corrupted), 1e-12);
    }
}
