using AutodiffTeach.Networks.Autoencoders;
using AutodiffTeach.Networks.Numerics;
using AutodiffTeach.Networks.Tests.Layers;

namespace AutodiffTeach.Networks.Tests.Autoencoders;

public sealed class LinearProbeTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(1e-4)]
    [InlineData(1e4)]
    public void Classes_that_a_plane_parts_are_told_whatever_the_scale_of_the_codes(double scale)
    {
        LabelledVectors<double> codes = Parted(1000, scale, seed: 1);
        var probe = LinearProbe<double>.Train(codes, new RandomStream(2));
        Assert.InRange(probe.AccuracyOn(Parted(1000, scale, seed: 3)), 0.98, 1);
    }

    [Fact]
    public void Codes_without_a_word_of_the_class_are_told_by_chance()
    {
        Matrix<double> noise = Sample.Matrix(2000, 3, seed: 1);
        int[] labels = [.. Enumerable.Range(0, 2000).Select(index => index % 2)];
        var probe = LinearProbe<double>.Train(new(noise, labels, 2), new RandomStream(2));
        Assert.InRange(probe.AccuracyOn(new(Sample.Matrix(2000, 3, seed: 4), labels, 2)), 0.45, 0.55);
    }

    // Of a code of one component the class is known as often as its correlation ρ with the sum tells: 1/2 + arcsin(ρ)/π.
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(9)]
    public void Some_of_the_directions_that_matter_give_the_accuracy_that_theory_gives(int known)
    {
        const int Matter = 9;
        LabelledVectors<double> Draw(ulong seed)
        {
            var random = new RandomStream(seed);
            var codes = new Matrix<double>(20_000, known);
            int[] labels = new int[codes.Rows];
            for (int row = 0; row < codes.Rows; row++)
            {
                double[] z = [.. Enumerable.Range(0, Matter).Select(_ => random.NextNormal())];
                z.AsSpan(0, known).CopyTo(codes.Row(row));
                labels[row] = z.Sum() > 0 ? 1 : 0;
            }

            return new(codes, labels, 2);
        }

        double expected = 0.5 + (Math.Asin(Math.Sqrt((double)known / Matter)) / Math.PI);
        double accuracy = LinearProbe<double>.Train(Draw(1), new RandomStream(2)).AccuracyOn(Draw(3));
        Assert.Equal(expected, accuracy, 0.015);
    }

    [Fact]
    public void A_component_that_is_constant_does_no_harm()
    {
        LabelledVectors<double> parted = Parted(500, 1, seed: 1);
        for (int row = 0; row < parted.Count; row++)
            parted.Vectors[row, 2] = 7;
        Assert.InRange(LinearProbe<double>.Train(parted, new RandomStream(2)).AccuracyOn(parted), 0.97, 1);
    }

    [Fact]
    public void The_same_seed_gives_the_same_probe()
    {
        LabelledVectors<double> codes = Parted(300, 1, seed: 1), others = Parted(300, 1, seed: 2);
        Assert.Equal(
            LinearProbe<double>.Train(codes, new RandomStream(2), batches: 3).AccuracyOn(others),
            LinearProbe<double>.Train(codes, new RandomStream(2), batches: 3).AccuracyOn(others));
    }

    [Fact]
    public void Codes_and_classes_that_do_not_fit_are_refused()
    {
        var probe = LinearProbe<double>.Train(Parted(10, 1, seed: 1), new RandomStream(2));
        Assert.Throws<ArgumentException>(() => probe.AccuracyOn(new(new(1, 2), new[] { 0 }, 2)));
        Assert.Throws<ArgumentException>(() => probe.AccuracyOn(new(new(0, 3), Array.Empty<int>(), 2)));
        Assert.Throws<ArgumentException>(() => new LabelledVectors<double>(new(2, 3), new[] { 0 }, 2));
        Assert.Throws<ArgumentException>(() => new LabelledVectors<double>(new(1, 3), new[] { 2 }, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => LinearProbe<double>.Train(new(new(0, 3), Array.Empty<int>(), 2), new RandomStream(2)));
    }

    private static LabelledVectors<double> Parted(int count, double scale, ulong seed)
    {
        Matrix<double> codes = Sample.Matrix(count, 3, seed);
        int[] labels = new int[count];
        for (int row = 0; row < count; row++)
        {
            labels[row] = codes[row, 0] - (2 * codes[row, 1]) > 0.1 ? 1 : 0;
            foreach (ref double value in codes.Row(row))
                value *= scale;
        }

        return new(codes, labels, 2);
    }
}
