using System.Numerics;
using AutodiffTeach.Networks.Layers;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Decoding;

/// <summary>A network as a model: it reads a token, and the log-softmax of its output is the distribution of the next.</summary>
/// <remarks>
/// <para>
/// The tokens are the components of the last layer's output. A token enters as its number where the first layer is an <see cref="Embedding{T}"/>,
/// else as the one-hot vector of the first layer's length; embedding and vector may have room for more, such as a start token that is never drawn.
/// The sequence begins with a start input, which the network reads but which is no part of the sequence. Before it the recurrent layers are in their
/// <see cref="RecurrentLayer{T}.InitialState"/> and <see cref="Lstm{T}.InitialCell"/>, one row each; zero where they have none.
/// </para>
/// <para>
/// All hypotheses of a step are one batch of one pass, out of training: dropout drops nothing. A state is a small object of its own, which no pass
/// touches again. <see cref="Start"/> reads the weights; the steps after it use them as they were.
/// </para>
/// <para>A step is a forward pass: it overwrites what the network keeps of the last one, so take none between a forward and its backward pass.</para>
/// </remarks>
/// <typeparam name="T">The number: <see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class NetworkStep<T> : StepFunction<T, NetworkState<T>>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Network<T> _network;
    private readonly Sequence<T> _start;
    private readonly IReadOnlyList<NetworkMemory<T>> _memories;
    private readonly bool[] _training;
    private Sequence<T>? _input;

    /// <summary>A network that begins with tokens.</summary>
    /// <param name="network">The network.</param>
    /// <param name="start">What it reads before the first token is drawn: a start token, or a beginning that is to be continued; at least one.</param>
    /// <exception cref="ArgumentException">The first layer has no input for as many tokens as the last gives, there is no start token, or one has no input.</exception>
    public NetworkStep(Network<T> network, params ReadOnlySpan<int> start)
        : this(network, InputOf(network, start))
    {
    }

    /// <summary>A network that begins with vectors.</summary>
    /// <param name="network">The network.</param>
    /// <param name="start">What it reads before the first token is drawn: steps × 1 × the first layer's input size, at least one step. Kept by reference.</param>
    /// <exception cref="ArgumentException">The first layer has no input for as many tokens as the last gives, or the start has another shape.</exception>
    public NetworkStep(Network<T> network, Sequence<T> start)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(start);
        if (Inputs(network) < network.Layers[^1].OutputSize)
            throw new ArgumentException($"The last layer gives {network.Layers[^1].OutputSize} tokens, but the first has inputs for {Inputs(network)}; as many were expected.", nameof(network));
        Shapes.Require(start, Math.Max(start.Steps, 1), 1, network.Layers[0].InputSize, "The start", nameof(start));
        _network = network;
        _start = start;
        _memories = NetworkMemory<T>.Of(network);
        _training = new bool[network.Layers.Count];
    }

    /// <inheritdoc/>
    public override int VocabularySize => _network.Layers[^1].OutputSize;

    /// <inheritdoc/>
    public override NetworkState<T> Start(Span<T> logProbabilities)
    {
        NetworkState<T> state = null!;
        Pass(_start, before: [], logProbabilities, new(ref state));
        return state;
    }

    /// <inheritdoc/>
    public override NetworkState<T> Step(NetworkState<T> state, int token, Span<T> logProbabilities)
    {
        NetworkState<T> next = null!;
        StepAll(new(in state), new(in token), logProbabilities, new(ref next));
        return next;
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">A token is not one of the vocabulary.</exception>
    public override void StepAll(ReadOnlySpan<NetworkState<T>> states, ReadOnlySpan<int> tokens, Span<T> logProbabilities, Span<NetworkState<T>> next)
    {
        _input = Shapes.Fit(_input, 1, states.Length, _network.Layers[0].InputSize);
        _input.Values.Clear();
        for (int index = 0; index < states.Length; index++)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)tokens[index], (uint)VocabularySize, nameof(tokens));
            Enter(_network, tokens[index], _input.Vector(0, index));
        }

        Pass(_input, states, logProbabilities, next[..states.Length]);
    }

    /// <summary>How many tokens the first layer has inputs for.</summary>
    private static int Inputs(Network<T> network) => network.Layers[0] is Embedding<T> embedding ? embedding.Count : network.Layers[0].InputSize;

    private static Sequence<T> InputOf(Network<T> network, ReadOnlySpan<int> tokens)
    {
        ArgumentNullException.ThrowIfNull(network);
        var input = new Sequence<T>(tokens.Length, 1, network.Layers[0].InputSize);
        for (int step = 0; step < tokens.Length; step++)
        {
            if (tokens[step] < 0 || tokens[step] >= Inputs(network))
                throw new ArgumentException($"Start token {tokens[step]} has no input; a number from 0 to {Inputs(network) - 1} was expected.", nameof(tokens));
            Enter(network, tokens[step], input.Vector(step, 0));
        }

        return input;
    }

    private static void Enter(Network<T> network, int token, Span<T> input)
    {
        if (network.Layers[0] is Embedding<T>)
            input[0] = T.CreateChecked(token);
        else
            input[token] = T.One;
    }

    /// <summary>A pass from some states, or from those that the layers begin with, which leaves the network's settings as they were.</summary>
    private void Pass(Sequence<T> input, ReadOnlySpan<NetworkState<T>> before, Span<T> logProbabilities, Span<NetworkState<T>> after)
    {
        Prepare(keepsPackedWeights: !before.IsEmpty);
        try
        {
            for (int index = 0; index < _memories.Count && !before.IsEmpty; index++)
                _memories[index].Load(before);
            Sequence<T> output = _network.Forward(input);
            for (int row = 0; row < after.Length; row++)
            {
                after[row] = new(NetworkMemory<T>.Length(_memories));
                Softmax.Log(output.Vector(output.Steps - 1, row), logProbabilities.Slice(row * VocabularySize, VocabularySize));
            }

            foreach (NetworkMemory<T> memory in _memories)
                memory.Store(after);
        }
        finally
        {
            Restore();
        }
    }

    private void Prepare(bool keepsPackedWeights)
    {
        for (int index = 0; index < _network.Layers.Count; index++)
        {
            Layer<T> layer = _network.Layers[index];
            _training[index] = layer.Training;
            layer.Training = false;
            layer.KeepsPackedWeights = keepsPackedWeights;
        }

        foreach (NetworkMemory<T> memory in _memories)
            memory.Save();
    }

    private void Restore()
    {
        for (int index = 0; index < _network.Layers.Count; index++)
        {
            _network.Layers[index].Training = _training[index];
            _network.Layers[index].KeepsPackedWeights = false;
        }

        foreach (NetworkMemory<T> memory in _memories)
            memory.Restore();
    }
}
