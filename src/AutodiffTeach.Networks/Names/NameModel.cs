using System.Numerics;
using AutodiffTeach.Networks.Layers;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Names;

/// <summary>A network that tells the language of a name: letters as vectors, recurrent layers, the state at the last letter, and a score for each language.</summary>
/// <remarks>As PyTorch's modules in the same order: Embedding, an RNN, LSTM or GRU of several layers with dropout between, dropout, Linear.</remarks>
/// <param name="Cell">What the recurrent layers are.</param>
/// <param name="Layers">How many of them stand above one another, 1 to <see cref="MostLayers"/>.</param>
/// <param name="Hidden">The length of a state, 1 to <see cref="LargestSize"/>.</param>
/// <param name="Embedding">The length of the vector of a letter, 1 to <see cref="LargestSize"/>.</param>
/// <param name="Dropout">The probability of a component to be dropped between the recurrent layers and after the last, from 0 to below 1.</param>
/// <param name="Languages">The languages, in the order of the scores; not empty.</param>
public sealed record NameModel(NameCell Cell, int Layers, int Hidden, int Embedding, double Dropout, IReadOnlyList<string> Languages)
{
    /// <summary>The most recurrent layers.</summary>
    public const int MostLayers = 16;

    /// <summary>The longest vectors.</summary>
    public const int LargestSize = 4096;

    /// <summary>Makes the network, all parameters zero.</summary>
    /// <typeparam name="T">The number: <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="random">What decides which components are dropped; each dropout has a stream of its own that begins with its numbers.</param>
    /// <exception cref="InvalidOperationException">A size is out of its range, or there is no language.</exception>
    public Network<T> Create<T>(RandomStream random)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(random);
        if (Fault() is { } fault)
            throw new InvalidOperationException($"No network can be made: {fault}.");
        List<Layer<T>> layers = [new Embedding<T>(Alphabet.Size, Embedding)];
        for (int layer = 0; layer < Layers; layer++)
        {
            if (layer > 0)
                AddDropout(layers, random);
            layers.Add(CellOf<T>(layer == 0 ? Embedding : Hidden));
        }

        layers.Add(new LastStep<T>(Hidden));
        AddDropout(layers, random);
        layers.Add(new Linear<T>(Hidden, Languages.Count));
        return new(layers);
    }

    private void AddDropout<T>(List<Layer<T>> layers, RandomStream random)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (Dropout > 0)
            layers.Add(new Dropout<T>(Hidden, Dropout, new RandomStream(random.NextBits())));
    }

    private RecurrentLayer<T> CellOf<T>(int inputSize)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Cell switch
        {
            NameCell.Rnn => new Rnn<T>(inputSize, Hidden),
            NameCell.Lstm => new Lstm<T>(inputSize, Hidden),
            _ => new Gru<T>(inputSize, Hidden),
        };

    /// <summary>What is wrong with it, in words; null where it can be made.</summary>
    internal string? Fault() => this switch
    {
        _ when !Enum.IsDefined(Cell) => $"{nameof(Cell)} is {Cell}; a cell was expected",
        { Layers: < 1 or > MostLayers } => $"{nameof(Layers)} is {Layers}; a number from 1 to {MostLayers} was expected",
        { Hidden: < 1 or > LargestSize } => $"{nameof(Hidden)} is {Hidden}; a number from 1 to {LargestSize} was expected",
        { Embedding: < 1 or > LargestSize } => $"{nameof(Embedding)} is {Embedding}; a number from 1 to {LargestSize} was expected",
        { Dropout: not (>= 0 and < 1) } => $"{nameof(Dropout)} is {Dropout}; a probability from 0 to below 1 was expected",
        { Languages.Count: 0 } => "there is no language; at least one was expected",
        _ => null,
    };
}
