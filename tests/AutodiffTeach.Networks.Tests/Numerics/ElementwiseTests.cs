using AutodiffTeach.Networks.Numerics;
using AutodiffTeach.Networks.Tests.Layers;

namespace AutodiffTeach.Networks.Tests.Numerics;

public sealed class ElementwiseTests
{
    // Lengths around those of vectors, so that whole vectors and what is left over are both met.
    public static TheoryData<int> Lengths => [0, 1, 3, 4, 5, 8, 17, 67];

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Slopes_are_those_of_the_formula_whatever_the_length(int length)
    {
        double[] h = Values(length, 1), dh = Values(length, 2), dz = new double[length];
        Elementwise.TanhBackward<double>(h, dh, dz);
        Assert.Equal(h.Zip(dh, (value, d) => d * (1 - (value * value))), dz);
        Elementwise.SigmoidBackward<double>(h, dh, dz);
        Assert.Equal(h.Zip(dh, (value, d) => d * (value * (1 - value))), dz);
        Elementwise.ReluBackward<double>(h, dh, dz);
        Assert.Equal(h.Zip(dh, (value, d) => value > 0 ? d : 0), dz);
        Elementwise.ReluBackward<double>(h, dh, dh);
        Assert.Equal(dz, dh);
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Rows_are_added_up_and_repeated_whatever_their_length(int length)
    {
        if (length == 0)
            return;
        double[] rows = Values(5 * length, 3), sums = Values(length, 4), row = Values(length, 5), repeated = new double[7 * length];
        double[] expected = [.. sums.Select((sum, column) => Enumerable.Range(0, 5).Aggregate(sum, (total, index) => total + rows[(index * length) + column]))];
        Elementwise.AddRows<double>(rows, sums);
        Assert.Equal(expected, sums);
        Elementwise.Repeat<double>(row, repeated);
        Assert.Equal(Enumerable.Repeat(row, 7).SelectMany(values => values), repeated);
    }

    private static double[] Values(int length, ulong seed)
    {
        double[] values = new double[length];
        Sample.Fill(values, new RandomStream(seed));
        return values;
    }
}
