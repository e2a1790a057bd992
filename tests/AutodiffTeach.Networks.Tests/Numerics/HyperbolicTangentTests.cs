using System.Numerics;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Tests.Numerics;

public sealed class HyperbolicTangentTests
{
    [Fact]
    public void Tanh_keeps_the_digits_of_doubles_of_every_size() => Compare<double>(1e-300, 40, 1e-15);

    [Fact]
    public void Tanh_keeps_the_digits_of_floats_of_every_size() => Compare<float>(1e-30, 40, 5e-7);

    [Fact]
    public void Tanh_of_what_is_no_finite_number_is_its_limit()
    {
        double[] values = [double.NaN, double.PositiveInfinity, double.NegativeInfinity, 0, 1e308, -1e308, double.Epsilon, -double.Epsilon];
        HyperbolicTangent<double>.Of(values, values);
        Assert.Equal([double.NaN, 1, -1, 0, 1, -1, double.Epsilon, -double.Epsilon], values);
    }

    // a prime number of values, so that the last do not fill a vector
    private static void Compare<T>(double smallest, double largest, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        const int Count = 100_003;
        var random = new RandomStream(5);
        var z = new T[Count];
        foreach (ref T value in z.AsSpan())
            value = T.CreateChecked((random.NextBelow(2) - 0.5) * 2 * Math.Exp(random.NextUniform(Math.Log(smallest), Math.Log(largest))));
        for (int index = 0; index < Count; index += 2)
            z[index] = T.CreateChecked(random.NextUniform(-2, 2));
        var h = new T[Count];
        HyperbolicTangent<T>.Of(z, h);
        double worst = z.Zip(h, (argument, given) =>
        {
            double exact = Math.Tanh(double.CreateChecked(argument));
            return Math.Abs((double.CreateChecked(given) - exact) / exact);
        }).Max();
        Assert.InRange(worst, 0, tolerance);
    }
}
