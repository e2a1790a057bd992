using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Tests.Numerics;

public sealed class SequenceTests
{
    [Fact]
    public void A_step_is_a_matrix_of_batch_by_feature()
    {
        var sequence = new Sequence<double>(steps: 3, batch: 2, features: 4);
        for (int index = 0; index < sequence.Values.Length; index++)
            sequence.Values[index] = index;
        Assert.Equal([8, 9, 10, 11, 12, 13, 14, 15], sequence.Step(1).ToArray());
        Assert.Equal([12, 13, 14, 15], sequence.Vector(1, 1).ToArray());
        Assert.Equal(14, sequence[1, 1, 2]);
    }

    [Fact]
    public void Writing_to_a_step_writes_to_the_sequence()
    {
        var sequence = new Sequence<float>(steps: 2, batch: 1, features: 2);
        sequence.Step(1)[0] = 5;
        Assert.Equal([0, 0, 5, 0], sequence.Values.ToArray());
    }
}
