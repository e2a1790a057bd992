using AutodiffTeach.Networks.Training;

namespace AutodiffTeach.Networks.Flow;

/// <summary>What an experiment of gradient flow is made of; the defaults are those of problem set 2.</summary>
public sealed record FlowOptions
{
    /// <summary>The most steps of an experiment.</summary>
    public const int LongestSequence = 10_000;

    /// <summary>The greatest hidden size, input size and batch of an experiment.</summary>
    public const int LargestSize = 512;

    /// <summary>The most numbers that all states of all sequences have: length · batch · hidden size (or input size, where that is larger).</summary>
    public const int MostNumbers = 10_000_000;

    /// <summary>The number of time steps T, 1 to <see cref="LongestSequence"/>.</summary>
    public int Length { get; init; } = 10;

    /// <summary>The length of h_t, 1 to <see cref="LargestSize"/>.</summary>
    public int HiddenSize { get; init; } = 16;

    /// <summary>The length of x_t and of the output, 1 to <see cref="LargestSize"/>.</summary>
    public int InputSize { get; init; } = 1;

    /// <summary>The number of sequences, 1 to <see cref="LargestSize"/>.</summary>
    public int Batch { get; init; } = 1;

    /// <summary>Where the loss is taken.</summary>
    public FlowLoss Loss { get; init; }

    /// <summary>How weights are drawn.</summary>
    public Initialisation Initialisation { get; init; } = Initialisation.PyTorch;

    /// <summary>The factor of the recurrent layer's weights after initialisation.</summary>
    public double WeightScale { get; init; } = 1;

    /// <summary>The factor of the recurrent layer's biases after initialisation.</summary>
    public double BiasScale { get; init; } = 1;

    /// <summary>The spectral radius that W^h, of a layer with gates each gate's part of it, is scaled to; null to leave it.</summary>
    public double? SpectralRadius { get; init; }

    /// <summary>The value of every bias of an LSTM's forget gate; null to leave them.</summary>
    public double? ForgetBias { get; init; }

    /// <summary>The seed of inputs and weights; every cell gets the same inputs.</summary>
    public ulong Seed { get; init; }

    /// <summary>The numbers that all states (or inputs, where those are larger) of all sequences have, at most <see cref="MostNumbers"/>.</summary>
    public long Numbers => (long)Length * Batch * Math.Max(HiddenSize, InputSize);
}
