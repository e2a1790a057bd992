using AutodiffTeach.Networks.Flow;
using AutodiffTeach.Networks.Layers;
using AutodiffTeach.Networks.Training;

namespace AutodiffTeach.Networks.Tests.Flow;

public sealed class FlowExperimentTests
{
    private static readonly FlowCell Linear = new(CellKind.Rnn, Activation.Identity);

    public static TheoryData<string, CellKind, Activation> Names => new()
    {
        { "rnn", CellKind.Rnn, Activation.Tanh }, { "rnn:relu", CellKind.Rnn, Activation.Relu }, { "rnn:none", CellKind.Rnn, Activation.Identity },
        { "lstm", CellKind.Lstm, Activation.Relu }, { "gru", CellKind.Gru, Activation.Tanh }, { "residual:relu", CellKind.Residual, Activation.Relu },
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void A_cell_is_named_by_its_kind_and_an_activation_other_than_tanh(string name, CellKind kind, Activation activation) =>
        Assert.Equal(name, new FlowCell(kind, activation).Name);

    [Fact]
    public void Targets_are_running_averages_of_inputs_that_depend_on_the_seed_alone()
    {
        var one = FlowExperiment.Create(Linear, new() { Seed = 4, Batch = 2 });
        var other = FlowExperiment.Create(new(CellKind.Lstm), new() { Seed = 4, Batch = 2, HiddenSize = 3 });
        Assert.Equal(one.Input.Values.ToArray(), other.Input.Values.ToArray());
        Assert.Equal((one.Input[0, 1, 0] + one.Input[1, 1, 0] + one.Input[2, 1, 0]) / 3, one.Target[2, 1, 0], 1e-15);
        Assert.NotEqual(one.Input.Values.ToArray(), FlowExperiment.Create(Linear, new() { Seed = 5, Batch = 2 }).Input.Values.ToArray());
    }

    [Fact]
    public void Spectral_radii_of_all_gates_are_what_was_asked_for()
    {
        foreach (CellKind kind in Enum.GetValues<CellKind>())
        {
            foreach (double radius in new[] { 1e-3, 0.5, 1, 1.5, 40 })
            {
                FlowResult result = FlowExperiment.Create(new(kind), new() { SpectralRadius = radius }).Run();
                Assert.All(result.Flow.Gates, gate => Assert.Equal(1, gate.SpectralRadius / radius, 1e-13));
            }
        }
    }

    [Fact]
    public void A_radius_of_zero_clears_the_recurrent_weights()
    {
        FlowResult result = FlowExperiment.Create(Linear, new() { SpectralRadius = 0 }).Run();
        Assert.Equal(0, result.Flow.Candidate.SpectralNorm);
        Assert.All(result.Flow.GradientNorms.SkipLast(1), norm => Assert.Equal(0, norm));
    }

    [Fact]
    public void No_factor_gives_weights_of_zero_a_spectral_radius()
    {
        FlowException failure = Assert.Throws<FlowException>(() => FlowExperiment.Create(Linear, new() { SpectralRadius = 0.5, WeightScale = 0 }));
        Assert.Equal("the recurrent weights have a spectral radius of 0, so that no factor makes it 0.5", failure.Message);
        failure = Assert.Throws<FlowException>(() => FlowExperiment.Create(new(CellKind.Lstm), new() { SpectralRadius = 0.5, WeightScale = 0 }));
        Assert.Equal("the recurrent weights of gate i have a spectral radius of 0, so that no factor makes it 0.5", failure.Message);
    }

    [Fact]
    public void Scales_and_the_forget_bias_reach_their_parameters_alone()
    {
        var plain = FlowExperiment.Create(new(CellKind.Lstm), new() { HiddenSize = 3 });
        var scaled = FlowExperiment.Create(new(CellKind.Lstm), new() { HiddenSize = 3, WeightScale = 2, BiasScale = -1, ForgetBias = 7 });
        foreach ((NamedParameter<double> one, NamedParameter<double> other) in plain.Network.Parameters.Zip(scaled.Network.Parameters))
        {
            double factor = one.Name switch { "0.weight_ih" or "0.weight_hh" => 2, "0.bias" => -1, _ => 1 };
            double[] expected = [.. one.Parameter.Value.Values.ToArray().Select((value, i) => one.Name == "0.bias" && i is >= 3 and < 6 ? 7 : factor * value)];
            Assert.Equal(expected, other.Parameter.Value.Values.ToArray());
        }
    }

    [Fact]
    public void The_bound_is_never_exceeded()
    {
        foreach (Activation activation in (Activation[])[Activation.Identity, Activation.Tanh, Activation.Relu])
        {
            for (ulong seed = 0; seed < 10; seed++)
            {
                FlowResult result = FlowExperiment.Create(new(CellKind.Rnn, activation), new() { Seed = seed, WeightScale = 1 + (seed / 5.0), Batch = 3, Length = 40 }).Run();
                Assert.All(result.Flow.GradientNorms.Zip(result.Theory!.Bound), pair => Assert.True(pair.First <= pair.Second * (1 + 1e-12)));
                Assert.Equal(result.Flow.GradientNorms[^1], result.Theory.Bound[^1]);
                Assert.Equal(result.Flow.GradientNorms[^1], result.Theory.Rate[^1]);
            }
        }
    }

    [Fact]
    public void Theory_speaks_of_a_plain_rnn_with_the_loss_on_the_last_step_only()
    {
        Assert.NotNull(FlowExperiment.Create(Linear).Run().Theory);
        Assert.Null(FlowExperiment.Create(Linear, new() { Loss = FlowLoss.All }).Run().Theory);
        Assert.Null(FlowExperiment.Create(new(CellKind.Residual)).Run().Theory);
        Assert.Null(FlowExperiment.Create(new(CellKind.Lstm)).Run().Theory);
    }

    [Fact]
    public void Gradients_beyond_the_range_of_numbers_are_zero_or_infinite()
    {
        var small = FlowTrend.Of(FlowExperiment.Create(Linear, new() { SpectralRadius = 0.1, Length = 500 }).Run().Flow.GradientNorms);
        Assert.True(small.Vanishes);
        Assert.Equal(0, small.End);
        Assert.Equal(0.1, small.Factor, 0.005);
        var large = FlowTrend.Of(FlowExperiment.Create(Linear, new() { SpectralRadius = 10, Length = 500, BiasScale = 0 }).Run().Flow.GradientNorms);
        Assert.True(large.Explodes || large.From is null);
    }

    public static TheoryData<double[], int?, double, double?> Trends => new()
    {
        { [1], 1, 1, null }, { [1, 2, 4], 1, 0.5, null }, { [8, 4, 2], 1, 2, null }, { [0, 0, 3, 3], 3, 1, 0 }, { [0, 0], null, 1, 0 },
        { [double.PositiveInfinity, 1e300, 1e200], 2, 1e100, double.PositiveInfinity }, { [double.NaN, double.NaN], null, 1, double.NaN }, { [1e-300, 1e300], 1, 0, null },
    };

    [Theory]
    [MemberData(nameof(Trends))]
    public void A_trend_is_the_mean_factor_over_the_steps_that_are_numbers(double[] norms, int? from, double factor, double? end)
    {
        var trend = FlowTrend.Of(norms);
        Assert.Equal(from, trend.From);
        Assert.Equal(factor, trend.Factor, 1e-10 * Math.Max(1, factor));
        Assert.Equal(end, trend.End);
    }

    public static TheoryData<FlowOptions> Refused => new()
    {
        new FlowOptions { Length = 0 }, new FlowOptions { Length = FlowOptions.LongestSequence + 1 }, new FlowOptions { HiddenSize = FlowOptions.LargestSize + 1 },
        new FlowOptions { Batch = -1 }, new FlowOptions { Length = 10_000, Batch = 512 }, new FlowOptions { InputSize = 0 }, new FlowOptions { WeightScale = double.NaN }, new FlowOptions { BiasScale = double.PositiveInfinity },
        new FlowOptions { SpectralRadius = -1 }, new FlowOptions { ForgetBias = double.NaN },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Options_outside_their_limits_are_refused(FlowOptions options) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => FlowExperiment.Create(Linear, options));

    [Fact]
    public void The_identity_of_a_relu_rnn_keeps_gradients()
    {
        FlowResult result = FlowExperiment.Create(new(CellKind.Residual, Activation.Tanh), new() { WeightScale = 0, Initialisation = Initialisation.Identity }).Run();
        Assert.All(result.Flow.GradientNorms, norm => Assert.Equal(result.Flow.GradientNorms[^1], norm));
    }
}
