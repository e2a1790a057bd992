using System.Numerics.Tensors;
using AutodiffTeach.Networks.Decoding;
using AutodiffTeach.Networks.Layers;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Tests.Decoding;

/// <summary>Networks as step functions: stepping is one forward pass cut into steps, and disturbs neither states nor the network.</summary>
public sealed class NetworkStepTests
{
    private const int Start = 2;
    private static readonly int[] Tokens = [3, 0, 6, 6, 1, 4, 2, 5, 0, 3];

    public static TheoryData<string> Kinds => [.. NetworkSample.Kinds];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Stepping_gives_what_one_pass_over_the_sequence_gives(string kind)
    {
        Network<double> network = NetworkSample.Network<double>(kind, 1);
        double stepped = NetworkSample.LogProbability(new NetworkStep<double>(network, Start), Tokens);
        Sequence<double> outputs = network.Forward(Input(network, [Start, .. Tokens[..^1]]));
        double[] row = new double[NetworkSample.Vocabulary];
        double whole = 0;
        for (int step = 0; step < Tokens.Length; step++)
        {
            Softmax.Log(outputs.Vector(step, 0), row);
            whole += row[Tokens[step]];
        }

        Assert.Equal(whole, stepped, 1e-12);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_beam_in_batches_is_the_beam_without(string kind)
    {
        // not bit for bit: where a number stands among those of a batch decides whether a vector or the last few places compute its tanh
        var rules = new SequenceRules(6);
        foreach (int width in new[] { 1, 3, 11 })
        {
            var model = new NetworkStep<double>(NetworkSample.Network<double>(kind, 2), Start);
            IReadOnlyList<Hypothesis<NetworkState<double>>> together = new BeamSearch(width, rules).Run(model).Hypotheses;
            IReadOnlyList<Hypothesis<NetworkState<double>>> alone = new BeamSearch(width, rules).Run(new OneByOne<double, NetworkState<double>>(model)).Hypotheses;
            Assert.Equal(alone.Select(hypothesis => hypothesis.Tokens()), together.Select(hypothesis => hypothesis.Tokens()));
            Assert.All(alone.Zip(together), pair => Assert.Equal(pair.First.LogProbability, pair.Second.LogProbability, 1e-12));
            Assert.All(alone[0].State.Values.ToArray().Zip(together[0].State.Values.ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-14));
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_step_leaves_the_state_that_it_reads_and_the_network_as_they_are(string kind)
    {
        Network<double> network = NetworkSample.Network<double>(kind, 3);
        network.Training = true;
        Matrix<double>?[] initial = [.. network.Layers.OfType<RecurrentLayer<double>>().Select(layer => layer.InitialState = new(1, layer.HiddenSize))];
        var model = new NetworkStep<double>(network, Start);
        double[] row = new double[NetworkSample.Vocabulary], other = new double[NetworkSample.Vocabulary];
        NetworkState<double> state = model.Start(row);
        double[] before = state.Values.ToArray();
        NetworkState<double> next = model.Step(state, 1, row);
        model.Step(next, 5, other);
        Assert.Equal(before, state.Values.ToArray());
        model.Step(state, 1, other);
        Assert.Equal(row, other);
        Assert.All(network.Layers, layer => Assert.True(layer.Training));
        Assert.Equal(initial, network.Layers.OfType<RecurrentLayer<double>>().Select(layer => layer.InitialState));
    }

    [Fact]
    public void Next_states_may_be_written_over_those_read()
    {
        var model = new NetworkStep<double>(NetworkSample.Network<double>("lstm", 4), Start);
        double[] rows = new double[2 * NetworkSample.Vocabulary], expected = new double[2 * NetworkSample.Vocabulary];
        NetworkState<double> start = model.Start(rows.AsSpan(0, NetworkSample.Vocabulary));
        NetworkState<double>[] states = [start, model.Step(start, 4, rows.AsSpan(0, NetworkSample.Vocabulary))], next = new NetworkState<double>[2];
        model.StepAll(states, [1, 2], expected, next);
        model.StepAll(states, [1, 2], rows, states);
        Assert.Equal(expected, rows);
        Assert.Equal(next.Select(state => state.Values.ToArray()), states.Select(state => state.Values.ToArray()));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_beginning_of_several_tokens_is_stepping_through_it(string kind)
    {
        Network<double> network = NetworkSample.Network<double>(kind, 5);
        double[] row = new double[NetworkSample.Vocabulary], other = new double[NetworkSample.Vocabulary];
        var model = new NetworkStep<double>(network, Start);
        NetworkState<double> stepped = model.Step(model.Step(model.Start(row), 6, row), 0, row);
        NetworkState<double> atOnce = new NetworkStep<double>(network, Start, 6, 0).Start(other);
        Assert.Equal(row, other);
        Assert.Equal(stepped.Values.ToArray(), atOnce.Values.ToArray());
    }

    [Fact]
    public void The_sequence_begins_in_the_states_that_the_layers_begin_with()
    {
        Network<double> network = NetworkSample.Network<double>("lstm", 6);
        var lstm = (Lstm<double>)network.Layers[0];
        double[] row = new double[NetworkSample.Vocabulary], other = new double[NetworkSample.Vocabulary];
        NetworkState<double> first = new NetworkStep<double>(network, 1).Start(row);
        NetworkState<double> second = new NetworkStep<double>(network, 1, 3).Start(row);
        lstm.InitialState = new(1, 5, first.Values[..5]);
        lstm.InitialCell = new(1, 5, first.Values[5..]);
        Assert.Equal(second.Values.ToArray(), new NetworkStep<double>(network, 3).Start(other).Values.ToArray());
        Assert.Equal(row, other);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_search_reads_the_weights_as_they_are_when_it_starts(string kind)
    {
        Network<double> network = NetworkSample.Network<double>(kind, 7), other = NetworkSample.Network<double>(kind, 7);
        var model = new NetworkStep<double>(network, Start);
        NetworkSample.LogProbability(model, Tokens);
        Negate(network);
        Negate(other);
        Assert.Equal(NetworkSample.LogProbability(new NetworkStep<double>(other, Start), Tokens), NetworkSample.LogProbability(model, Tokens));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_pass_after_a_search_reads_the_weights_anew(string kind)
    {
        Network<double> network = NetworkSample.Network<double>(kind, 8), other = NetworkSample.Network<double>(kind, 8);
        new BeamSearch(3, new(4)).Run(new NetworkStep<double>(network, Start));
        Negate(network);
        Negate(other);
        Assert.Equal(other.Forward(Input(other, Tokens)).Values.ToArray(), network.Forward(Input(network, Tokens)).Values.ToArray());
    }

    [Fact]
    public void A_start_token_may_have_an_input_and_never_be_drawn()
    {
        var network = new Network<double>(new Embedding<double>(4, 2), new Linear<double>(2, 3));
        Assert.Equal(3, new NetworkStep<double>(network, 3).VocabularySize);
    }

    [Fact]
    public void Networks_and_starts_that_do_not_fit_are_refused()
    {
        var narrow = new Network<double>(new Linear<double>(2, 3));
        Message("The last layer gives 3 tokens, but the first has inputs for 2; as many were expected.", () => new NetworkStep<double>(narrow, 0));
        var network = new Network<double>(new Linear<double>(4, 3));
        Message("Start token 4 has no input; a number from 0 to 3 was expected.", () => new NetworkStep<double>(network, 4));
        Message("The start is 0×1×4, but 1×1×4 was expected (time × batch × feature).", () => new NetworkStep<double>(network));
        Message("The start is 2×3×4, but 2×1×4 was expected (time × batch × feature).", () => new NetworkStep<double>(network, new Sequence<double>(2, 3, 4)));
        var model = new NetworkStep<double>(network, 3);
        double[] row = new double[3];
        NetworkState<double> state = model.Start(row);
        Assert.Throws<ArgumentOutOfRangeException>(() => model.Step(state, 3, row));
        Assert.Throws<ArgumentOutOfRangeException>(() => model.Step(state, -1, row));
    }

    private static void Negate(Network<double> network)
    {
        foreach (NamedParameter<double> named in network.Parameters)
            TensorPrimitives.Negate(named.Parameter.Value.Values, named.Parameter.Value.Values);
    }

    private static void Message(string expected, Func<object> made) =>
        Assert.StartsWith(expected, Assert.Throws<ArgumentException>(made).Message, StringComparison.Ordinal);

    private static Sequence<double> Input(Network<double> network, int[] tokens)
    {
        var input = new Sequence<double>(tokens.Length, 1, network.Layers[0].InputSize);
        for (int step = 0; step < tokens.Length; step++)
            input[step, 0, network.Layers[0] is Embedding<double> ? 0 : tokens[step]] = network.Layers[0] is Embedding<double> ? tokens[step] : 1;
        return input;
    }
}
