using AutodiffTeach.Networks.Autoencoders;
using AutodiffTeach.Networks.Layers;
using AutodiffTeach.Networks.Numerics;
using AutodiffTeach.Networks.Training;

namespace AutodiffTeach.Networks.Tests.Autoencoders;

/// <summary>Training finds what theory says, on a synthetic set of a fifth of the size of the problem set's.</summary>
public sealed class AutoencoderTrainingTests
{
    private const int Features = 20;
    private const int Informative = 4;

    // The rate is that of the problem set times the ratio of the widths. Of a wide code the noise of the steps would leave 3 %, so it takes smaller ones.
    [Theory]
    [InlineData("vanilla", 1, 2.5e-3, 8)]
    [InlineData("vanilla", 4, 2.5e-3, 8)]
    [InlineData("denoising", 4, 2.5e-3, 8)]
    [InlineData("masked", 4, 2.5e-3, 8)]
    [InlineData("masked", 20, 2.5e-3, 24)]
    public void The_training_objective_comes_to_its_closed_form_optimum(string kind, int size, double rate, int epochs)
    {
        Corruption corruption = kind switch { "denoising" => new GaussianNoise(), "masked" => new Masking(), _ => Corruption.None };
        AutoencoderTraining<float> training = Trained(corruption, size, epochs, out LinearOptimum optimum, rate);
        double reached = training.Epochs[^1].TrainingLoss!.Value;
        Assert.InRange(reached, 0.98 * optimum.ErrorAt(size), 1.02 * optimum.ErrorAt(size));
        Assert.InRange(training.Epochs[^1].ValidationLoss, 0.9 * optimum.CleanErrorAt(size), 1.1 * optimum.CleanErrorAt(size));
    }

    [Fact]
    public void A_code_as_long_as_the_directions_that_matter_tells_the_class_and_an_untrained_one_does_not()
    {
        AutoencoderTraining<float> training = Trained(Corruption.None, Informative, epochs: 6, out _);
        Assert.Equal(7, training.Epochs.Count);
        Assert.Null(training.Epochs[0].TrainingLoss);
        Assert.InRange(training.Epochs[0].ProbeAccuracy, 0.4, 0.9);
        Assert.InRange(training.Epochs[^1].ProbeAccuracy, 0.95, 1);
    }

    [Fact]
    public void The_loss_of_an_epoch_is_the_mean_over_its_vectors()
    {
        var features = new SyntheticFeatures(4, 2, new RandomStream(1));
        LabelledVectors<float> vectors = features.Draw<float>(10, new RandomStream(2));
        AutoencoderTraining<float> training = Begin(new Autoencoder<float>([4, 2]), vectors, vectors, Corruption.None, batch: 4);
        Assert.True(training.RunEpoch(cancellation: TestContext.Current.CancellationToken));
        double[] losses = [.. training.Trainer.Losses];
        Assert.Equal(((4 * losses[0]) + (4 * losses[1]) + (2 * losses[2])) / 10, training.Epochs[1].TrainingLoss!.Value, 1e-12);
    }

    [Fact]
    public void An_epoch_that_was_stopped_goes_on_to_the_numbers_of_one_that_was_not()
    {
        var features = new SyntheticFeatures(4, 2, new RandomStream(1));
        LabelledVectors<float> vectors = features.Draw<float>(10, new RandomStream(2));
        AutoencoderTraining<float> whole = Begin(new Autoencoder<float>([4, 2]), vectors, vectors, new GaussianNoise(), batch: 4);
        AutoencoderTraining<float> stopped = Begin(new Autoencoder<float>([4, 2]), vectors, vectors, new GaussianNoise(), batch: 4);
        using var stop = new CancellationTokenSource();
        Assert.False(stopped.RunEpoch(stop.Cancel, stop.Token));
        Assert.Single(stopped.Epochs);
        Assert.Single(stopped.Trainer.Losses);
        Assert.True(stopped.RunEpoch(cancellation: TestContext.Current.CancellationToken));
        Assert.True(whole.RunEpoch(cancellation: TestContext.Current.CancellationToken));
        Assert.Equal(whole.Epochs, stopped.Epochs);
    }

    private static AutoencoderTraining<float> Trained(Corruption corruption, int size, int epochs, out LinearOptimum optimum, double rate = 2.5e-3)
    {
        var features = new SyntheticFeatures(Features, Informative, new RandomStream(1));
        LabelledVectors<float> vectors = features.Draw<float>(2800, new RandomStream(2));
        optimum = LinearOptimum.OfData(vectors.Vectors, corruption);
        AutoencoderTraining<float> training = Begin(
            new Autoencoder<float>([Features, size], Activation.Identity), vectors, features.Draw<float>(800, new RandomStream(3)), corruption, batch: 20, rate);
        for (int epoch = 0; epoch < epochs; epoch++)
            training.RunEpoch(cancellation: TestContext.Current.CancellationToken);
        return training;
    }

    private static AutoencoderTraining<float> Begin(
        Autoencoder<float> autoencoder, LabelledVectors<float> vectors, LabelledVectors<float> validation, Corruption corruption, int batch, double rate = 2.5e-3)
    {
        autoencoder.Network.Initialise(Initialisation.PyTorch, new RandomStream(4));
        var task = new AutoencoderTask<float>(vectors.Vectors, batch, corruption, new RandomStream(5), new RandomStream(6));
        return new(autoencoder, task, new Adam<float>(autoencoder.Network.Parameters, rate), vectors, validation, probeSeed: 7);
    }
}
