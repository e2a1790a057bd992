using AutodiffTeach.Derivations.Writers;

namespace AutodiffTeach.Tests.Derivations;

public sealed class LatexWidthTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("x + y", 3)]
    [InlineData(@"\alpha x_{t-1}^{2}", 6)]
    [InlineData(@"\frac{a + b}{c} d", 4)]
    [InlineData(@"\frac{\frac{a}{b + c}}{d} e", 4)]
    [InlineData(@"\left(\frac{\partial h_{j}}{\partial h_{j-1}}\right)", 7)]
    [InlineData("}}{{", 0)]
    public void A_fraction_is_as_wide_as_its_longer_part(string latex, int width) => Assert.Equal(width, LatexWidth.Of(latex));
}
