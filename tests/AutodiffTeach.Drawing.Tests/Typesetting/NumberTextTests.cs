using System.Globalization;
using AutodiffTeach.Drawing.Typesetting;

namespace AutodiffTeach.Drawing.Tests.Typesetting;

public class NumberTextTests
{
    [Theory]
    [InlineData(58, "58")]
    [InlineData(0, "0")]
    [InlineData(-0.0, "0")]
    [InlineData(-0.46068, "−0.46068")]
    [InlineData(0.1 + 0.2, "0.3")]
    [InlineData(0.8511792, "0.85118")]
    [InlineData(1e-6, "10^{−6}")]
    [InlineData(-2.5e-7, "−2.5×10^{−7}")]
    [InlineData(0.0001, "0.0001")]
    [InlineData(123456, "123456")]
    [InlineData(1234.5678, "1234.6")]
    [InlineData(9999999, "9999999")]
    [InlineData(1e12, "10^{12}")]
    [InlineData(99999.99, "100000")]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.NegativeInfinity, "−∞")]
    public void Numbers_are_written_with_as_many_digits_as_they_need(double value, string expected) =>
        Assert.Equal(expected, NumberText.Format(value));

    [Fact]
    public void Numbers_do_not_depend_on_the_culture()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        Assert.Equal("−0.46068", NumberText.Format(-0.46068));
        CultureInfo.CurrentCulture = before;
    }
}
