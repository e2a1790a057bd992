using AutodiffTeach.Networks.Losses;
using AutodiffTeach.Networks.Numerics;
using AutodiffTeach.Networks.Tests.Layers;

namespace AutodiffTeach.Networks.Tests.Losses;

public sealed class LossTests
{
    private static readonly Dictionary<string, Func<Loss<double>>> Losses = new()
    {
        ["mse"] = () => new MeanSquaredError<double>(Sample.Sequence(3, 2, 4, seed: 1)),
        ["mse-last"] = () => new LastStepMeanSquaredError<double>(Sample.Matrix(2, 4, seed: 1)),
        ["sse"] = () => new SummedSquaredError<double>(Sample.Sequence(3, 2, 4, seed: 1)),
        ["cross-entropy, last"] = () => new CrossEntropy<double>(new[] { 3, 0 }),
        ["cross-entropy, every step"] = () => new CrossEntropy<double>(3, new[] { 0, 1, 2, 3, 3, 0 }),
    };

    public static TheoryData<string> Names => [.. Losses.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Gradients_of_the_outputs_are_those_of_the_definition(string name)
    {
        Loss<double> loss = Losses[name]();
        Sequence<double> outputs = Sample.Sequence(3, 2, 4, seed: 2);
        loss.Forward(outputs);
        double[] gradient = loss.Backward().Values.ToArray();
        FiniteDifferences.Check("output", outputs.Values, gradient, () => loss.Forward(outputs));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Backward_before_forward_is_refused(string name) =>
        Assert.Throws<InvalidOperationException>(() => Losses[name]().Backward());

    [Theory]
    [MemberData(nameof(Names))]
    public void A_warm_pass_allocates_nothing(string name)
    {
        Loss<double> loss = Losses[name]();
        Sequence<double> outputs = Sample.Sequence(3, 2, 4, seed: 2);
        Assert.Equal(0, Allocations.Of(() =>
        {
            loss.Forward(outputs);
            loss.Backward();
        }));
    }

    [Fact]
    public void Squared_errors_are_averaged_over_all_elements_or_all_vectors_or_those_of_the_last_step()
    {
        var outputs = new Sequence<double>(2, 1, 2);
        new[] { 1.0, 2, 3, 4 }.CopyTo(outputs.Values);
        Assert.Equal((1 + 4 + 9 + 16) / 4.0, new MeanSquaredError<double>(new(2, 1, 2)).Forward(outputs));
        Assert.Equal((1 + 4 + 9 + 16) / 2.0, new SummedSquaredError<double>(new(2, 1, 2)).Forward(outputs));
        Assert.Equal((9 + 16) / 2.0, new LastStepMeanSquaredError<double>(new(1, 2)).Forward(outputs));
    }

    [Fact]
    public void Cross_entropy_of_equal_outputs_is_the_logarithm_of_their_number()
    {
        Assert.Equal(Math.Log(4), new CrossEntropy<double>(new[] { 1 }).Forward(new(3, 1, 4)), 1e-15);
        Assert.Equal(Math.Log(4), new CrossEntropy<double>(3, new[] { 1, 0, 3 }).Forward(new(3, 1, 4)), 1e-15);
    }

    [Fact]
    public void Cross_entropy_of_huge_outputs_does_not_overflow()
    {
        var outputs = new Sequence<float>(1, 1, 2);
        new[] { 1e30f, -1e30f }.CopyTo(outputs.Values);
        var loss = new CrossEntropy<float>(new[] { 0 });
        Assert.Equal(0, loss.Forward(outputs));
        Assert.Equal([0, 0], loss.Backward().Values.ToArray());
    }

    [Fact]
    public void A_target_that_is_overwritten_counts_in_the_next_pass()
    {
        int[] classes = [0];
        var loss = new CrossEntropy<double>(classes);
        var outputs = new Sequence<double>(1, 1, 2);
        outputs.Values[0] = 1;
        double first = loss.Forward(outputs);
        classes[0] = 1;
        Assert.Equal(first + 1, loss.Forward(outputs), 1e-15);
    }

    [Fact]
    public void Outputs_of_another_shape_are_refused_with_both_shapes()
    {
        var outputs = new Sequence<double>(3, 2, 4);
        Assert.Equal("The output is 3×2×4, but 3×2×5 was expected (time × batch × feature). (Parameter 'outputs')", Refusal(new MeanSquaredError<double>(new(3, 2, 5)), outputs));
        Assert.Equal("The output is 3×2×4, but 3×2×5 was expected (time × batch × feature). (Parameter 'outputs')", Refusal(new SummedSquaredError<double>(new(3, 2, 5)), outputs));
        Assert.Equal("The output is 3×2×4, but a last step of 1×4 was expected (time × batch × feature). (Parameter 'outputs')", Refusal(new LastStepMeanSquaredError<double>(new(1, 4)), outputs));
        Assert.Equal("The output is 3×2×4, but a last step of 3×4 was expected (time × batch × feature). (Parameter 'outputs')", Refusal(new CrossEntropy<double>(new[] { 0, 0, 0 }), outputs));
        Assert.Equal("The output is 3×2×4, but 1×2×4 was expected (time × batch × feature). (Parameter 'outputs')", Refusal(new CrossEntropy<double>(1, new[] { 0, 0 }), outputs));
        Assert.Equal("The output is 0×2×4, but a last step of 2×4 was expected (time × batch × feature). (Parameter 'outputs')", Refusal(new LastStepMeanSquaredError<double>(new(2, 4)), new(0, 2, 4)));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(4)]
    public void What_is_no_class_is_refused(int @class) =>
        Assert.Equal($"{@class} is not one of the 4 classes of the output; a number from 0 to 3 was expected. (Parameter 'outputs')",
            Refusal(new CrossEntropy<double>(new[] { 0, @class }), new(3, 2, 4)));

    [Fact]
    public void Targets_that_are_empty_or_uneven_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new MeanSquaredError<double>(new(0, 2, 4)));
        Assert.Throws<ArgumentException>(() => new SummedSquaredError<double>(new(0, 2, 4)));
        Assert.Throws<ArgumentException>(() => new LastStepMeanSquaredError<double>(new(0, 4)));
        Assert.Throws<ArgumentException>(() => new CrossEntropy<double>(Array.Empty<int>()));
        Assert.Throws<ArgumentException>(() => new CrossEntropy<double>(2, new[] { 0, 0, 0 }));
    }

    private static string Refusal(Loss<double> loss, Sequence<double> outputs) => Assert.Throws<ArgumentException>(() => loss.Forward(outputs)).Message;
}
