using AutodiffTeach.Derivations.Writers;

namespace AutodiffTeach.Tests.Derivations;

public sealed class LatexWidthTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("w x", 22)]
    [InlineData("w + x", 42)]
    [InlineData(@"h_{t}^{2}", 18)] // both scripts above each other
    [InlineData(@"h_{t-1}", 39)]
    [InlineData(@"\frac{\partial L}{\partial o_{t}}", 28)] // as wide as its wider part
    [InlineData(@"\frac{a}{b} c", 22)]
    [InlineData(@"\left(\prod_{j=k}^{t} a\right)", 85)]
    [InlineData("}x{", 21)] // unbalanced
    public void A_formula_is_as_wide_as_it_comes_out(string latex, int width) => Assert.Equal(width, LatexWidth.Of(latex));

    [Fact]
    public void Width_grows_along_a_formula_outside_of_its_braces()
    {
        int[] widths = LatexWidth.UpTo(@"a + \frac{b}{c} + d");
        Assert.Equal(0, widths[0]);
        Assert.Equal(11, widths[1]);
        Assert.Equal(42, widths[@"a + \frac{b}{c}".Length]);
        Assert.Equal(73, widths[^1]);
    }

    [Fact]
    public void A_formula_that_fits_the_page_is_not_broken()
    {
        string formula = @"\sum_{t=1}^{N} \frac{\partial L}{\partial o_{t}} \frac{\partial o_{t}}{\partial h_{t}} \sum_{k=1}^{t} \left(\prod_{j=k + 1}^{t} \frac{\partial h_{j}}{\partial h_{j-1}}\right) \frac{\partial^{+} h_{k}}{\partial U}";
        Assert.Equal([formula], LatexBreaks.PiecesByWidth(formula, 560));
    }

    [Fact]
    public void Very_long_and_very_deep_formulas_are_measured()
    {
        Assert.Equal(1_100_000, LatexWidth.Of(new string('x', 100_000)));
        Assert.True(LatexWidth.Of(string.Concat(Enumerable.Repeat(@"\frac{1}{", 20_000))) >= 0);
    }
}
