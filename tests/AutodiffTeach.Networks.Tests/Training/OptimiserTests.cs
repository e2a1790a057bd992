using System.Text.Json;
using AutodiffTeach.Networks.Layers;
using AutodiffTeach.Networks.Numerics;
using AutodiffTeach.Networks.Training;

namespace AutodiffTeach.Networks.Tests.Training;

public sealed class OptimiserTests
{
    public static TheoryData<int> Cases => OptimiserOracle.Cases;

    [Theory]
    [MemberData(nameof(Cases))]
    public void Steps_along_given_gradients_are_those_of_PyTorch(int index)
    {
        JsonElement one = OptimiserOracle.Steps(index);
        NamedParameter<double> named = Named<double>(2, 3);
        OptimiserOracle.Numbers(one.GetProperty("before")).CopyTo(named.Parameter.Value.Values);
        Optimiser<double> optimiser = OptimiserOracle.OptimiserOf(one, [named]);
        for (int step = 0; step < one.GetProperty("gradients").GetArrayLength(); step++)
        {
            OptimiserOracle.Numbers(one.GetProperty("gradients")[step]).CopyTo(named.Parameter.Gradient.Values);
            if (OptimiserOracle.Clip(one) is { } maximum)
                Assert.Equal(one.GetProperty("norms")[step].GetDouble(), GradientClipping.Clip([named], maximum), 1e-12);
            optimiser.Step();
            OptimiserOracle.AssertAgree(OptimiserOracle.Numbers(one.GetProperty("after")[step]), named.Parameter.Value.Values);
        }
    }

    [Fact]
    public void A_long_parameter_changes_as_its_numbers_would_alone()
    {
        const int Length = 2500;
        NamedParameter<double> whole = Named<double>(1, Length);
        NamedParameter<double>[] alone = [.. Enumerable.Range(0, Length).Select(_ => Named<double>(1, 1))];
        Optimiser<double>[] optimisers = [new Adam<double>([whole], 0.1, weightDecay: 0.1), new Adam<double>(alone, 0.1, weightDecay: 0.1)];
        var random = new RandomStream(3);
        for (int step = 0; step < 3; step++)
        {
            for (int index = 0; index < Length; index++)
                whole.Parameter.Gradient[0, index] = alone[index].Parameter.Gradient[0, 0] = random.NextNormal();
            foreach (Optimiser<double> optimiser in optimisers)
                optimiser.Step();
        }

        OptimiserOracle.AssertAgree([.. alone.Select(one => one.Parameter.Value[0, 0])], whole.Parameter.Value.Values);
    }

    [Fact]
    public void A_warm_step_allocates_nothing()
    {
        NamedParameter<float>[] list = [Named<float>(40, 50)];
        Optimiser<float>[] optimisers = [new Sgd<float>(list, 0.1, 0.9, 0.1, nesterov: true), new Adam<float>(list, weightDecay: 0.1), new AdamW<float>(list)];
        StepAll(optimisers, 1);
        long before = GC.GetAllocatedBytesForCurrentThread();
        StepAll(optimisers, 100);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1e-3)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_rate_must_be_a_finite_number_above_0(double rate)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Adam<double>([Named<double>(1, 1)], rate));
        var optimiser = new Sgd<double>([Named<double>(1, 1)], 1);
        Assert.Throws<ArgumentOutOfRangeException>(() => optimiser.Rate = rate);
    }

    [Fact]
    public void Options_outside_their_ranges_are_refused()
    {
        NamedParameter<double>[] one = [Named<double>(1, 1)];
        Assert.Throws<ArgumentOutOfRangeException>(() => new Sgd<double>(one, 1, momentum: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Sgd<double>(one, 1, weightDecay: -1));
        Assert.Throws<ArgumentException>(() => new Sgd<double>(one, 1, nesterov: true));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Adam<double>(one, beta1: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AdamW<double>(one, beta2: double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AdamW<double>(one, epsilon: -1));
        Assert.Throws<ArgumentException>(() => new AdamW<double>([]));
    }

    [Theory]
    [InlineData(double.NaN, "The gradient of 0.second is NaN.")]
    [InlineData(double.NegativeInfinity, "The gradient of 0.second is infinite or too large to be squared.")]
    [InlineData(1e200, "The gradient of 0.second is infinite or too large to be squared.")]
    public void A_norm_that_is_not_finite_names_the_parameter(double value, string message)
    {
        NamedParameter<double> first = Named<double>(2, 3), second = new("0.second", Parameter<double>.OfVector("second", 7));
        second.Parameter.Gradient[0, 5] = value;
        Assert.Equal(message, Assert.Throws<DivergenceException>(() => GradientClipping.Clip([first, second], 1)).Message);
    }

    private static void StepAll(Optimiser<float>[] optimisers, int times)
    {
        for (int time = 0; time < times; time++)
        {
            foreach (Optimiser<float> optimiser in optimisers)
            {
                optimiser.Step();
                GradientClipping.Clip(optimiser.Parameters, 1);
            }
        }
    }

    private static NamedParameter<T> Named<T>(int rows, int columns)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T> => new("0.weight", Parameter<T>.OfMatrix("weight", rows, columns));
}
