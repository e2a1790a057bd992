using AutodiffTeach.Derivations;
using AutodiffTeach.Graphs;
using AutodiffTeach.Networks.Cells;
using AutodiffTeach.Networks.Layers;
using AutodiffTeach.Networks.Losses;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Tests.Cells;

/// <summary>The cells have one definition: the scalar engine on their equations and the fast layers give the same numbers.</summary>
public sealed class CellModelTests
{
    private const double Tolerance = 1e-12;

    private static readonly Dictionary<string, Func<int, int, Layer<double>>> Cells = new()
    {
        ["rnn tanh"] = (input, size) => new Rnn<double>(input, size),
        ["rnn relu, one bias"] = (input, size) => new Rnn<double>(input, size, Activation.Relu, Biases.One),
        ["rnn identity, no bias"] = (input, size) => new Rnn<double>(input, size, Activation.Identity, Biases.None),
        ["lstm"] = (input, size) => new Lstm<double>(input, size),
        ["lstm, one bias"] = (input, size) => new Lstm<double>(input, size, Biases.One),
        ["lstm, no bias"] = (input, size) => new Lstm<double>(input, size, Biases.None),
        ["gru"] = (input, size) => new Gru<double>(input, size),
        ["gru, one bias"] = (input, size) => new Gru<double>(input, size, Biases.One),
        ["gru, no bias"] = (input, size) => new Gru<double>(input, size, Biases.None),
        ["residual tanh"] = (input, size) => new ResidualRecurrence<double>(input, size),
        ["residual relu, two biases"] = (input, size) => new ResidualRecurrence<double>(input, size, Activation.Relu, Biases.Two),
    };

    public static TheoryData<string, int, int, int, string> Grid => [.. from cell in Cells.Keys
        from size in new (int Input, int Hidden, int Steps, string Loss)[] { (1, 1, 1, "mse"), (2, 3, 4, "mse-last"), (3, 2, 7, "cross-entropy"), (1, 4, 3, "cross-entropy-all"), (2, 2, 12, "mse") }
        select new TheoryDataRow<string, int, int, int, string>(cell, size.Input, size.Hidden, size.Steps, size.Loss)];

    public static TheoryData<string> CellNames => [.. Cells.Keys];

    [Theory]
    [MemberData(nameof(Grid))]
    public void A_cell_agrees_with_its_equations(string cell, int input, int hidden, int steps, string loss)
    {
        var random = new RandomStream((ulong)((input * 1000) + (hidden * 100) + steps));
        AssertAgrees(new(Cells[cell](input, hidden)), steps, loss, random, withStart: true);
        AssertAgrees(new(Cells[cell](input, hidden), new Linear<double>(hidden, 2)), steps, loss, random, withStart: false);
    }

    [Fact]
    public void A_stack_of_layers_agrees_with_its_equations()
    {
        var random = new RandomStream(5);
        AssertAgrees(new(new Rnn<double>(2, 3), new Lstm<double>(3, 2), new Linear<double>(2, 2)), 5, "mse", random, withStart: true);
        AssertAgrees(new(new Lstm<double>(2, 3), new Lstm<double>(3, 3, Biases.One), new Linear<double>(3, 1, bias: false)), 4, "mse-last", random, withStart: false);
        AssertAgrees(new(new Linear<double>(2, 3), new Linear<double>(3, 2), new Gru<double>(2, 2), new Linear<double>(2, 3)), 3, "cross-entropy-all", random, withStart: true);
        AssertAgrees(new(new Gru<double>(2, 2), new Dropout<double>(2, 0.5, random), new ResidualRecurrence<double>(2, 3)), 6, "cross-entropy", random, withStart: true);
    }

    [Fact]
    public void An_embedding_reads_one_hot_vectors()
    {
        var network = new Network<double>(new Embedding<double>(4, 2), new Gru<double>(2, 3), new Linear<double>(3, 4));
        var random = new RandomStream(8);
        Fill(network, random);
        var input = new Sequence<double>(3, 1, 1);
        new double[] { 2, 0, 2 }.CopyTo(input.Values);
        AssertAgrees(network, input, new CrossEntropy<double>(3, new[] { 0, 2, 1 }));
    }

    [Theory]
    [MemberData(nameof(CellNames))]
    public void The_gradients_of_a_cell_can_be_derived(string cell)
    {
        var network = new Network<double>(Cells[cell](1, 1));
        Fill(network, new RandomStream(3));
        CellModel text = CellModel.Of(network, new Sequence<double>(2, 1, 1), new LastStepMeanSquaredError<double>(new(1, 1, [0.5])));
        Model model = Model.Parse(text.Text);
        foreach (CellWeight weight in text.Weights)
            Assert.NotEmpty(Derivation.Create(model, "L", weight.Variable + (model.Graph.Find(weight.Variable)!.Shape.Kind == ShapeKind.Matrix ? "[1][1]" : "[1]")).Steps);
    }

    [Fact]
    public void Without_values_the_shapes_are_declared()
    {
        var network = new Network<double>(new Gru<double>(2, 3), new Linear<double>(3, 1));
        ((Gru<double>)network.Layers[0]).InitialState = new(1, 3, [1, 2, 3]);
        Assert.Equal(
            """
            title GRU 2 to 3, linear 3 to 1; 2 steps
            const N = 2
            input x[1..N] : 2
            param W_ir : 3x2
            param W_hr : 3x3
            param b_ir : 3
            param b_hr : 3
            param W_iz : 3x2
            param W_hz : 3x3
            param b_iz : 3
            param b_hz : 3
            param W_in : 3x2
            param W_hn : 3x3
            param b_in : 3
            param b_hn : 3
            state h[0] : 3
            param W_y : 1x3
            param b_y : 1
            input y[1..N] : 1

            r[t] = sigmoid(W_ir @ x[t] + b_ir + W_hr @ h[t-1] + b_hr)         for t in 1..N
            z[t] = sigmoid(W_iz @ x[t] + b_iz + W_hz @ h[t-1] + b_hz)         for t in 1..N
            n[t] = tanh(W_in @ x[t] + b_in + r[t] * (W_hn @ h[t-1] + b_hn))   for t in 1..N
            h[t] = (1 - z[t]) * n[t] + z[t] * h[t-1]                          for t in 1..N
            y_hat[t] = W_y @ h[t] + b_y                                       for t in 1..N
            L = sum(t in 1..N: sum((y_hat[t] - y[t])^2)) / N
            output L

            """,
            CellModel.Of(network, new Sequence<double>(2, 1, 2), new MeanSquaredError<double>(new(2, 1, 1)), withValues: false).Text);
    }

    [Fact]
    public void Weights_say_which_rows_of_which_parameter_they_are()
    {
        CellModel model = CellModel.Of(new Network<double>(new Lstm<double>(1, 3, Biases.None), new Lstm<double>(3, 2, Biases.None)), new Sequence<double>(1, 1, 1));
        Assert.Contains(new CellWeight("W_if_1", "0.weight_ih", 3, 3), model.Weights);
        Assert.Contains(new CellWeight("W_ho_2", "1.weight_hh", 6, 2), model.Weights);
        Assert.Equal(16, model.Weights.Count);
    }

    [Fact]
    public void A_network_of_dropout_alone_is_the_identity()
    {
        CellModel model = CellModel.Of(new Network<double>(new Dropout<double>(1, 0.5, new RandomStream(1))), new Sequence<double>(2, 1, 1));
        Assert.StartsWith("title Identity; 2 steps\n", model.Text);
    }

    [Fact]
    public void A_model_has_one_sequence() => Assert.StartsWith(
        "A model has one sequence of at least one step, not a batch of 2 with 3 steps.",
        Assert.Throws<ArgumentException>(() => CellModel.Of(new Network<double>(new Rnn<double>(1, 1)), new Sequence<double>(3, 2, 1))).Message);

    [Fact]
    public void A_model_has_no_value_that_is_not_finite()
    {
        var network = new Network<double>(new Linear<double>(1, 1));
        network.Parameters[0].Parameter.Value[0, 0] = double.NaN;
        Assert.StartsWith("A model has no value NaN;", Assert.Throws<ArgumentException>(() => CellModel.Of(network, new Sequence<double>(1, 1, 1))).Message);
    }

    private static void AssertAgrees(Network<double> network, int steps, string loss, RandomStream random, bool withStart)
    {
        Fill(network, random);
        foreach (RecurrentLayer<double> layer in network.Layers.OfType<RecurrentLayer<double>>().Where(_ => withStart))
        {
            layer.InitialState = Drawn(layer.HiddenSize, random);
            if (layer is Lstm<double> lstm)
                lstm.InitialCell = Drawn(layer.HiddenSize, random);
        }

        var input = new Sequence<double>(steps, 1, network.Layers[0].InputSize);
        Fill(input.Values, random);
        AssertAgrees(network, input, LossOf(loss, steps, network.Layers[^1].OutputSize, random));
    }

    private static Loss<double> LossOf(string loss, int steps, int outputs, RandomStream random)
    {
        var target = new Sequence<double>(steps, 1, outputs);
        Fill(target.Values, random);
        return loss switch
        {
            "mse" => new MeanSquaredError<double>(target),
            "mse-last" => new LastStepMeanSquaredError<double>(new(1, outputs, target.Step(0))),
            "cross-entropy" => new CrossEntropy<double>(new[] { random.NextBelow(outputs) }),
            _ => new CrossEntropy<double>(steps, Enumerable.Range(0, steps).Select(_ => random.NextBelow(outputs)).ToArray()),
        };
    }

    private static void AssertAgrees(Network<double> network, Sequence<double> input, Loss<double> loss)
    {
        network.ClearGradients();
        double value = loss.Forward(network.Forward(input));
        network.Backward(loss.Backward());

        CellModel cell = CellModel.Of(network, input, loss);
        ComputationGraph graph = Model.Parse(cell.Text).Graph;
        NumericRun run = graph.RunNumbers();
        ModelVariable output = graph.Find("L")!;
        NumericGradient gradient = run.GradientOf(output);
        AssertClose([value], [run.ValueOf(output)], "L");
        foreach (CellWeight weight in cell.Weights)
            AssertClose(RowsOf(network, weight), gradient.Elements(graph.Find(weight.Variable)!), weight.Variable);
        RecurrentLayer<double>[] layers = [.. network.Layers.OfType<RecurrentLayer<double>>()];
        for (int index = 0; index < layers.Length; index++)
            AssertStates(layers[index], layers.Length == 1 ? "" : $"{index + 1},", graph, run, gradient);
    }

    private static void AssertStates(RecurrentLayer<double> layer, string index, ComputationGraph graph, NumericRun run, NumericGradient gradient)
    {
        AssertClose(layer.InitialStateGradient.Values, gradient.Elements(Find(graph, "h", index, 0)), "h_0");
        for (int step = 0; step < layer.States.Steps; step++)
        {
            ModelVariable h = Find(graph, "h", index, step + 1);
            AssertClose(layer.States.Step(step), run.ValuesOf(h), h.Name);
            AssertClose(layer.StateGradients.Step(step), gradient.Elements(h), $"dL/d{h.Name}");
            if (layer is not Lstm<double> lstm)
                continue;
            ModelVariable cell = Find(graph, "C", index, step + 1);
            AssertClose(lstm.Cells.Step(step), run.ValuesOf(cell), cell.Name);
            AssertClose(lstm.CellGradients.Step(step), gradient.Elements(cell), $"dL/d{cell.Name}");
        }
    }

    private static ModelVariable Find(ComputationGraph graph, string letter, string index, int step) =>
        graph.Find(index.Length == 0 ? $"{letter}_{step}" : $"{letter}_{{{index}{step}}}")!;

    private static double[] RowsOf(Network<double> network, CellWeight weight)
    {
        Parameter<double> parameter = network.Parameters.Single(item => item.Name == weight.Parameter).Parameter;
        int columns = parameter.Shape.Count == 1 ? 1 : parameter.Value.Columns;
        return parameter.Gradient.Values.Slice(weight.FirstRow * columns, weight.Rows * columns).ToArray();
    }

    private static void AssertClose(ReadOnlySpan<double> expected, double[] actual, string where)
    {
        Assert.Equal(expected.Length, actual.Length);
        double scale = 0;
        foreach (double value in expected)
            scale = Math.Max(scale, Math.Abs(value));
        for (int index = 0; index < actual.Length; index++)
            Assert.True(Math.Abs(expected[index] - actual[index]) <= Tolerance * scale, $"{where}: {actual[index]:R} instead of {expected[index]:R}");
    }

    private static Matrix<double> Drawn(int size, RandomStream random)
    {
        var matrix = new Matrix<double>(1, size);
        Fill(matrix.Values, random);
        return matrix;
    }

    private static void Fill(Network<double> network, RandomStream random)
    {
        foreach (NamedParameter<double> parameter in network.Parameters)
            Fill(parameter.Parameter.Value.Values, random);
    }

    private static void Fill(Span<double> values, RandomStream random)
    {
        for (int index = 0; index < values.Length; index++)
            values[index] = random.NextUniform(-0.9, 0.9);
    }
}
