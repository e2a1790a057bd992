using System.Numerics;
using AutodiffTeach.Formulas.Equivalence.Field;
using AutodiffTeach.Scalars;

namespace AutodiffTeach.Tests.Formulas.Equivalence.Field;

public sealed class PrimeFieldTests
{
    [Fact]
    public void Arithmetic_agrees_with_that_of_big_integers()
    {
        foreach (PrimeField field in new[] { RealModel.All[0].Field, RealModel.LogarithmField, new PrimeField(3) })
        {
            ulong p = field.Modulus;
            var random = new Random(1);
            for (int i = 0; i < 1000; i++)
            {
                (ulong a, ulong b) = ((ulong)random.NextInt64() % p, (ulong)random.NextInt64() % p);
                (ulong x, ulong y) = (field.From(a), field.From(b));
                Assert.Equal((ulong)(((BigInteger)a + b) % p), field.ToNumber(field.Add(x, y)));
                Assert.Equal((ulong)(((BigInteger)a + p - b) % p), field.ToNumber(field.Subtract(x, y)));
                Assert.Equal((ulong)((BigInteger)a * b % p), field.ToNumber(field.Multiply(x, y)));
                Assert.Equal((ulong)BigInteger.ModPow(a, b, p), field.ToNumber(field.Power(x, b)));
                Assert.Equal(a == 0 ? 0 : field.One, field.Multiply(x, field.Inverse(x)));
            }
        }
    }

    [Fact]
    public void Fractions_are_quotients()
    {
        PrimeField field = RealModel.All[0].Field;
        Assert.Equal(field.From(-7L), field.Multiply(field.From(new Rational(-7, 12))!.Value, field.From(12L)));
        Assert.Equal(field.From(1L), field.From(new Rational(BigInteger.Pow(field.Modulus, 3) + 1, 1))!.Value);
        Assert.Null(field.From(new Rational(1, field.Modulus)));
    }

    [Fact]
    public void Small_fractions_are_recovered_from_residues()
    {
        PrimeField field = RealModel.All[0].Field;
        for (long numerator = -40; numerator <= 40; numerator++)
        {
            for (long denominator = 1; denominator <= 30; denominator++)
            {
                var value = new Rational(numerator, denominator);
                var expected = new SmallFraction((long)value.Numerator, (long)value.Denominator);
                Assert.Equal(expected, SmallFraction.Of(field.ToNumber(field.From(value)!.Value), field.Modulus, 1000, 1000));
            }
        }

        Assert.Null(SmallFraction.Of(field.Modulus / 3 + 12345, field.Modulus, 1000, 1000));
    }
}
