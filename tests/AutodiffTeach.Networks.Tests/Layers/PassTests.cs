using AutodiffTeach.Networks.Layers;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Tests.Layers;

/// <summary>Passes of one layer in many orders give what a new layer gives.</summary>
public sealed class PassTests
{
    public static TheoryData<string> Names => [.. Sample.Layers.Keys];

    public static TheoryData<string> RecurrentNames => Sample.RecurrentNames;

    [Theory]
    [MemberData(nameof(Names))]
    public void Passes_before_and_batches_of_other_sizes_leave_no_trace(string name)
    {
        Layer<double> used = Sample.Filled(name, seed: 1);
        foreach ((int steps, int batch) in new[] { (200, 1), (1, 64), (3, 17), (1, 1) })
        {
            used.Forward(Sample.Input(used, steps, batch, seed: 9));
            used.Forward(Sample.Input(used, steps, batch, seed: 8));
            used.Backward(Sample.Sequence(steps, batch, used.OutputSize, seed: 7));
        }

        Clear(used);
        Layer<double> fresh = Sample.Filled(name, seed: 1);
        Assert.Equal(Pass(fresh), Pass(used));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_second_backward_pass_gives_the_same_and_adds_as_much_again(string name)
    {
        Layer<double> layer = Sample.Filled(name, seed: 1);
        layer.Forward(Sample.Input(layer, 5, 3, seed: 2));
        Sequence<double> gradient = Sample.Sequence(5, 3, layer.OutputSize, seed: 3);
        double[] first = [.. layer.Backward(gradient).Values], once = Gradients(layer);
        Assert.Equal(first, layer.Backward(gradient).Values.ToArray());
        Assert.All(Gradients(layer).Zip(once), pair => Assert.Equal(2 * pair.Second, pair.First, 1e-13));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Changed_parameters_count_in_the_next_pass(string name)
    {
        Layer<double> changed = Sample.Filled(name, seed: 5);
        Pass(changed);
        Layer<double> fresh = Sample.Filled(name, seed: 6);
        foreach ((Parameter<double> to, Parameter<double> from) in changed.Parameters.Zip(fresh.Parameters))
            from.Value.Values.CopyTo(to.Value.Values);
        Clear(changed);
        Assert.Equal(Pass(fresh), Pass(changed));
    }

    [Theory]
    [MemberData(nameof(RecurrentNames))]
    public void An_initial_state_that_is_taken_away_is_zero_again(string name)
    {
        var layer = (RecurrentLayer<double>)Sample.Filled(name, seed: 1);
        double[] before = Pass(layer);
        Clear(layer);
        layer.InitialState = Sample.Matrix(3, 4, seed: 4);
        Assert.NotEqual(before, Pass(layer));
        Clear(layer);
        layer.InitialState = null;
        Assert.Equal(before, Pass(layer));
    }

    /// <summary>What one forward and one backward pass give: outputs, the gradients of the input and of the parameters.</summary>
    private static double[] Pass(Layer<double> layer)
    {
        double[] outputs = [.. layer.Forward(Sample.Input(layer, 5, 3, seed: 2)).Values];
        double[] inputGradient = [.. layer.Backward(Sample.Sequence(5, 3, layer.OutputSize, seed: 3)).Values];
        return [.. outputs, .. inputGradient, .. Gradients(layer)];
    }

    private static double[] Gradients(Layer<double> layer) => [.. layer.Parameters.SelectMany(parameter => parameter.Gradient.Values.ToArray())];

    private static void Clear(Layer<double> layer)
    {
        foreach (Parameter<double> parameter in layer.Parameters)
            parameter.Gradient.Values.Clear();
    }
}
