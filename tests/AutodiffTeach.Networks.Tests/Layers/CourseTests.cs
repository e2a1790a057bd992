using AutodiffTeach.Networks.Layers;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Tests.Layers;

/// <summary>The numbers that the course gives.</summary>
public sealed class CourseTests
{
    [Theory]
    [InlineData(Biases.One, 1, 0.197375320224904)]
    [InlineData(Biases.Two, 1, 0.291312612451591)]
    [InlineData(Biases.None, 1, 0.0996679946249558)]
    public void Rnn_with_every_parameter_a_tenth_gives_tanh_of_the_sum(Biases biases, double input, double expected)
    {
        var layer = new Rnn<double>(1, 1, Activation.Tanh, biases);
        Constant(layer, 0.1);
        var sequence = new Sequence<double>(1, 1, 1);
        sequence[0, 0, 0] = input;
        Assert.Equal(expected, layer.Forward(sequence)[0, 0, 0], 1e-15);
    }

    [Fact]
    public void Rnn_without_activation_and_constant_weights_gives_the_states_of_the_course()
    {
        var layer = new Rnn<double>(2, 3, Activation.Identity, Biases.One);
        Constant(layer, -0.1);
        Sequence<double> states = layer.Forward(Inputs([.1, .15], [.2, .25], [.3, .35], [.4, .45]));
        double[] expected = [-0.125, -0.1075, -0.13275, -0.145175];
        for (int step = 0; step < expected.Length; step++)
            Assert.All(states.Vector(step, 0).ToArray(), h => Assert.Equal(expected[step], h, 1e-15));
    }

    [Fact]
    public void Rnn_by_hand_gives_the_states_and_outputs_of_the_course()
    {
        var rnn = new Rnn<double>(2, 2, Activation.Relu, Biases.None);
        Set(rnn.Parameters[0], -0.3, 0.6, 0.2, 0.1);
        Set(rnn.Parameters[1], 0.4, 0.4, 0.9, -0.7);
        var linear = new Linear<double>(2, 2, bias: false);
        Set(linear.Parameters[0], 0.2, 0.1, -0.2, 0.5);

        Sequence<double> outputs = new Network<double>(rnn, linear).Forward(Inputs([0, 1], [0.3, 0.4]));
        AssertClose([0.6, 0.1, 0.43, 0.57], rnn.States.Values);
        AssertClose([0.13, -0.07, 0.143, 0.199], outputs.Values);
    }

    [Fact]
    public void Gradients_through_time_of_the_scalar_network_are_those_of_the_course()
    {
        var rnn = new Rnn<double>(1, 1, Activation.Relu, Biases.None);
        Set(rnn.Parameters[0], 0.1);
        Set(rnn.Parameters[1], 0.2);
        var linear = new Linear<double>(1, 1, bias: false);
        Set(linear.Parameters[0], 0.3);
        var network = new Network<double>(rnn, linear);
        double[] x = [0.5, 0.6, 0.7, 0.8], expected = [-0.1755, -0.46068, -0.8511792];
        for (int length = 1; length <= expected.Length; length++)
        {
            network.ClearGradients();
            Sequence<double> outputs = network.Forward(Inputs([.. x.Take(length).Select(value => new[] { value })]));
            var gradient = new Sequence<double>(length, 1, 1);
            for (int step = 0; step < length; step++)
                gradient[step, 0, 0] = -2 * (x[step + 1] - outputs[step, 0, 0]);
            network.Backward(gradient);
            Assert.Equal(expected[length - 1], rnn.Parameters[0].Gradient[0, 0], 1e-14);
        }
    }

    // dL/dh_t = λ^(T-t) dL/dh_T along an eigenvector of Wᵀ.
    [Theory]
    [InlineData(0.5)]
    [InlineData(1)]
    [InlineData(1.25)]
    public void Gradients_of_a_linear_rnn_follow_the_eigenvalue(double eigenvalue)
    {
        var layer = new Rnn<double>(1, 2, Activation.Identity, Biases.None);
        Set(layer.Parameters[1], 0, eigenvalue, eigenvalue, 0);
        layer.Forward(new Sequence<double>(20, 1, 1));
        var gradient = new Sequence<double>(20, 1, 2);
        gradient.Step(19).Fill(1);
        layer.Backward(gradient);
        for (int step = 0; step < 20; step++)
            Assert.Equal(Math.Pow(eigenvalue, 19 - step), layer.StateGradients[step, 0, 1], 1e-12);
    }

    // In a saturated LSTM whose forget gate is open the cell's gradient neither vanishes nor explodes.
    [Fact]
    public void Gradient_of_a_cell_passes_through_an_open_forget_gate_unchanged()
    {
        var layer = new Lstm<double>(1, 1, Biases.One) { InitialCell = new(1, 1, [0.5]) };
        Set(layer.Parameters[2], -40, 40, 0, 40);
        layer.Forward(new Sequence<double>(50, 1, 1));
        var gradient = new Sequence<double>(50, 1, 1);
        gradient.Step(49).Fill(1);
        layer.Backward(gradient);
        double expected = 1 - Math.Pow(Math.Tanh(0.5), 2);
        Assert.Equal(expected, layer.CellGradients[0, 0, 0], 1e-12);
        Assert.Equal(expected, layer.InitialCellGradient[0, 0], 1e-12);
    }

    private static void Constant(Layer<double> layer, double value)
    {
        foreach (Parameter<double> parameter in layer.Parameters)
            parameter.Value.Values.Fill(value);
    }

    private static void Set(Parameter<double> parameter, params ReadOnlySpan<double> values) => values.CopyTo(parameter.Value.Values);

    private static Sequence<double> Inputs(params double[][] steps)
    {
        var input = new Sequence<double>(steps.Length, 1, steps[0].Length);
        for (int step = 0; step < steps.Length; step++)
            steps[step].CopyTo(input.Step(step));
        return input;
    }

    private static void AssertClose(double[] expected, Span<double> actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int index = 0; index < expected.Length; index++)
            Assert.Equal(expected[index], actual[index], 1e-15);
    }
}
