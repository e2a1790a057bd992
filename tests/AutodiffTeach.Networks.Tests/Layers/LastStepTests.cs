using System.Numerics.Tensors;
using AutodiffTeach.Networks.Layers;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Tests.Layers;

/// <summary>The last step of sequences of different lengths.</summary>
public sealed class LastStepTests
{
    private const int Steps = 4;
    private static readonly int[] Lengths = [3, 1, 4, 2, 3];

    [Fact]
    public void Each_sequence_gives_its_own_last_step()
    {
        var layer = new LastStep<double>(2) { Lengths = Lengths };
        Sequence<double> input = Sample.Sequence(Steps, Lengths.Length, 2, seed: 1);
        Sequence<double> output = layer.Forward(input);
        Assert.Equal((1, Lengths.Length, 2), (output.Steps, output.Batch, output.Features));
        for (int sequence = 0; sequence < Lengths.Length; sequence++)
            Assert.Equal(input.Vector(Lengths[sequence] - 1, sequence), output.Vector(0, sequence));
    }

    [Fact]
    public void Without_lengths_all_sequences_end_with_the_batch()
    {
        Sequence<double> input = Sample.Sequence(Steps, 3, 2, seed: 1);
        Assert.Equal(input.Step(Steps - 1), new LastStep<double>(2).Forward(input).Values);
    }

    [Fact]
    public void Gradients_are_those_of_the_definition_and_zero_in_the_padding()
    {
        var layer = new LastStep<double>(2) { Lengths = Lengths };
        Sequence<double> input = Sample.Sequence(Steps, Lengths.Length, 2, seed: 1);
        Sequence<double> weights = Sample.Sequence(1, Lengths.Length, 2, seed: 2);
        layer.Forward(input);
        Sequence<double> gradient = layer.Backward(weights);
        FiniteDifferences.Check("input", input.Values, gradient.Values, () => TensorPrimitives.Dot<double>(layer.Forward(input).Values, weights.Values));
        Assert.Equal(2 * Lengths.Length, gradient.Values.ToArray().Count(value => value != 0));
    }

    [Fact]
    public void The_backward_pass_is_that_of_the_lengths_before()
    {
        int[] lengths = [1, 2];
        var layer = new LastStep<double>(1) { Lengths = lengths };
        layer.Forward(Sample.Sequence(2, 2, 1, seed: 1));
        (lengths[0], lengths[1]) = (2, 1);
        Assert.Equal([5, 0, 0, 7], layer.Backward(SequenceOf(5, 7)).Values.ToArray());
    }

    [Fact]
    public void A_shorter_batch_leaves_nothing_of_the_one_before()
    {
        var layer = new LastStep<double>(1) { Lengths = new[] { 3, 3 } };
        layer.Forward(Sample.Sequence(3, 2, 1, seed: 1));
        layer.Backward(SequenceOf(1, 1));
        layer.Lengths = new[] { 1, 2 };
        layer.Forward(Sample.Sequence(3, 2, 1, seed: 1));
        Assert.Equal([5, 0, 0, 7, 0, 0], layer.Backward(SequenceOf(5, 7)).Values.ToArray());
    }

    [Theory]
    [InlineData(new[] { 1 }, "There are 1 lengths for a batch of 2 sequences; one for each was expected.")]
    [InlineData(new[] { 1, 0 }, "Sequence 1 has the length 0, but a length from 1 to 3, the steps of the batch, was expected.")]
    [InlineData(new[] { 4, 1 }, "Sequence 0 has the length 4, but a length from 1 to 3, the steps of the batch, was expected.")]
    public void Lengths_that_do_not_fit_are_refused(int[] lengths, string message)
    {
        var layer = new LastStep<double>(1) { Lengths = lengths };
        var fault = Assert.Throws<ArgumentException>(() => layer.Forward(new(3, 2, 1)));
        Assert.StartsWith(message, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_batch_without_steps_and_a_backward_pass_without_a_forward_one_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new LastStep<double>(1).Forward(new(0, 2, 1)));
        Assert.Throws<InvalidOperationException>(() => new LastStep<double>(1).Backward(new(1, 2, 1)));
    }

    private static Sequence<double> SequenceOf(params double[] values)
    {
        var sequence = new Sequence<double>(1, values.Length, 1);
        values.CopyTo(sequence.Values);
        return sequence;
    }
}
