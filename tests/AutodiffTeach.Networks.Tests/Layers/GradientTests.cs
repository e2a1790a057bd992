using System.Numerics.Tensors;
using AutodiffTeach.Networks.Layers;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Tests.Layers;

/// <summary>Every gradient of every layer against central differences of L = Σ w ∘ output with random w.</summary>
public sealed class GradientTests
{
    private const int Steps = 4;
    private const int Batch = 2;

    public static TheoryData<string> Names => Sample.Names;

    public static TheoryData<string> RecurrentNames => Sample.RecurrentNames;

    [Theory]
    [MemberData(nameof(Names))]
    public void Gradients_of_parameters_and_input_are_those_of_the_definition(string name)
    {
        Layer<double> layer = Sample.Filled(name, seed: 1);
        Sequence<double> input = Sample.Input(layer, Steps, Batch, seed: 2);
        Sequence<double> weights = Sample.Sequence(Steps, Batch, layer.OutputSize, seed: 3);
        double Loss() => TensorPrimitives.Dot<double>(layer.Forward(input).Values, weights.Values);

        layer.Forward(input);
        Sequence<double> inputGradient = layer.Backward(weights);
        foreach (Parameter<double> parameter in layer.Parameters)
            FiniteDifferences.Check(parameter.Name, parameter.Value.Values, parameter.Gradient.Values, Loss);
        if (layer is Embedding<double>)
            Assert.All(inputGradient.Values.ToArray(), value => Assert.Equal(0, value));
        else
            FiniteDifferences.Check("input", input.Values, inputGradient.Values, Loss);
    }

    [Theory]
    [MemberData(nameof(RecurrentNames))]
    public void Gradients_of_initial_states_and_cells_are_those_of_the_definition(string name)
    {
        var layer = (RecurrentLayer<double>)Sample.Filled(name, seed: 4);
        Sequence<double> input = Sample.Input(layer, Steps, Batch, seed: 5);
        Sequence<double> weights = Sample.Sequence(Steps, Batch, layer.OutputSize, seed: 6);
        layer.InitialState = Sample.Matrix(Batch, layer.HiddenSize, seed: 7);
        var lstm = layer as Lstm<double>;
        lstm?.InitialCell = Sample.Matrix(Batch, layer.HiddenSize, seed: 8);
        double Loss() => TensorPrimitives.Dot<double>(layer.Forward(input).Values, weights.Values);

        layer.Forward(input);
        layer.Backward(weights);
        foreach (Parameter<double> parameter in layer.Parameters)
            FiniteDifferences.Check(parameter.Name, parameter.Value.Values, parameter.Gradient.Values, Loss);
        FiniteDifferences.Check("h_0", layer.InitialState.Values, layer.InitialStateGradient.Values, Loss);
        if (lstm is not null)
            FiniteDifferences.Check("C_0", lstm.InitialCell!.Values, lstm.InitialCellGradient.Values, Loss);
    }

    // dL/dh_t is what a move of h_t does to the loss of step t itself and to all that follows, run from h_t on.
    [Theory]
    [MemberData(nameof(RecurrentNames))]
    public void Total_gradients_of_states_are_those_of_the_definition(string name)
    {
        var (layer, input, weights) = AfterPasses(name);
        for (int step = 0; step < Steps; step++)
        {
            RecurrentLayer<double> rest = From(layer, name, step);
            double Loss() => LossFrom(step, rest, input, weights);
            FiniteDifferences.Check($"h_{step + 1}", rest.InitialState!.Values, layer.StateGradients.Step(step), Loss);
        }
    }

    // A move of C_t also moves h_t = o ∘ tanh(C_t).
    [Theory]
    [InlineData("lstm")]
    [InlineData("lstm, one bias")]
    public void Total_gradients_of_cells_are_those_of_the_definition(string name)
    {
        var (layer, input, weights) = AfterPasses(name);
        var lstm = (Lstm<double>)layer;
        for (int step = 0; step < Steps; step++)
        {
            var rest = (Lstm<double>)From(layer, name, step);
            double[] outputGate = [.. rest.InitialState!.Values.ToArray().Zip(rest.InitialCell!.Values.ToArray(), (h, cell) => h / Math.Tanh(cell))];
            double Loss()
            {
                for (int index = 0; index < outputGate.Length; index++)
                    rest.InitialState.Values[index] = outputGate[index] * Math.Tanh(rest.InitialCell.Values[index]);
                return LossFrom(step, rest, input, weights);
            }

            FiniteDifferences.Check($"C_{step + 1}", rest.InitialCell.Values, lstm.CellGradients.Step(step), Loss);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Gradients_of_parameters_add_up_until_they_are_cleared(string name)
    {
        Layer<double> layer = Sample.Filled(name, seed: 1);
        var network = new Network<double>(layer);
        Sequence<double> input = Sample.Input(layer, Steps, Batch, seed: 2);
        Sequence<double> weights = Sample.Sequence(Steps, Batch, layer.OutputSize, seed: 3);
        network.Forward(input);
        network.Backward(weights);
        double[][] once = [.. layer.Parameters.Select(parameter => parameter.Gradient.Values.ToArray())];
        network.Backward(weights);
        for (int index = 0; index < once.Length; index++)
            AssertClose([.. once[index].Select(value => 2 * value)], layer.Parameters[index].Gradient.Values);
        network.ClearGradients();
        Assert.All(layer.Parameters, parameter => Assert.All(parameter.Gradient.Values.ToArray(), value => Assert.Equal(0, value)));
    }

    [Fact]
    public void Gradients_pass_through_layers_that_are_stacked()
    {
        var network = new Network<double>(
            Sample.Filled("embedding", 1), new Lstm<double>(4, 3), Sample.Filled("rnn tanh", 2), new Gru<double>(4, 3), Sample.Filled("linear", 3));
        var random = new RandomStream(9);
        foreach (NamedParameter<double> named in network.Parameters)
            Sample.Fill(named.Parameter.Value.Values, random);
        Sequence<double> input = Sample.Input(network.Layers[0], Steps, Batch, seed: 5);
        Sequence<double> weights = Sample.Sequence(Steps, Batch, 4, seed: 6);
        double Loss() => TensorPrimitives.Dot<double>(network.Forward(input).Values, weights.Values);
        network.Forward(input);
        network.Backward(weights);
        foreach (NamedParameter<double> named in network.Parameters)
            FiniteDifferences.Check(named.Name, named.Parameter.Value.Values, named.Parameter.Gradient.Values, Loss);
    }

    private static (RecurrentLayer<double> Layer, Sequence<double> Input, Sequence<double> Weights) AfterPasses(string name)
    {
        var layer = (RecurrentLayer<double>)Sample.Filled(name, seed: 10);
        Sequence<double> input = Sample.Input(layer, Steps, Batch, seed: 11);
        Sequence<double> weights = Sample.Sequence(Steps, Batch, layer.OutputSize, seed: 12);
        layer.Forward(input);
        layer.Backward(weights);
        return (layer, input, weights);
    }

    /// <summary>The same layer, about to go on from the state after a step.</summary>
    private static RecurrentLayer<double> From(RecurrentLayer<double> layer, string name, int step)
    {
        var rest = (RecurrentLayer<double>)Sample.Filled(name, seed: 10);
        rest.InitialState = new(Batch, layer.HiddenSize, layer.States.Step(step));
        (rest as Lstm<double>)?.InitialCell = new(Batch, layer.HiddenSize, ((Lstm<double>)layer).Cells.Step(step));
        return rest;
    }

    private static double LossFrom(int step, RecurrentLayer<double> rest, Sequence<double> input, Sequence<double> weights)
    {
        var later = new Sequence<double>(Steps - step - 1, Batch, input.Features);
        input.Values[((step + 1) * Batch * input.Features)..].CopyTo(later.Values);
        double own = TensorPrimitives.Dot<double>(rest.InitialState!.Values, weights.Step(step));
        ReadOnlySpan<double> following = rest.Forward(later).Values;
        return following.IsEmpty ? own : own + TensorPrimitives.Dot(following, weights.Values[^following.Length..]);
    }

    private static void AssertClose(double[] expected, Span<double> actual)
    {
        for (int index = 0; index < expected.Length; index++)
            Assert.Equal(expected[index], actual[index], 1e-12);
    }
}
