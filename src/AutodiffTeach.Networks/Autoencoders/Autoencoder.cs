using System.Numerics;
using AutodiffTeach.Networks.Layers;
using AutodiffTeach.Networks.Losses;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Autoencoders;

/// <summary>An encoder, which makes a code of a vector, and a decoder, which makes the vector of the code again.</summary>
/// <remarks>
/// Both are linear layers with an activation after all but the last, so neither code nor reconstruction is bounded. With one linear layer each, or
/// with <see cref="Activation.Identity"/>, the autoencoder is linear, and <see cref="LinearOptimum"/> tells how well it can do.
/// </remarks>
/// <typeparam name="T">The number: <see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class Autoencoder<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // So many vectors at once use the weights well, and stay in the cache.
    private const int BlockRows = 256;

    /// <summary>Makes an autoencoder whose parameters are zero.</summary>
    /// <param name="sizes">The lengths from the input to the code, at least these two; the decoder has them from the code to the reconstruction.</param>
    /// <param name="activation">The activation σ after all but the last linear layer of encoder and decoder.</param>
    /// <exception cref="ArgumentException">There are fewer than two sizes, or one is not positive.</exception>
    public Autoencoder(IReadOnlyList<int> sizes, Activation activation = Activation.Relu)
    {
        ArgumentNullException.ThrowIfNull(sizes);
        if (sizes.Count < 2)
            throw new ArgumentException($"There are {sizes.Count} sizes; that of the input, any between, and that of the code were expected.", nameof(sizes));
        Sizes = [.. sizes];
        Activation = activation;
        Encoder = new(Part(Sizes, activation));
        Decoder = new(Part([.. Sizes.Reverse()], activation));
        Network = new([.. Encoder.Layers, .. Decoder.Layers]);
    }

    /// <summary>The lengths from the input to the code.</summary>
    public IReadOnlyList<int> Sizes { get; }

    /// <summary>The activation σ after all but the last linear layer of encoder and decoder.</summary>
    public Activation Activation { get; }

    /// <summary>The length of the vectors.</summary>
    public int InputSize => Sizes[0];

    /// <summary>The length m of the code.</summary>
    public int CodeSize => Sizes[^1];

    /// <summary>Whether the reconstruction is an affine function of the input.</summary>
    public bool IsLinear => Sizes.Count == 2 || Activation == Activation.Identity;

    /// <summary>What makes the code; its layers are the first of <see cref="Network"/>.</summary>
    public Network<T> Encoder { get; }

    /// <summary>What makes the reconstruction of a code; its layers are the last of <see cref="Network"/>.</summary>
    public Network<T> Decoder { get; }

    /// <summary>Encoder and decoder as one network, which is trained.</summary>
    public Network<T> Network { get; }

    /// <summary>The codes of vectors.</summary>
    /// <param name="vectors">A vector a row, of <see cref="InputSize"/>.</param>
    /// <returns>A code a row.</returns>
    /// <exception cref="ArgumentException">The vectors have another length.</exception>
    public Matrix<T> Encode(Matrix<T> vectors) => Through(Encoder, vectors, CodeSize);

    /// <summary>What encoder and decoder make of vectors.</summary>
    /// <param name="vectors">A vector a row, of <see cref="InputSize"/>; corrupted or clean.</param>
    /// <returns>A reconstruction a row.</returns>
    /// <exception cref="ArgumentException">The vectors have another length.</exception>
    public Matrix<T> Reconstruct(Matrix<T> vectors) => Through(Network, vectors, InputSize);

    /// <summary>The mean squared length of the difference between vectors and their reconstructions, nothing being corrupted.</summary>
    /// <param name="vectors">A vector a row, of <see cref="InputSize"/>, at least one.</param>
    /// <exception cref="ArgumentException">The vectors have another length, or there is none.</exception>
    public double ErrorOf(Matrix<T> vectors)
    {
        RequireVectors(vectors);
        double sum = 0;
        foreach (Sequence<T> block in Blocks(vectors))
            sum += block.Batch * double.CreateTruncating(new SummedSquaredError<T>(block).Forward(Network.Forward(block)));
        return vectors.Rows > 0 ? sum / vectors.Rows : throw new ArgumentException("The mean over no vector has no value; a vector was expected.", nameof(vectors));
    }

    private Matrix<T> Through(Network<T> network, Matrix<T> vectors, int size)
    {
        RequireVectors(vectors);
        var results = new Matrix<T>(vectors.Rows, size);
        int done = 0;
        foreach (Sequence<T> block in Blocks(vectors))
        {
            network.Forward(block).Values.CopyTo(results.Values[done..]);
            done += block.Batch * size;
        }

        return results;
    }

    private static IEnumerable<Sequence<T>> Blocks(Matrix<T> vectors)
    {
        for (int index = 0; index < Rows.Blocks(vectors.Rows, BlockRows); index++)
        {
            var rows = Rows.Block(index, vectors.Rows, BlockRows);
            var block = new Sequence<T>(1, rows.Count, vectors.Columns);
            rows.Of(vectors).CopyTo(block.Values);
            yield return block;
        }
    }

    private void RequireVectors(Matrix<T> vectors)
    {
        ArgumentNullException.ThrowIfNull(vectors);
        if (vectors.Columns != InputSize)
            throw new ArgumentException($"The vectors have {vectors.Columns} components, but the encoder reads {InputSize}.", nameof(vectors));
    }

    private static List<Layer<T>> Part(IReadOnlyList<int> sizes, Activation activation)
    {
        List<Layer<T>> layers = [];
        for (int index = 1; index < sizes.Count; index++)
        {
            layers.Add(new Linear<T>(sizes[index - 1], sizes[index]));
            if (index < sizes.Count - 1)
                layers.Add(new Nonlinearity<T>(sizes[index], activation));
        }

        return layers;
    }
}
