using System.Globalization;
using System.Numerics;
using AutodiffTeach.Scalars;

namespace AutodiffTeach.Tests.Scalars;

public sealed class RationalTests
{
    [Theory]
    [InlineData("0", 0, 1)]
    [InlineData("12", 12, 1)]
    [InlineData("0.1", 1, 10)]
    [InlineData(".5", 1, 2)]
    [InlineData("2.50", 5, 2)]
    [InlineData("1e3", 1000, 1)]
    [InlineData("1e-3", 1, 1000)]
    [InlineData("1.5E+2", 150, 1)]
    [InlineData("-0.25", -1, 4)]
    public void Decimal_literals_are_exact(string text, long numerator, long denominator) =>
        Assert.Equal(new Rational(numerator, denominator), Rational.Parse(text));

    [Theory]
    [InlineData("x")]
    [InlineData("1e10001")]
    [InlineData("")]
    public void Other_texts_are_refused(string text) => Assert.Throws<FormatException>(() => Rational.Parse(text));

    [Fact]
    public void Fractions_are_reduced_with_a_positive_denominator()
    {
        var fraction = new Rational(6, -4);
        Assert.Equal(-3, fraction.Numerator);
        Assert.Equal(2, fraction.Denominator);
        Assert.Equal("-3/2", fraction.ToString());
        Assert.Equal(default, new Rational(0, -7));
        Assert.Throws<DivideByZeroException>(() => new Rational(1, 0));
    }

    [Theory]
    [InlineData("0.1")]
    [InlineData("123456789.987654321")]
    [InlineData("2.2250738585072014e-308")]
    [InlineData("2.2250738585072011e-308")]
    [InlineData("5e-324")]
    [InlineData("2.5e-324")]
    [InlineData("2.4e-324")]
    [InlineData("7.4e-324")]
    [InlineData("1.7976931348623157e308")]
    [InlineData("1.7976931348623159e308")]
    [InlineData("1e400")]
    [InlineData("1e-400")]
    [InlineData("9007199254740993")]
    [InlineData("9007199254740993.0000000000000001")]
    [InlineData("1e23")]
    public void The_nearest_double_is_taken(string text)
    {
        double expected = double.Parse(text, CultureInfo.InvariantCulture);
        Assert.Equal(expected, Rational.Parse(text).ToDouble());
        Assert.Equal(-expected, (-Rational.Parse(text)).ToDouble());
    }

    [Fact]
    public void Thirds_round_as_the_processor_does()
    {
        var random = new Random(3);
        for (int i = 0; i < 5000; i++)
        {
            long a = random.NextInt64(1, 1L << 53);
            long b = random.NextInt64(1, 1L << 53);
            Assert.Equal((double)a / b, new Rational(a, b).ToDouble());
        }
    }

    [Fact]
    public void Doubles_come_back_unchanged()
    {
        var random = new Random(5);
        for (int i = 0; i < 5000; i++)
        {
            double value = BitConverter.Int64BitsToDouble(random.NextInt64());
            if (double.IsFinite(value))
                Assert.Equal(value, Rational.FromDouble(value).ToDouble());
        }

        Assert.Throws<InexactException>(() => Rational.FromDouble(double.NaN));
    }

    [Fact]
    public void Arithmetic_obeys_the_laws_of_a_field()
    {
        var random = new Random(7);
        Rational Next() => new(random.Next(-50, 50), random.Next(1, 50));
        for (int i = 0; i < 500; i++)
        {
            (Rational a, Rational b, Rational c) = (Next(), Next(), Next());
            Assert.Equal(a * b + a * c, a * (b + c));
            Assert.Equal(a, a + b - b);
            if (!b.IsZero)
                Assert.Equal(a, a / b * b);
            Assert.Equal(a.ToDouble().CompareTo(b.ToDouble()), a.CompareTo(b));
            Assert.Equal(a * a * a, Rational.Pow(a, 3));
        }

        Assert.Equal(new Rational(1, BigInteger.Pow(2, 100)), Rational.Pow(2, -100));
        Assert.Throws<DivideByZeroException>(() => Rational.Pow(0, -1));
    }
}
