using AutodiffTeach.Networks.Decoding;

namespace AutodiffTeach.Networks.Tests.Decoding;

public sealed class LengthNormalisationTests
{
    [Fact]
    public void Each_divides_by_its_formula()
    {
        Assert.Equal(-6, LengthNormalisation.None.Score(-6, 4));
        Assert.Equal(-1.5, LengthNormalisation.Power(1).Score(-6, 4));
        Assert.Equal(-6, LengthNormalisation.Power(0).Score(-6, 4));
        Assert.Equal(-3, LengthNormalisation.Power(0.5).Score(-6, 4));
        Assert.Equal(-4, LengthNormalisation.Gnmt(1).Score(-6, 4));
        Assert.Equal(-2, LengthNormalisation.Gnmt(1).Score(-2, 1));
        Assert.Equal(-9, LengthNormalisation.Gnmt(-1).Score(-6, 4));
    }

    [Fact]
    public void Equal_ones_are_equal()
    {
        Assert.Equal(LengthNormalisation.Power(0.6), LengthNormalisation.Power(0.6));
        Assert.NotEqual(LengthNormalisation.Power(0.6), LengthNormalisation.Gnmt(0.6));
    }
}
