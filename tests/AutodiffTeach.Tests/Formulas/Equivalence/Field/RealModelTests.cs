using System.Numerics;
using AutodiffTeach.Formulas.Equivalence.Field;

namespace AutodiffTeach.Tests.Formulas.Equivalence.Field;

public sealed class RealModelTests
{
    public static TheoryData<int> Models => new(Enumerable.Range(0, RealModel.All.Count));

    [Theory]
    [MemberData(nameof(Models))]
    public void The_modulus_is_a_prime_of_the_stated_kind(int index)
    {
        ulong p = RealModel.All[index].Field.Modulus;
        Assert.True(IsPrime(p));
        Assert.InRange(p, 1UL << 61, 1UL << 62);
        Assert.Equal(3UL, p % 4);
        Assert.Equal(0UL, (p + 1) % RealModel.FullTurn);
        Assert.Equal(1UL, p % RealModel.LogarithmModulus);
        Assert.NotEqual(0UL, (p - 1) / RealModel.LogarithmModulus % RealModel.LogarithmModulus);
        for (ulong divisor = 2; divisor < 1000; divisor++)
        {
            Assert.NotEqual(0UL, (p - 1) / 2 % divisor);
            Assert.NotEqual(0UL, (p + 1) / RealModel.FullTurn % divisor);
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Small_primes_are_positive_and_their_negatives_are_not(int index)
    {
        RealModel model = RealModel.All[index];
        foreach (long prime in new long[] { 2, 3, 5, 7, 11, 13, 17, 19, 23 })
        {
            Assert.Equal(1, model.SignOf(model.Field.From(prime)));
            Assert.Equal(-1, model.SignOf(model.Field.From(-prime)));
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Sines_and_cosines_of_simple_angles_have_the_signs_of_the_reals(int index)
    {
        RealModel model = RealModel.All[index];
        foreach (ulong parts in new ulong[] { 4, 5, 8, 12, 16, 24 })
        {
            for (ulong k = 0; k < parts; k++)
            {
                Turn turn = model.SmallestTurn.Times(RealModel.FullTurn / parts * k, model.Field);
                double angle = 2 * Math.PI * k / parts;
                Assert.Equal(SignOf(Math.Cos(angle)), model.SignOf(turn.Cos));
                Assert.Equal(SignOf(Math.Sin(angle)), model.SignOf(turn.Sin));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void The_smallest_turn_has_the_stated_order(int index)
    {
        RealModel model = RealModel.All[index];
        Turn none = Turn.None(model.Field);
        Assert.Equal(none, model.SmallestTurn.Times(RealModel.FullTurn, model.Field));
        foreach (ulong prime in new ulong[] { 2, 3, 5, 7, 11, 13 })
            Assert.NotEqual(none, model.SmallestTurn.Times(RealModel.FullTurn / prime, model.Field));
    }

    [Fact]
    public void Roots_of_positive_numbers_are_positive_and_unique()
    {
        RealModel model = RealModel.All[0];
        PrimeField field = model.Field;
        for (ulong i = 1; i < 50; i++)
        {
            ulong square = field.Power(field.From(i), 2);
            Assert.Equal(1, model.SignOf(model.RootOf(square)!.Value));
            Assert.Null(model.RootOf(field.Negate(square)));
            ulong sixth = field.Power(square, model.ExponentOf(new SmallFraction(1, 6)));
            Assert.Equal(square, field.Power(sixth, 6));
            Assert.Equal(field.Inverse(sixth), field.Power(square, model.ExponentOf(new SmallFraction(-1, 6))));
        }
    }

    [Fact]
    public void The_small_logarithm_is_a_homomorphism_that_ignores_signs()
    {
        RealModel model = RealModel.All[0];
        PrimeField field = model.Field;
        for (ulong i = 2; i < 50; i++)
        {
            (ulong a, ulong b) = (field.From(i), field.From(i * i + 7));
            ulong sum = (model.LogarithmOf(a) + model.LogarithmOf(b)) % RealModel.LogarithmModulus;
            Assert.Equal(sum, model.LogarithmOf(field.Multiply(a, b)));
            Assert.Equal(model.LogarithmOf(a), model.LogarithmOf(field.Negate(a)));
        }
    }

    private static int SignOf(double value) => Math.Abs(value) < 1e-9 ? 0 : Math.Sign(value);

    // Miller and Rabin; these bases decide for all numbers below 2^64.
    private static bool IsPrime(ulong number)
    {
        ulong odd = number - 1;
        int twos = BitOperations.TrailingZeroCount(odd);
        odd >>= twos;
        foreach (int @base in new[] { 2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37 })
        {
            BigInteger power = BigInteger.ModPow(@base, odd, number);
            bool passes = power.IsOne || power == number - 1;
            for (int i = 1; i < twos && !passes; i++)
                passes = (power = power * power % number) == number - 1;
            if (!passes)
                return false;
        }

        return true;
    }
}
