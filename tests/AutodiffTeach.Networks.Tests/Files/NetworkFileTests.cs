using AutodiffTeach.Networks.Files;
using AutodiffTeach.Networks.Layers;
using AutodiffTeach.Networks.Losses;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Tests.Files;

public sealed class NetworkFileTests
{
    private const string Rnn = """{"type": "rnn", "activation": "tanh", "inputSize": 2, "hiddenSize": 3, "weights": {"weight_ih": [[1, 2], [3, 4], [5, 6]], "weight_hh": [[1, 0, 0], [0, 1, 0], [0, 0, 1]], "bias_ih": [1, 2, 3], "bias_hh": [4, 5, 6]}}""";
    private const string Linear = """{"type": "linear", "weights": {"weight": [[1, 2, 3]], "bias": [7]}}""";
    private const string Data = "\"input\": [[[0.1, 0.2], [0.3, 0.4]]], \"target\": [[[1], [2]]], \"loss\": \"mse\"";
    private const string Whole = $"{{\"layers\": [{Rnn}, {Linear}], {Data}}}";

    /// <summary>A change to the file above, and all problems that it makes.</summary>
    public static TheoryData<string, string, string> Changes => new()
    {
        // Weights.
        { "\"weight_hh\"", "\"weigth_hh\"", "layers[0].weights.weigth_hh: is unknown; expected weight_ih, weight_hh, bias_ih, bias_hh or bias; did you mean 'weight_hh'?\nlayers[0].weights: has no 'weight_hh'; expected it (hiddenSize x hiddenSize) in the weights of layer type rnn" },
        { ", \"bias_hh\": [4, 5, 6]", "", "layers[0].weights: has 'bias_ih' without 'bias_hh'; expected both, or one 'bias', or none" },
        { "\"bias_hh\": [4, 5, 6]", "\"bias\": [4, 5, 6]", "layers[0].weights: has 'bias_ih' without 'bias_hh'; expected both, or one 'bias', or none\nlayers[0].weights: has 'bias' beside 'bias_ih'; expected 'bias_ih' and 'bias_hh', or one 'bias', or none" },
        { "[[1, 0, 0], [0, 1, 0], [0, 0, 1]]", "[[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0]]", "layers[0].weights.weight_hh: is a 3x4 matrix; expected a 3x3 matrix (hiddenSize x hiddenSize)" },
        { "[[1, 2], [3, 4], [5, 6]]", "[[1, 2, 3], [4, 5, 6]]", "layers[0].weights.weight_ih: is a 2x3 matrix; expected a 3x2 matrix (hiddenSize x inputSize); is it transposed?" },
        { "[[1, 2], [3, 4], [5, 6]]", "[[1, 2], [3], [5, 6]]", "layers[0].weights.weight_ih[1]: has 1 item; expected 2, as the first has" },
        { "[[1, 2], [3, 4], [5, 6]]", "[[1, 2], 3, [5, 6]]", "layers[0].weights.weight_ih[1]: is 3; expected a list of 2, as the first has" },
        { "[[1, 2], [3, 4], [5, 6]]", "[1, 2]", "layers[0].weights.weight_ih: is a list of numbers; expected a matrix, as a list of rows" },
        { "[4, 5, 6]", "[4, \"NaN\", 6]", "layers[0].weights.bias_hh[1]: is \"NaN\"; expected a finite number" },
        { "[4, 5, 6]", "[4, null, 1e999]", "layers[0].weights.bias_hh[1]: is null; expected a finite number\nlayers[0].weights.bias_hh[2]: 1e999 is beyond the range of numbers; expected a finite number" },
        { "[4, 5, 6]", "[]", "layers[0].weights.bias_hh: is empty; expected at least one item" },
        { "\"bias_hh\"", "\"bias_ih_l0\"", "layers[0].weights.bias_ih_l0: gives bias_ih a second time; expected it once; a stacked module is one layer for each of its levels\nlayers[0].weights: has 'bias_ih' without 'bias_hh'; expected both, or one 'bias', or none" },
        { "\"weights\": {\"weight\": [[1, 2, 3]], \"bias\": [7]}", "\"outputSize\": 1", "layers[1]: has no 'weights'; expected them, with weight, or a 'stateDict' for all layers" },

        // Layers.
        { "\"type\": \"rnn\"", "\"type\": \"rnnn\"", "layers[0].type: is \"rnnn\"; expected rnn, lstm, gru, residual, linear, embedding or dropout; did you mean 'rnn'?" },
        { "\"type\": \"rnn\", ", "", "layers[0]: has no 'type'; expected rnn, lstm, gru, residual, linear, embedding or dropout" },
        { "\"tanh\"", "\"Tanh\"", "layers[0].activation: is \"Tanh\"; expected tanh, relu or identity; did you mean 'tanh'?" },
        { "\"type\": \"linear\"", "\"type\": \"linear\", \"activation\": \"relu\"", "layers[1].activation: is unknown in a layer of type linear; expected type, inputSize, outputSize, weights or module" },
        { "\"hiddenSize\": 3", "\"hiddenSize\": 1000000000", "layers[0]: has hiddenSize 1000000000, but weights of hiddenSize 3; expected the two to agree; hiddenSize may be left out" },
        { "\"hiddenSize\": 3", "\"hiddenSize\": 0", "layers[0].hiddenSize: is 0; expected a whole number from 1 to 2147483647" },
        { "\"inputSize\": 2", "\"inputSize\": 2.5", "layers[0].inputSize: is 2.5; expected a whole number from 1 to 2147483647" },
        { "[[1, 2, 3]]", "[[1, 2, 3, 4]]", "layers[1]: reads vectors of 4, but layers[0] gives vectors of 3; expected the same size" },
        { Linear, $"{Linear}, {{\"type\": \"dropout\", \"probability\": 1}}", "layers[2].probability: is 1; expected a number from 0 up to, but not, 1" },
        { Linear, $"{Linear}, {{\"type\": \"embedding\", \"weights\": {{\"weight\": [[1]]}}}}", "layers[2]: is an embedding after another layer; expected it first, for it reads indices" },
        { $"[{Rnn}, {Linear}]", "[]", "layers: is empty; expected at least one layer" },
        { Linear, "3, {}", "layers[1]: is 3; expected a layer, such as {\"type\": \"rnn\", \"weights\": {...}}\nlayers[2]: is empty; expected a layer, such as {\"type\": \"rnn\", \"weights\": {...}}" },

        // Data.
        { "[[[0.1, 0.2], [0.3, 0.4]]]", "[[[0.1], [0.3]]]", "input: has 1 feature at each step; expected 2, the input size of layers[0]" },
        { "[[[0.1, 0.2], [0.3, 0.4]]]", "[[0.1, 0.2], [0.3, 0.4]]", "input: is a list of lists of numbers; expected [batch][time][feature]" },
        { "[[[0.1, 0.2], [0.3, 0.4]]]", "[[]]", "input[0]: is empty; expected at least one item" },
        { "[[[0.1, 0.2], [0.3, 0.4]]]", "\"zeros\"", "input: is \"zeros\"; expected [batch][time][feature]" },
        { "[[[1], [2]]]", "[[[1], [2], [3]]]", "target: is 1x3x1; expected 1x2x1, [batch][time][feature]" },
        { "\"mse\"", "\"mse-last\"", "target: is nested 3 lists deep; expected [batch][feature], the target of the last step" },
        { "[[[1], [2]]], \"loss\": \"mse\"", "[1], \"loss\": \"cross-entropy\"", "target[0]: is 1; expected a class from 0 to 0" },
        { "[[[1], [2]]], \"loss\": \"mse\"", "[[0, 0.5]], \"loss\": \"cross-entropy\"", "target[0][1]: is 0.5; expected a class from 0 to 0" },
        { "[[[1], [2]]], \"loss\": \"mse\"", "[0, 0], \"loss\": \"cross-entropy\"", "target: is 2; expected 1, [batch]" },
        { "\"mse\"", "\"mae\"", "loss: is \"mae\"; expected mse, mse-last or cross-entropy; did you mean 'mse'?" },
        { ", \"loss\": \"mse\"", "", "has a 'target' but no 'loss'; expected mse, mse-last or cross-entropy" },
        { "\"loss\": \"mse\"", "\"loss\": \"mse\", \"loss\": \"mse\"", "loss: is given twice; expected it once" },
        { "\"loss\": \"mse\"", "\"loss\": \"mse\", \"initialStates\": []", "initialStates: has 0 items; expected 1, one for each recurrent layer" },
        { "\"loss\": \"mse\"", "\"loss\": \"mse\", \"initialStates\": [[[1, 2]]]", "initialStates[0]: is 1x2; expected 1x3, [batch][hidden]" },
        { "\"loss\": \"mse\"", "\"loss\": \"mse\", \"initialCells\": [[[1, 2, 3]]]", "initialCells[0]: is for layers[0], which has no cell; expected null" },
        { "\"loss\"", "\"lost\"", "lost: is unknown; expected layers, stateDict, input, target, loss, initialStates or initialCells; did you mean 'loss'?\nhas a 'target' but no 'loss'; expected mse, mse-last or cross-entropy" },
        { "\"loss\"", "\"a\\nb\\ud800\"", "[\"\\uFFFD\"]: is unknown; expected layers, stateDict, input, target, loss, initialStates or initialCells\nhas a 'target' but no 'loss'; expected mse, mse-last or cross-entropy" },

        // Several at once, in the order of the file.
        { "\"weight_hh\": [[1, 0, 0], [0, 1, 0], [0, 0, 1]], ", "", "layers[0].weights: has no 'weight_hh'; expected it (hiddenSize x hiddenSize) in the weights of layer type rnn" },
    };

    public static TheoryData<string, string> NotNetworks => new()
    {
        { "", "net.json: is empty; expected JSON" },
        { " \n ", "net.json: is empty; expected JSON" },
        { "[]", "net.json: is a list; expected an object with layers and input\nnet.json: has no 'layers'; expected a list of layers\nnet.json: has no 'input'; expected [batch][time][feature]" },
        { "{\n  \"layers\": rnn\n}", "net.json:2:13: is not JSON: 'r' is an invalid start of a value" },
        { "{\"é\": [NaN]}", "net.json:1:8: NaN is no number of JSON; expected a finite number" },
        { "{\"a\": [1, -Infinity]}", "net.json:1:11: -Infinity is no number of JSON; expected a finite number" },
        { "{\"a\": [1 ", "net.json:1:10: is not JSON: Expected depth to be zero at the end of the JSON payload. There is an open JSON object or array that should be closed" },
        { new string('[', 100_000), "net.json:1:65: is not JSON: lists and objects are nested more than 64 deep" },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void Every_problem_is_told_with_its_place(string before, string after, string problems)
    {
        Assert.Contains(before, Whole, StringComparison.Ordinal);
        string text = Whole.Replace(before, after, StringComparison.Ordinal);
        NetworkFileException failure = Assert.Throws<NetworkFileException>(() => NetworkFile<double>.Parse(text, "net.json"));
        Assert.Equal(problems.Split('\n').Select(problem => $"net.json: {problem}"), failure.Problems);
    }

    [Theory]
    [MemberData(nameof(NotNetworks))]
    public void What_is_no_network_is_told(string text, string problems) =>
        Assert.Equal(problems, Assert.Throws<NetworkFileException>(() => NetworkFile<double>.Parse(text, "net.json")).Message);

    [Fact]
    public void A_million_bad_numbers_are_told_in_fifty_lines()
    {
        string text = Whole.Replace("[[[0.1, 0.2], [0.3, 0.4]]]", $"[[{string.Join(", ", Enumerable.Repeat("[null, null]", 500_000))}]]", StringComparison.Ordinal);
        NetworkFileException failure = Assert.Throws<NetworkFileException>(() => NetworkFile<double>.Parse(text, "net.json"));
        Assert.Equal(51, failure.Problems.Count);
        Assert.Equal("net.json: and 999950 more problems", failure.Problems[^1]);
    }

    [Fact]
    public void States_that_would_fill_the_memory_are_refused()
    {
        string input = string.Join(", ", Enumerable.Repeat("[1]", 70_000));
        string weight = string.Join(", ", Enumerable.Repeat("[1]", 4_000));
        NetworkFileException failure = Assert.Throws<NetworkFileException>(() => NetworkFile<double>.Parse(
            $$$"""{"layers": [{"type": "linear", "weights": {"weight": [{{{weight}}}]}}], "input": [[{{{input}}}]]}""", "net.json"));
        Assert.Equal("net.json: needs about 560000000 numbers for its states; expected at most 268435456; try fewer sequences, steps or units", failure.Message);
    }

    [Fact]
    public void The_file_gives_network_input_loss_and_initial_states()
    {
        NetworkFile<double> file = NetworkFile<double>.Parse(
            Whole.Replace("\"loss\": \"mse\"", "\"loss\": \"mse\", \"initialStates\": [[[7, 8, 9]]]", StringComparison.Ordinal));
        Rnn<double> rnn = Assert.IsType<Rnn<double>>(file.Network.Layers[0]);
        Assert.Equal((2, 3, Activation.Tanh, Biases.Two), (rnn.InputSize, rnn.HiddenSize, rnn.Activation, rnn.Biases));
        Assert.Equal([1, 2, 3, 4, 5, 6], rnn.Parameters[0].Value.Values.ToArray());
        Assert.Equal([7, 8, 9], rnn.InitialState!.Values.ToArray());
        Assert.Equal([0.1, 0.2, 0.3, 0.4], file.Input.Values.ToArray());
        Assert.IsType<MeanSquaredError<double>>(file.Loss);
        Assert.Equal("mse", file.LossName);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[null]")]
    public void No_initial_states_are_zeros(string states)
    {
        NetworkFile<double> file = NetworkFile<double>.Parse(
            Whole.Replace("\"loss\": \"mse\"", $"\"loss\": \"mse\", \"initialStates\": {states}", StringComparison.Ordinal));
        Assert.Null(((Rnn<double>)file.Network.Layers[0]).InitialState);
        Assert.Equal(NetworkFile<double>.Parse(Whole).Run().Loss, file.Run().Loss);
    }

    [Theory]
    [InlineData(", \"bias_ih\": [1, 2, 3], \"bias_hh\": [4, 5, 6]", "", Biases.None)]
    [InlineData("\"bias_ih\": [1, 2, 3], \"bias_hh\": [4, 5, 6]", "\"bias\": [1, 2, 3]", Biases.One)]
    [InlineData("\"bias_ih\"", "\"bias_ih_l0\"", Biases.Two)]
    [InlineData("\"inputSize\": 2, \"hiddenSize\": 3, ", "", Biases.Two)]
    public void Sizes_and_biases_are_those_of_the_weights(string before, string after, Biases biases)
    {
        NetworkFile<double> file = NetworkFile<double>.Parse(Whole.Replace(before, after, StringComparison.Ordinal));
        Assert.Equal((biases, 3), (((Rnn<double>)file.Network.Layers[0]).Biases, file.Network.Layers[0].OutputSize));
        Assert.NotNull(file.Run().Loss);
    }

    [Fact]
    public void Batch_and_time_change_places()
    {
        NetworkFile<float> file = NetworkFile<float>.Parse("""{"layers": [{"type": "linear", "weights": {"weight": [[1]]}}], "input": [[[1], [2], [3]], [[4], [5], [6]]]}""");
        Assert.Equal((3, 2, 1), (file.Input.Steps, file.Input.Batch, file.Input.Features));
        Assert.Equal([1f, 4, 2, 5, 3, 6], file.Run().Outputs.Values.ToArray());
        Assert.Null(file.Run().Loss);
    }

    [Fact]
    public void Indices_need_no_list_of_their_own() => Assert.Equal(
        [3, 4, 1, 2],
        NetworkFile<double>.Parse("""{"layers": [{"type": "embedding", "weights": {"weight": [[1, 2], [3, 4]]}}], "input": [[1, 0]]}""").Run().Outputs.Values.ToArray());

    [Fact]
    public void Cells_may_be_given_for_the_LSTMs_alone()
    {
        const string Weights = "\"weights\": {\"weight_ih\": [[1], [1], [1], [1]], \"weight_hh\": [[1], [1], [1], [1]]}";
        string layers = $"{{\"type\": \"residual\", \"weights\": {{\"weight_ih\": [[1]], \"weight_hh\": [[1]]}}}}, {{\"type\": \"lstm\", {Weights}}}";
        foreach (string cells in new[] { "[[[5]]]", "[null, [[5]]]" })
        {
            NetworkFile<double> file = NetworkFile<double>.Parse($"{{\"layers\": [{layers}], \"input\": [[[1]]], \"initialCells\": {cells}}}");
            Assert.Equal(5, ((Lstm<double>)file.Network.Layers[1]).InitialCell![0, 0]);
        }
    }

    [Fact]
    public void A_state_dict_serves_in_place_of_weights_in_layers()
    {
        string layers = """{"type": "rnn", "module": "rnn"}, {"type": "linear", "module": "fc"}""";
        string state = """ "fc.weight": [[1, 2, 3]], "fc.bias": [7], "rnn.weight_ih_l0": [[1, 2], [3, 4], [5, 6]], "rnn.weight_hh_l0": [[1, 0, 0], [0, 1, 0], [0, 0, 1]], "rnn.bias_ih_l0": [1, 2, 3], "rnn.bias_hh_l0": [4, 5, 6]""";
        string text = $"{{\"layers\": [{layers}], \"stateDict\": {{{state}}}, {Data}}}";
        Assert.Equal(NetworkFile<double>.Parse(Whole).Run().Loss, NetworkFile<double>.Parse(text).Run().Loss);

        string inOrder = text.Replace(", \"module\": \"rnn\"", "", StringComparison.Ordinal).Replace(", \"module\": \"fc\"", "", StringComparison.Ordinal);
        Assert.Equal(
            "network: stateDict: has 'rnn' with weight_ih, weight_hh, bias_ih and bias_hh in the place of layers[1] (linear); expected weight or bias; modules go to layers in their order unless each layer names its own",
            Assert.Throws<NetworkFileException>(() => NetworkFile<double>.Parse(inOrder)).Message);
        Assert.Equal(
            "network: stateDict: goes to layers of which some name a 'module' and some do not; expected all or none to",
            Assert.Throws<NetworkFileException>(() => NetworkFile<double>.Parse(text.Replace(", \"module\": \"rnn\"", "", StringComparison.Ordinal))).Message);
        Assert.Equal(
            "network: stateDict: has no module 'head'; expected 'fc'",
            Assert.Throws<NetworkFileException>(() => NetworkFile<double>.Parse(text.Replace("\"module\": \"fc\"", "\"module\": \"head\"", StringComparison.Ordinal))).Message);
    }

    [Fact]
    public void Damaged_files_are_told_or_read_but_never_crash()
    {
        var random = new RandomStream(1);
        string[] parts = ["[", "]", "{", "}", ",", "null", "1e999", "-1", "\"\"", "[[]]", "\"type\"", "\"module\"", "\"stateDict\"", "0", "\\", "NaN"];
        for (int trial = 0; trial < 4000; trial++)
        {
            int at = random.NextBelow(Whole.Length), length = random.NextBelow(6);
            string text = Whole[..at] + parts[random.NextBelow(parts.Length)] + Whole[Math.Min(Whole.Length, at + length)..];
            try
            {
                _ = NetworkFile<double>.Parse(text).Run();
            }
            catch (NetworkFileException failure)
            {
                Assert.NotEmpty(failure.Problems);
            }
        }
    }
}
