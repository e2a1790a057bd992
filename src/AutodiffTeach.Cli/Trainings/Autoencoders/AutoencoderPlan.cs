using AutodiffTeach.Networks;
using AutodiffTeach.Networks.Autoencoders;
using AutodiffTeach.Networks.Layers;
using AutodiffTeach.Networks.Training;

namespace AutodiffTeach.Cli.Trainings.Autoencoders;

/// <summary>Which autoencoders are trained, and how.</summary>
/// <param name="Source">What they reconstruct.</param>
/// <param name="Kind">The word for what is done to their input.</param>
/// <param name="Corruption">What is done to it.</param>
/// <param name="Hidden">The sizes between input and code.</param>
/// <param name="Activation">The activation after all but the last layer of encoder and decoder.</param>
/// <param name="Codes">The sizes of the code, one autoencoder each.</param>
/// <param name="Epochs">How many epochs each is trained.</param>
/// <param name="Batch">The vectors in a batch.</param>
/// <param name="Repeats">How often each is trained, with seeds one after another.</param>
/// <param name="Seed">The seed of the first repeat.</param>
/// <param name="Threads">The threads that passes use.</param>
/// <param name="Optimiser">Makes an optimiser of parameters.</param>
internal sealed record AutoencoderPlan(
    VectorSource Source,
    string Kind,
    Corruption Corruption,
    IReadOnlyList<int> Hidden,
    Activation Activation,
    IReadOnlyList<int> Codes,
    int Epochs,
    int Batch,
    int Repeats,
    ulong Seed,
    int Threads,
    Func<IReadOnlyList<NamedParameter<float>>, Optimiser<float>> Optimiser)
{
    /// <summary>The sizes of an autoencoder from input to code.</summary>
    public IReadOnlyList<int> SizesOf(int code) => [Source.Features, .. Hidden, code];

    /// <summary>Whether what they make is an affine function of their input.</summary>
    public bool IsLinear => Hidden.Count == 0 || Activation == Activation.Identity;

    /// <summary>The greatest rank of that function: the narrowest layer.</summary>
    public int RankOf(int code) => SizesOf(code).Min();
}
