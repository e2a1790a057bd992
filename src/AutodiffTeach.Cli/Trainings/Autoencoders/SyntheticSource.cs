using AutodiffTeach.Networks.Autoencoders;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Cli.Trainings.Autoencoders;

/// <summary>The synthetic set: a few directions of large variance that decide the class, rotated among others; a rotation and vectors of its own for each seed.</summary>
/// <param name="samples">How many vectors: 0.7 of them to train on, 0.2 to validate, 0.1 to test.</param>
/// <param name="features">Their length.</param>
/// <param name="informative">How many directions matter.</param>
internal sealed class SyntheticSource(int samples, int features, int informative) : VectorSource
{
    /// <summary>So few vectors leave one for each part.</summary>
    public const int FewestSamples = 10;

    private const int Streams = 4;

    public override int Features => features;

    public override string Title => FormattableString.Invariant($"{features} synthetic features, {informative} of them informative");

    public override IReadOnlyList<Setting> Settings => [new("data", "synthetic"), new("samples", samples), new("features", features), new("informative", informative)];

    public override VectorParts PartsOf(ulong seed)
    {
        var distribution = new SyntheticFeatures(features, informative, new RandomStream(Streams * seed));
        int training = samples * 7 / 10, validation = samples / 5;
        return new(
            distribution.Draw<float>(training, new RandomStream((Streams * seed) + 1)),
            distribution.Draw<float>(validation, new RandomStream((Streams * seed) + 2)),
            distribution.Draw<float>(samples - training - validation, new RandomStream((Streams * seed) + 3)),
            corruption => new(distribution.Covariance(), new double[features], corruption));
    }
}
