using AutodiffTeach.Networks.Layers;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Tests.Layers;

/// <summary>Threads change neither a bit of any result nor what a pass allocates.</summary>
public sealed class ThreadTests
{
    private static readonly Dictionary<string, Func<int, int, Layer<float>>> Layers = new()
    {
        ["linear"] = (input, hidden) => new Linear<float>(input, hidden),
        ["rnn"] = (input, hidden) => new Rnn<float>(input, hidden),
        ["rnn relu"] = (input, hidden) => new Rnn<float>(input, hidden, Activation.Relu, Biases.None),
        ["lstm"] = (input, hidden) => new Lstm<float>(input, hidden),
        ["gru"] = (input, hidden) => new Gru<float>(input, hidden),
        ["residual"] = (input, hidden) => new ResidualRecurrence<float>(input, hidden),
        ["dropout"] = (input, hidden) => new Dropout<float>(input, 0.3, new RandomStream(5)),
        ["embedding"] = (input, hidden) => new Embedding<float>(7, hidden),
    };

    public static TheoryData<string> Names => [.. Layers.Keys];

    // All work is shared, however little; batches and sizes leave remainders everywhere.
    [Theory]
    [MemberData(nameof(Names))]
    public void Results_are_the_same_bits_for_any_number_of_threads(string name)
    {
        foreach ((int steps, int batch, int hidden) in new[] { (20, 49, 37), (6, 33, 130), (70, 33, 1), (9, 3, 2) })
        {
            float[][] alone = Results(name, threads: 1, steps, batch, hidden);
            foreach (int threads in new[] { 2, 3, 8 })
            {
                float[][] shared = Results(name, threads, steps, batch, hidden);
                for (int index = 0; index < alone.Length; index++)
                    Assert.Equal(Bits(alone[index]), Bits(shared[index]));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_warm_pass_allocates_nothing(string name)
    {
        Network<float> network = Network(name, threads: 1, hidden: 10);
        Sequence<float> input = Input(network, 9, 5), gradient = new(9, 5, network.Layers[0].OutputSize);
        void Pass()
        {
            network.ClearGradients();
            network.Forward(input);
            network.Backward(gradient);
        }

        Assert.Equal(0, Allocations.Of(Pass));
    }

    [Fact]
    public void The_number_of_threads_is_at_least_one()
    {
        Network<float> network = Network("rnn", threads: 3, hidden: 4);
        Assert.Equal(3, network.Threads);
        Assert.Throws<ArgumentOutOfRangeException>(() => network.Threads = 0);
    }

    private static float[][] Results(string name, int threads, int steps, int batch, int hidden)
    {
        Network<float> network = Network(name, threads, hidden);
        Layer<float> layer = network.Layers[0];
        layer.Workers = new(threads, leastWork: 0);
        var gradient = new Sequence<float>(steps, batch, layer.OutputSize);
        Fill(gradient.Values, new RandomStream(3));
        float[] outputs = network.Forward(Input(network, steps, batch)).Values.ToArray();
        float[] inputGradient = network.Backward(gradient).Values.ToArray();
        IEnumerable<float[]> gradients = layer.Parameters.Select(parameter => parameter.Gradient.Values.ToArray());
        return layer is RecurrentLayer<float> recurrent
            ? [outputs, inputGradient, .. gradients, recurrent.StateGradients.Values.ToArray(), recurrent.InitialStateGradient.Values.ToArray()]
            : [outputs, inputGradient, .. gradients];
    }

    private static Network<float> Network(string name, int threads, int hidden)
    {
        Layer<float> layer = Layers[name](name == "embedding" ? 1 : 19, hidden);
        var random = new RandomStream(1);
        foreach (Parameter<float> parameter in layer.Parameters)
            Fill(parameter.Value.Values, random);
        return new Network<float>(layer) { Threads = threads, Training = true };
    }

    private static Sequence<float> Input(Network<float> network, int steps, int batch)
    {
        Layer<float> layer = network.Layers[0];
        var input = new Sequence<float>(steps, batch, layer.InputSize);
        var random = new RandomStream(2);
        Fill(input.Values, random);
        if (layer is Embedding<float>)
        {
            foreach (ref float index in input.Values)
                index = random.NextBelow(7);
        }

        return input;
    }

    private static void Fill(Span<float> values, RandomStream random)
    {
        foreach (ref float value in values)
            value = (float)random.NextUniform(-0.4, 0.4);
    }

    private static int[] Bits(float[] values) => [.. values.Select(BitConverter.SingleToInt32Bits)];
}
