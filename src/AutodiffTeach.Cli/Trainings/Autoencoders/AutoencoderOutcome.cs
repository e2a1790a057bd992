using AutodiffTeach.Networks.Autoencoders;

namespace AutodiffTeach.Cli.Trainings.Autoencoders;

/// <summary>What came of one training.</summary>
/// <param name="Code">The size of the code.</param>
/// <param name="Seed">The seed of the repeat.</param>
/// <param name="Epochs">What was measured before the first epoch and after each.</param>
/// <param name="TestAccuracy">The probe's accuracy on the vectors kept for the end.</param>
/// <param name="Optimum">The least training objective on the training vectors, by theory; null where the autoencoder is not linear.</param>
/// <param name="DistributionOptimum">The same for the distribution they were drawn from; null where it is not known.</param>
internal sealed record AutoencoderOutcome(
    int Code, ulong Seed, IReadOnlyList<AutoencoderEpoch> Epochs, double TestAccuracy, double? Optimum, double? DistributionOptimum);
