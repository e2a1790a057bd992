using AutodiffTeach.Networks.Autoencoders;

namespace AutodiffTeach.Cli.Trainings.Autoencoders;

/// <summary>What autoencoders learn to reconstruct.</summary>
internal abstract class VectorSource
{
    /// <summary>The length of the vectors.</summary>
    public abstract int Features { get; }

    /// <summary>What it is, for the head of a chart.</summary>
    public abstract string Title { get; }

    /// <summary>The options that decide it, under their names.</summary>
    public abstract IReadOnlyList<Setting> Settings { get; }

    /// <summary>The vectors of a repeat.</summary>
    /// <param name="seed">The seed of the repeat.</param>
    public abstract VectorParts PartsOf(ulong seed);
}

/// <summary>Vectors to train on, to measure on while training, and to measure on once at the end; with the optimum for their distribution, where it is known.</summary>
/// <param name="Training">What is learned from.</param>
/// <param name="Validation">What each epoch is measured on.</param>
/// <param name="Test">What the last is measured on.</param>
/// <param name="Distribution">The optimum of a linear autoencoder for the distribution the vectors were drawn from under a corruption; null where it is not known.</param>
internal sealed record VectorParts(
    LabelledVectors<float> Training, LabelledVectors<float> Validation, LabelledVectors<float> Test, Func<Corruption, LinearOptimum>? Distribution);
