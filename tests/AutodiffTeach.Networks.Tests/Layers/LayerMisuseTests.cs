using AutodiffTeach.Networks.Layers;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Tests.Layers;

public sealed class LayerMisuseTests
{
    public static TheoryData<string> Names => Sample.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void An_input_of_another_size_is_refused_with_both_shapes(string name)
    {
        Layer<double> layer = Sample.Layers[name]();
        var wrong = new Sequence<double>(5, 2, layer.InputSize + 4);
        ArgumentException error = Assert.Throws<ArgumentException>(() => layer.Forward(wrong));
        Assert.Equal($"The input is 5×2×{layer.InputSize + 4}, but 5×2×{layer.InputSize} was expected (time × batch × feature). (Parameter 'input')", error.Message);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Backward_before_forward_is_refused(string name)
    {
        Layer<double> layer = Sample.Layers[name]();
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => layer.Backward(new(5, 2, layer.OutputSize)));
        Assert.Equal("There was no forward pass yet; call Forward first.", error.Message);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_gradient_of_another_shape_is_refused_with_both_shapes(string name)
    {
        Layer<double> layer = Sample.Layers[name]();
        layer.Forward(new(5, 2, layer.InputSize));
        ArgumentException error = Assert.Throws<ArgumentException>(() => layer.Backward(new(4, 2, layer.OutputSize)));
        Assert.Equal($"The gradient of the output is 4×2×{layer.OutputSize}, but 5×2×{layer.OutputSize} was expected (time × batch × feature). (Parameter 'outputGradient')", error.Message);
    }

    [Fact]
    public void Initial_states_and_cells_of_another_shape_are_refused_with_both_shapes()
    {
        var layer = new Lstm<double>(3, 4) { InitialState = new(1, 4) };
        ArgumentException error = Assert.Throws<ArgumentException>(() => layer.Forward(new(5, 2, 3)));
        Assert.Equal("InitialState is 1×4, but 2×4 was expected (batch × feature). (Parameter 'InitialState')", error.Message);
        layer.InitialState = null;
        layer.InitialCell = new(2, 3);
        error = Assert.Throws<ArgumentException>(() => layer.Forward(new(5, 2, 3)));
        Assert.Equal("InitialCell is 2×3, but 2×4 was expected (batch × feature). (Parameter 'InitialCell')", error.Message);
    }

    [Fact]
    public void A_backward_pass_after_a_refused_forward_pass_is_refused()
    {
        var layer = new Lstm<double>(3, 4);
        layer.Forward(new(5, 2, 3));
        layer.InitialState = new(1, 4);
        Assert.Throws<ArgumentException>(() => layer.Forward(new(6, 2, 3)));
        Assert.Throws<InvalidOperationException>(() => layer.Backward(new(5, 2, 4)));
    }

    [Fact]
    public void What_a_pass_has_not_made_yet_is_refused()
    {
        var layer = new Lstm<double>(3, 4);
        Assert.Throws<InvalidOperationException>(() => layer.States);
        Assert.Throws<InvalidOperationException>(() => layer.Cells);
        layer.Forward(new(5, 2, 3));
        Assert.Throws<InvalidOperationException>(() => layer.StateGradients);
        Assert.Throws<InvalidOperationException>(() => layer.CellGradients);
        Assert.Throws<InvalidOperationException>(() => layer.InitialStateGradient);
        Assert.Throws<InvalidOperationException>(() => layer.InitialCellGradient);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(-1)]
    [InlineData(1.5)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void What_is_no_index_is_refused(double index)
    {
        var layer = new Embedding<double>(5, 2);
        var input = new Sequence<double>(1, 1, 1);
        input.Values.Fill(index);
        ArgumentException error = Assert.Throws<ArgumentException>(() => layer.Forward(input));
        Assert.Equal(FormattableString.Invariant($"{index} is not the index of one of 5 vectors; an integer from 0 to 4 was expected. (Parameter 'input')"), error.Message);
    }

    [Fact]
    public void Sizes_probabilities_and_options_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Linear<double>(0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Rnn<float>(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Rnn<float>(1, 1, (Activation)9));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ResidualRecurrence<float>(1, 1, (Activation)9));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Rnn<float>(1, 1, Activation.Sigmoid));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ResidualRecurrence<float>(1, 1, Activation.Sigmoid));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Nonlinearity<float>(1, (Activation)9));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Nonlinearity<float>(0, Activation.Tanh));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Gru<float>(1, 1, (Biases)9));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Embedding<float>(0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Dropout<float>(1, 1.5, new RandomStream(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Dropout<float>(1, double.NaN, new RandomStream(1)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Sequences_without_steps_or_without_sequences_give_nothing(string name)
    {
        foreach ((int steps, int batch) in new[] { (0, 2), (3, 0) })
        {
            Layer<double> layer = Sample.Filled(name, seed: 1);
            Assert.Equal(0, layer.Forward(new(steps, batch, layer.InputSize)).Values.Length);
            Assert.Equal(0, layer.Backward(new(steps, batch, layer.OutputSize)).Values.Length);
            Assert.All(layer.Parameters, parameter => Assert.All(parameter.Gradient.Values.ToArray(), value => Assert.Equal(0, value)));
        }
    }

    [Theory]
    [InlineData("dropout")]
    [InlineData("linear")]
    [InlineData("rnn")]
    public void What_a_layer_gave_is_refused_as_its_input_for_it_would_be_overwritten(string kind)
    {
        Layer<double> layer = kind switch
        {
            "dropout" => new Dropout<double>(3, 0.5, new RandomStream(1)),
            "linear" => new Linear<double>(3, 3),
            _ => new Rnn<double>(3, 3),
        };
        Sequence<double> output = layer.Forward(new(2, 1, 3));
        ArgumentException error = Assert.Throws<ArgumentException>(() => layer.Forward(output));
        Assert.Equal("The input is what the last forward pass gave, which this pass overwrites; a copy of it was expected. (Parameter 'input')", error.Message);
    }

    [Fact]
    public void What_any_layer_of_a_network_gave_is_refused_as_its_input()
    {
        var first = new Rnn<double>(3, 3);
        var network = new Network<double>(first, new Linear<double>(3, 3));
        Sequence<double> output = network.Forward(new(2, 1, 3));
        foreach (Sequence<double> given in new[] { output, first.States })
        {
            ArgumentException error = Assert.Throws<ArgumentException>(() => network.Forward(given));
            Assert.Equal("The input is what the last forward pass gave, which this pass overwrites; a copy of it was expected. (Parameter 'input')", error.Message);
        }
    }

    [Fact]
    public void The_gradient_that_a_linear_layer_gave_is_refused_as_that_of_its_output()
    {
        var layer = new Linear<double>(3, 3);
        Sequence<double> gradient = layer.Backward(layer.Forward(new(2, 1, 3)));
        ArgumentException error = Assert.Throws<ArgumentException>(() => layer.Backward(gradient));
        Assert.Equal("The gradient of the output is what the last backward pass gave, which this pass overwrites; a copy of it was expected. (Parameter 'outputGradient')", error.Message);
    }

    [Fact]
    public void A_layer_in_two_places_of_a_network_or_in_none_is_refused()
    {
        var layer = new Linear<double>(3, 3);
        ArgumentException error = Assert.Throws<ArgumentException>(() => new Network<double>(layer, new Linear<double>(3, 3), layer));
        Assert.Equal("Layer 2 is layer 0 again; a layer of its own was expected in each place. (Parameter 'layers')", error.Message);
        error = Assert.Throws<ArgumentException>(() => new Network<double>(layer, null!));
        Assert.Equal("Layer 1 is null; a layer was expected. (Parameter 'layers')", error.Message);
    }

    [Fact]
    public void A_network_keeps_its_layers_when_the_list_they_came_in_changes()
    {
        Layer<double>[] layers = [new Linear<double>(3, 3)];
        var network = new Network<double>(layers);
        layers[0] = new Linear<double>(1, 1);
        Assert.Equal(3, network.Layers[0].InputSize);
    }
}
