using System.Text.Json;
using AutodiffTeach.Networks.Files;
using AutodiffTeach.Networks.Layers;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Tests.Files;

public sealed class StateDictTests
{
    public static TheoryData<string> Dumped => [.. Oracle.StateDicts.Keys];

    [Theory]
    [MemberData(nameof(Dumped))]
    public void A_state_dict_that_torch_dumped_gives_the_outputs_of_torch(string name)
    {
        JsonElement item = Oracle.StateDicts[name];
        NetworkFile<double> file = NetworkFile<double>.Parse(JsonSerializer.Serialize(new
        {
            layers = item.GetProperty("layers"),
            stateDict = item.GetProperty("stateDict"),
            input = item.GetProperty("input"),
        }));
        Sequence<double> outputs = file.Run().Outputs;
        JsonElement expected = item.GetProperty("outputs");
        for (int sequence = 0; sequence < outputs.Batch; sequence++)
        {
            for (int step = 0; step < outputs.Steps; step++)
                Assert.All(Oracle.Flat(expected[sequence][step]).Zip(outputs.Vector(step, sequence).ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
        }
    }

    [Theory]
    [MemberData(nameof(Dumped))]
    public void What_torch_dumped_is_written_again_as_it_was(string name)
    {
        JsonElement item = Oracle.StateDicts[name], state = item.GetProperty("stateDict");
        NetworkFile<double> file = NetworkFile<double>.Parse(JsonSerializer.Serialize(new
        {
            layers = item.GetProperty("layers"),
            stateDict = state,
            input = item.GetProperty("input"),
        }));
        string[] modules = [.. state.EnumerateObject().Select(entry => entry.Name).Where(entry => entry.Contains('.', StringComparison.Ordinal)).Select(entry => entry.Split('.')[0]).Distinct()];
        StateDict<double> written = StateDict<double>.Parse(StateDict<double>.Of(file.Network, modules).ToJson());
        Assert.Equal(state.EnumerateObject().Select(entry => entry.Name), written.Tensors.Select(tensor => tensor.Name));
        Assert.All(state.EnumerateObject(), entry => Assert.Equal(Oracle.Flat(entry.Value), written[entry.Name].Values));
    }

    [Fact]
    public void Every_double_and_every_float_comes_back_as_it_was()
    {
        AssertComesBack<double>(bits => BitConverter.UInt64BitsToDouble(bits));
        AssertComesBack<float>(bits => BitConverter.UInt32BitsToSingle((uint)bits));
    }

    [Fact]
    public void A_float_is_written_in_its_own_digits()
    {
        var network = new Network<float>(new Linear<float>(2, 1));
        new[] { 0.1f, -1e-20f }.CopyTo(network.Parameters[0].Parameter.Value.Values);
        Assert.Equal("{\n  \"weight\": [[0.1, -1E-20]],\n  \"bias\": [0]\n}\n", StateDict<float>.Of(network).ToJson());
    }

    [Fact]
    public void Layers_of_one_kind_and_size_are_one_stacked_module()
    {
        var network = new Network<double>(
            new Lstm<double>(2, 3), new Dropout<double>(3, 0.5, new RandomStream(1)), new Lstm<double>(3, 3, Biases.One), new Lstm<double>(3, 4), new Linear<double>(4, 1));
        Assert.Equal(
            [
                "0.weight_ih_l0", "0.weight_hh_l0", "0.bias_ih_l0", "0.bias_hh_l0", "0.weight_ih_l1", "0.weight_hh_l1", "0.bias_ih_l1", "0.bias_hh_l1",
                "1.weight_ih_l0", "1.weight_hh_l0", "1.bias_ih_l0", "1.bias_hh_l0", "2.weight", "2.bias",
            ],
            StateDict<double>.Of(network).Tensors.Select(tensor => tensor.Name));
        Assert.Equal("rnn.weight_ih_l0", StateDict<double>.Of(network, "rnn", "top", "fc").Tensors[0].Name);
        Assert.Equal(
            "The network has 3 modules, but 1 names were given; a stack of recurrent layers is one module. (Parameter 'names')",
            Assert.Throws<ArgumentException>(() => StateDict<double>.Of(network, "rnn")).Message);
    }

    [Fact]
    public void This_projects_own_names_lead_with_the_index_of_the_layer()
    {
        var network = new Network<double>(new ResidualRecurrence<double>(1, 2), new Linear<double>(2, 1, bias: false));
        Assert.Equal(["0.weight_ih", "0.weight_hh", "0.bias", "1.weight"], StateDict<double>.ByLayer(network).Tensors.Select(tensor => tensor.Name));
        Assert.Equal([4, 2], StateDict<double>.ByLayer(new Network<double>(new Lstm<double>(2, 1)))["0.weight_ih"].Shape);
    }

    [Fact]
    public void Gradients_have_the_names_of_their_weights()
    {
        var network = new Network<double>(new Gru<double>(1, 1, Biases.One), new Linear<double>(1, 1));
        network.Parameters[4].Parameter.Gradient[0, 0] = 3;
        StateDict<double> gradients = StateDict<double>.GradientsOf(network, "rnn", "fc");
        Assert.Equal(["rnn.weight_ih_l0", "rnn.weight_hh_l0", "rnn.bias_ih_l0", "fc.weight", "fc.bias"], gradients.Tensors.Select(tensor => tensor.Name));
        Assert.Equal([3], gradients["fc.bias"].Values);
    }

    [Fact]
    public void Modules_with_numbers_go_by_number()
    {
        // As json.dumps(..., sort_keys=True) orders them.
        StateDict<double> state = StateDict<double>.Parse("""{"0.weight": [[1]], "10.weight": [[3]], "2.weight": [[2]]}""");
        var network = new Network<double>(new Linear<double>(1, 1, bias: false), new Linear<double>(1, 1, bias: false), new Linear<double>(1, 1, bias: false));
        state.CopyTo(network);
        Assert.Equal([1, 2, 3], network.Parameters.Select(parameter => parameter.Parameter.Value[0, 0]));
        state.CopyTo(network, "2", "10", "0");
        Assert.Equal([2, 3, 1], network.Parameters.Select(parameter => parameter.Parameter.Value[0, 0]));
    }

    [Fact]
    public void One_bias_reads_two_where_the_second_is_zero()
    {
        var one = new Network<double>(new Rnn<double>(1, 1, Activation.Tanh, Biases.One));
        one.Parameters[2].Parameter.Value[0, 0] = 5;
        StateDict<double> state = StateDict<double>.Of(one);
        Assert.Equal("{\n  \"weight_ih_l0\": [[0]],\n  \"weight_hh_l0\": [[0]],\n  \"bias_ih_l0\": [5],\n  \"bias_hh_l0\": [0]\n}\n", state.ToJson());
        var other = new Network<double>(new Rnn<double>(1, 1, Activation.Tanh, Biases.One));
        state.CopyTo(other);
        Assert.Equal(5, other.Parameters[2].Parameter.Value[0, 0]);
        Assert.Equal(
            "state_dict: has no 'bias' for layer 0 (Rnn) in 'weight_ih_l0'; expected a vector of 1\n"
            + "state_dict: bias_ih_l0: is not a weight of layer 0 (Rnn); expected weight_ih, weight_hh or bias\n"
            + "state_dict: bias_hh_l0: is not a weight of layer 0 (Rnn); expected weight_ih, weight_hh or bias",
            Assert.Throws<NetworkFileException>(() => StateDict<double>.Parse(state.ToJson().Replace("[0]\n", "[1]\n", StringComparison.Ordinal)).CopyTo(other)).Message);
    }

    [Fact]
    public void Weights_that_do_not_fit_leave_the_network_as_it_was()
    {
        var network = new Network<double>(new Lstm<double>(2, 1, Biases.None), new Linear<double>(1, 1));
        Assert.Equal(
            "w.json: rnn.weight_hh_l0: is a 4x2 matrix; expected a 4x1 matrix for layer 0 (Lstm)\n"
            + "w.json: rnn.weight_hr_l0: is not a weight of layer 0 (Lstm); expected weight_ih or weight_hh\n"
            + "w.json: has no 'bias' for layer 1 (Linear) in 'fc'; expected a vector of 1",
            Assert.Throws<NetworkFileException>(() => StateDict<double>.Parse(
                """{"rnn.weight_ih_l0": [[1, 1], [1, 1], [1, 1], [1, 1]], "rnn.weight_hh_l0": [[1, 1], [1, 1], [1, 1], [1, 1]], "rnn.weight_hr_l0": [[1]], "fc.weight": [[1]]}""", "w.json").CopyTo(network)).Message);
        Assert.All(network.Parameters, parameter => Assert.Equal(0, parameter.Parameter.Value[0, 0]));
    }

    [Fact]
    public void Modules_that_do_not_match_the_layers_are_told()
    {
        var network = new Network<double>(new Gru<double>(1, 1, Biases.None));
        StateDict<double> state = StateDict<double>.Parse("""{"gru.weight_ih_l0": [[1]], "gru.weight_ih_l1": [[1]], "fc.weight": [[1]]}""");
        Assert.Equal(
            "state_dict: has weights for 3 layers ('gru', 'gru' (level 1), 'fc'); expected 1, for layer 0 (Gru); a stacked module is one layer for each of its levels",
            Assert.Throws<NetworkFileException>(() => state.CopyTo(network)).Message);
        Assert.Equal(
            "state_dict: has no module 'lstm'; expected 'gru', 'gru' (level 1) or 'fc'",
            Assert.Throws<NetworkFileException>(() => state.CopyTo(network, "lstm")).Message);
    }

    [Theory]
    [InlineData("[1]", "state_dict: is a list; expected an object of weights by name")]
    [InlineData("{\"w\": 1}", "state_dict: w: is 1; expected a vector or a matrix")]
    [InlineData("{\"w\": [[[1]]]}", "state_dict: w: is nested 3 lists deep; expected a vector or a matrix")]
    [InlineData("{\"w\": [1], \"w\": [2]}", "state_dict: w: is given twice; expected it once")]
    [InlineData("{\"w\": [\"NaN\"]}", "state_dict: w[0]: is \"NaN\"; expected a finite number")]
    public void What_is_no_state_dict_is_told(string text, string problem) =>
        Assert.Equal(problem, Assert.Throws<NetworkFileException>(() => StateDict<double>.Parse(text)).Message);

    private static void AssertComesBack<T>(Func<ulong, T> ofBits)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        var random = new RandomStream(4);
        var network = new Network<T>(new Gru<T>(11, 7), new Linear<T>(7, 5));
        foreach (NamedParameter<T> parameter in network.Parameters)
        {
            for (int index = 0; index < parameter.Parameter.Value.Values.Length; index++)
            {
                T value = ofBits(random.NextBits());
                parameter.Parameter.Value.Values[index] = T.IsFinite(value) ? value : T.NegativeZero;
            }
        }

        var copy = new Network<T>(new Gru<T>(11, 7), new Linear<T>(7, 5));
        StateDict<T>.Parse(StateDict<T>.Of(network).ToJson()).CopyTo(copy);
        Assert.All(network.Parameters.Zip(copy.Parameters), pair => Assert.Equal(pair.First.Parameter.Value.Values.ToArray(), pair.Second.Parameter.Value.Values.ToArray()));
    }
}
