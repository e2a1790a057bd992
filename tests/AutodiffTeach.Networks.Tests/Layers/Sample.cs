using AutodiffTeach.Networks.Layers;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Tests.Layers;

/// <summary>Layers of every kind, and random numbers to put into them.</summary>
internal static class Sample
{
    /// <summary>A layer of every kind and option, by a name for the table of tests; reads vectors of 3 (the embedding 1), gives vectors of 4 (dropout and nonlinearities 3).</summary>
    public static readonly IReadOnlyDictionary<string, Func<Layer<double>>> Layers = new Dictionary<string, Func<Layer<double>>>
    {
        ["linear"] = () => new Linear<double>(3, 4),
        ["linear without bias"] = () => new Linear<double>(3, 4, bias: false),
        ["rnn tanh"] = () => new Rnn<double>(3, 4),
        ["rnn relu, one bias"] = () => new Rnn<double>(3, 4, Activation.Relu, Biases.One),
        ["rnn identity, no bias"] = () => new Rnn<double>(3, 4, Activation.Identity, Biases.None),
        ["lstm"] = () => new Lstm<double>(3, 4),
        ["lstm, one bias"] = () => new Lstm<double>(3, 4, Biases.One),
        ["gru"] = () => new Gru<double>(3, 4),
        ["gru, one bias"] = () => new Gru<double>(3, 4, Biases.One),
        ["gru, no bias"] = () => new Gru<double>(3, 4, Biases.None),
        ["residual tanh"] = () => new ResidualRecurrence<double>(3, 4),
        ["residual relu, two biases"] = () => new ResidualRecurrence<double>(3, 4, Activation.Relu, Biases.Two),
        ["embedding"] = () => new Embedding<double>(5, 4),
        ["nonlinearity identity"] = () => new Nonlinearity<double>(3, Activation.Identity),
        ["nonlinearity tanh"] = () => new Nonlinearity<double>(3, Activation.Tanh),
        ["nonlinearity relu"] = () => new Nonlinearity<double>(3, Activation.Relu),
        ["nonlinearity sigmoid"] = () => new Nonlinearity<double>(3, Activation.Sigmoid),
        ["dropout"] = () => new Dropout<double>(3, 0.4, new RandomStream(8)),
    };

    public static TheoryData<string> Names => [.. Layers.Keys];

    public static TheoryData<string> RecurrentNames => [.. Layers.Where(pair => pair.Value() is RecurrentLayer<double>).Select(pair => pair.Key)];

    /// <summary>A layer whose parameters are random.</summary>
    public static Layer<double> Filled(string name, ulong seed)
    {
        Layer<double> layer = Layers[name]();
        var random = new RandomStream(seed);
        foreach (Parameter<double> parameter in layer.Parameters)
            Fill(parameter.Value.Values, random);
        return layer;
    }

    public static Sequence<double> Input(Layer<double> layer, int steps, int batch, ulong seed)
    {
        var input = new Sequence<double>(steps, batch, layer.InputSize);
        var random = new RandomStream(seed);
        Fill(input.Values, random);
        if (layer is Embedding<double> embedding)
        {
            foreach (ref double index in input.Values)
                index = random.NextBelow(embedding.Count);
        }

        return input;
    }

    public static Matrix<double> Matrix(int rows, int columns, ulong seed)
    {
        var matrix = new Matrix<double>(rows, columns);
        Fill(matrix.Values, new RandomStream(seed));
        return matrix;
    }

    public static Sequence<double> Sequence(int steps, int batch, int features, ulong seed)
    {
        var sequence = new Sequence<double>(steps, batch, features);
        Fill(sequence.Values, new RandomStream(seed));
        return sequence;
    }

    public static void Fill(Span<double> values, RandomStream random)
    {
        foreach (ref double value in values)
            value = random.NextUniform(-0.8, 0.8);
    }
}
