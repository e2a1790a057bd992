namespace AutodiffTeach.Xunit.Tests;

public sealed class GradientAssertTests
{
    [Fact]
    public void A_right_gradient_passes() => GradientAssert.Matches(x => x[0] * x[0] * Math.Sin(x[1]), [1.5, 0.4], [3 * Math.Sin(0.4), 2.25 * Math.Cos(0.4)]);

    [Theory]
    [InlineData(1e-8)]
    [InlineData(1)]
    [InlineData(1e8)]
    public void It_passes_at_any_scale(double at) => GradientAssert.Matches(x => x[0] * x[0], [at], [2 * at]);

    [Fact]
    public void A_steep_function_passes() => GradientAssert.Matches(x => Math.Exp(20 * x[0]), [1], [20 * Math.Exp(20)]);

    [Fact]
    public void Wrong_coordinates_are_listed()
    {
        var failure = Assert.Throws<AssertionException>(() => GradientAssert.Matches(x => x[0] * x[1], [2, 3], [3, 3]));
        Assert.Equal("GradientAssert.Matches: 1 of 2 derivatives differ.\n[1]: expected 2, actual 3", failure.Message);
    }

    [Fact]
    public void Not_a_number_never_passes() => Assert.Throws<AssertionException>(() => GradientAssert.Matches(x => x[0], [1], [double.NaN]));

    [Fact]
    public void A_function_without_a_value_never_passes() => Assert.Throws<AssertionException>(() => GradientAssert.Matches(x => Math.Sqrt(x[0]), [-1], [1]));

    [Fact]
    public void A_gradient_of_another_length_fails() => Assert.Equal("GradientAssert.Matches: the gradient has 1 numbers and the point 2.",
        Assert.Throws<AssertionException>(() => GradientAssert.Matches(x => x[0], [1, 2], [1])).Message);

    [Fact]
    public void The_gradient_of_a_formula_is_exact()
    {
        var point = new Dictionary<string, double> { ["w"] = 0.3, ["x"] = 2 };
        double slope = 1 - Math.Pow(Math.Tanh(0.6), 2);
        GradientAssert.Matches("tanh(w*x)", point, new Dictionary<string, double> { ["w"] = 2 * slope, ["x"] = 0.3 * slope }, 1e-14);
        var failure = Assert.Throws<AssertionException>(() => GradientAssert.Matches("tanh(w*x)", point, new Dictionary<string, double> { ["w"] = slope }));
        Assert.Equal("GradientAssert.Matches: 1 of 1 derivatives differ.\nw: expected 1.423155525, actual 0.7115777626", failure.Message);
    }

    [Fact]
    public void A_failed_assertion_is_one_for_xunit_3() =>
        Assert.Contains(typeof(AssertionException).GetInterfaces(), type => type.Name == "IAssertionException");
}
