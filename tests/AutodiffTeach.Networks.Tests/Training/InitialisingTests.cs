using AutodiffTeach.Networks.Layers;
using AutodiffTeach.Networks.Numerics;
using AutodiffTeach.Networks.Training;

namespace AutodiffTeach.Networks.Tests.Training;

public sealed class InitialisingTests
{
    private const int Input = 30;
    private const int Hidden = 50;

    public static TheoryData<Initialisation> Kinds => [.. Enum.GetValues<Initialisation>()];

    [Theory]
    [InlineData(Initialisation.PyTorch, 1 / 7.0710678118654755)] // √50
    [InlineData(Initialisation.Fused, 1 / 8.94427190999916)] // √80
    public void Recurrent_parameters_are_uniform_within_the_bound(Initialisation kind, double bound)
    {
        foreach (Layer<double> layer in Recurrent())
        {
            layer.Initialise(kind, new RandomStream(1));
            foreach (Parameter<double> parameter in layer.Parameters.Where(one => kind != Initialisation.Fused || one.Name != "bias_hh"))
                AssertUniform(parameter, bound);
        }
    }

    [Fact]
    public void Separate_matrices_have_the_bounds_of_what_they_read()
    {
        foreach (Layer<double> layer in Recurrent())
        {
            layer.Initialise(Initialisation.Separate, new RandomStream(1));
            foreach (Parameter<double> parameter in layer.Parameters)
                AssertUniform(parameter, 1 / Math.Sqrt(parameter.Name.EndsWith("_ih", StringComparison.Ordinal) ? Input : Hidden));
        }
    }

    [Fact]
    public void Of_two_biases_fused_uses_one()
    {
        var layer = new Lstm<double>(Input, Hidden);
        layer.Initialise(Initialisation.Fused, new RandomStream(1));
        AssertUniform(Of(layer, "bias_ih"), 1 / Math.Sqrt(Input + Hidden));
        Assert.All(Of(layer, "bias_hh").Value.Values.ToArray(), bias => Assert.Equal(0, bias));
    }

    [Theory]
    [InlineData(Initialisation.PyTorch, false)]
    [InlineData(Initialisation.Fused, false)]
    [InlineData(Initialisation.Separate, false)]
    [InlineData(Initialisation.Identity, false)]
    [InlineData(Initialisation.Orthogonal, true)]
    [InlineData(Initialisation.Xavier, true)]
    public void Linear_layers_are_uniform_too(Initialisation kind, bool isXavier)
    {
        var layer = new Linear<double>(Input, Hidden);
        layer.Initialise(kind, new RandomStream(2));
        AssertUniform(Of(layer, "weight"), isXavier ? Math.Sqrt(6.0 / (Input + Hidden)) : 1 / Math.Sqrt(Input));
        if (isXavier)
            Assert.All(Of(layer, "bias").Value.Values.ToArray(), bias => Assert.Equal(0, bias));
        else
            AssertUniform(Of(layer, "bias"), 1 / Math.Sqrt(Input));
    }

    [Fact]
    public void Orthogonal_matrices_are_so_gate_by_gate()
    {
        foreach (RecurrentLayer<double> layer in Recurrent())
        {
            layer.Initialise(Initialisation.Orthogonal, new RandomStream(3));
            Matrix<double> weights = Of(layer, "weight_hh").Value;
            for (int gate = 0; gate < weights.Rows; gate += Hidden)
            {
                for (int row = 0; row < Hidden; row++)
                {
                    for (int other = 0; other <= row; other++)
                        Assert.Equal(row == other ? 1 : 0, Dot(weights.Row(gate + row), weights.Row(gate + other)), 1e-14);
                }
            }

            AssertUniform(Of(layer, "weight_ih"), Math.Sqrt(6.0 / (Input + Hidden)));
        }
    }

    // The trace of a matrix that is uniform over all orthogonal ones has mean 0 and variance 1 (Diaconis and Shahshahani 1994).
    [Fact]
    public void Orthogonal_matrices_prefer_no_sign()
    {
        var random = new RandomStream(4);
        var layer = new Rnn<double>(1, 6);
        double[] traces = [.. Enumerable.Range(0, 2000).Select(_ =>
        {
            layer.Initialise(Initialisation.Orthogonal, random);
            return Enumerable.Range(0, 6).Sum(index => Of(layer, "weight_hh").Value[index, index]);
        })];
        Assert.Equal(0, traces.Average(), 0.1);
        Assert.Equal(1, traces.Average(trace => trace * trace), 0.15);
    }

    [Fact]
    public void Identity_begins_with_the_identity_of_every_gate()
    {
        foreach (RecurrentLayer<double> layer in Recurrent())
        {
            layer.Initialise(Initialisation.Identity, new RandomStream(5));
            Matrix<double> weights = Of(layer, "weight_hh").Value;
            for (int row = 0; row < weights.Rows; row++)
            {
                for (int column = 0; column < Hidden; column++)
                    Assert.Equal(row % Hidden == column ? 1 : 0, weights[row, column]);
            }

            double[] inputs = Of(layer, "weight_ih").Value.Values.ToArray();
            Assert.Equal(1e-6, inputs.Average(value => value * value), 2e-7);
            Assert.All(layer.Parameters.Where(one => one.Shape.Count == 1), bias => Assert.Equal(0, Dot(bias.Value.Values, bias.Value.Values)));
        }
    }

    [Fact]
    public void Embeddings_are_normal()
    {
        var layer = new Embedding<double>(60, 50);
        layer.Initialise(Initialisation.PyTorch, new RandomStream(6));
        double[] values = layer.Parameters[0].Value.Values.ToArray();
        Assert.Equal(0, values.Average(), 0.06);
        Assert.Equal(1, values.Average(value => value * value), 0.1);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_seed_decides_every_bit_and_floats_are_the_doubles_rounded(Initialisation kind)
    {
        double[] first = Values<double>(kind, 7), second = Values<double>(kind, 7);
        Assert.Equal(first.Select(BitConverter.DoubleToInt64Bits), second.Select(BitConverter.DoubleToInt64Bits));
        Assert.Equal(first.Select(value => (float)value), Values<float>(kind, 7));
        Assert.NotEqual(first, Values<double>(kind, 8));
    }

    private static T[] Values<T>(Initialisation kind, ulong seed)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        var network = new Network<T>(new Embedding<T>(9, 4), new Lstm<T>(4, 5), new Gru<T>(5, 6, Biases.One), new ResidualRecurrence<T>(6, 3), new Linear<T>(3, 2));
        network.Initialise(kind, new RandomStream(seed));
        return [.. network.Parameters.SelectMany(named => named.Parameter.Value.Values.ToArray())];
    }

    private static RecurrentLayer<double>[] Recurrent() =>
        [new Rnn<double>(Input, Hidden), new Lstm<double>(Input, Hidden), new Gru<double>(Input, Hidden), new ResidualRecurrence<double>(Input, Hidden)];

    private static Parameter<double> Of(Layer<double> layer, string name) => layer.Parameters.Single(parameter => parameter.Name == name);

    // Of n numbers uniform within ±b the largest is nearly b, and the mean square b²/3 but for about b²/√(11 n).
    private static void AssertUniform(Parameter<double> parameter, double bound)
    {
        double[] values = parameter.Value.Values.ToArray();
        Assert.All(values, value => Assert.InRange(Math.Abs(value), 0, bound));
        Assert.InRange(values.Max(), 0.8 * bound, bound);
        Assert.InRange(values.Min(), -bound, -0.8 * bound);
        Assert.Equal(bound * bound / 3, values.Average(value => value * value), 1.5 * bound * bound / Math.Sqrt(values.Length));
    }

    private static double Dot(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        double sum = 0;
        for (int index = 0; index < left.Length; index++)
            sum += left[index] * right[index];
        return sum;
    }
}
