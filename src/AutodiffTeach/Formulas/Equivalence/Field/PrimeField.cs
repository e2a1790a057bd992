using System.Numerics;
using AutodiffTeach.Scalars;

namespace AutodiffTeach.Formulas.Equivalence.Field;

/// <summary>Arithmetic modulo an odd prime below 2^62.</summary>
/// <remarks>
/// Residues are kept in Montgomery form, a·2^64 mod p (P. L. Montgomery, Modular multiplication without trial division,
/// Mathematics of Computation 44, 1985), always reduced, so that equal residues are equal numbers.
/// </remarks>
internal sealed class PrimeField
{
    private readonly ulong _inverse; // p · inverse = 1 mod 2^64
    private readonly ulong _square; // 2^128 mod p

    public PrimeField(ulong modulus)
    {
        Modulus = modulus;
        _inverse = modulus; // right to three bits, which each step of Newton's iteration doubles
        for (int i = 0; i < 5; i++)
            _inverse *= 2 - modulus * _inverse;
        One = (ulong)((UInt128.One << 64) % modulus);
        _square = (ulong)((UInt128)One * One % modulus);
        Half = Inverse(Add(One, One));
    }

    public ulong Modulus { get; }

    /// <summary>The residue 1.</summary>
    public ulong One { get; }

    /// <summary>The residue 1/2.</summary>
    public ulong Half { get; }

    /// <summary>The residue of a number below the modulus.</summary>
    public ulong From(ulong number) => Multiply(number, _square);

    /// <summary>The residue of an integer.</summary>
    public ulong From(long number) => number >= 0 ? From((ulong)number % Modulus) : Negate(From((ulong)-number % Modulus));

    /// <summary>The residue of a fraction, or null where the modulus divides the denominator.</summary>
    public ulong? From(Rational number)
    {
        ulong numerator = From(number.Numerator);
        if (number.IsInteger)
            return numerator;
        ulong denominator = From(number.Denominator);
        return denominator == 0 ? null : Multiply(numerator, Inverse(denominator));
    }

    /// <summary>The number below the modulus that the residue stands for.</summary>
    public ulong ToNumber(ulong residue) => Multiply(residue, 1);

    public ulong Add(ulong a, ulong b)
    {
        ulong sum = a + b;
        return sum >= Modulus ? sum - Modulus : sum;
    }

    public ulong Subtract(ulong a, ulong b) => a >= b ? a - b : a + Modulus - b;

    public ulong Negate(ulong a) => a == 0 ? 0 : Modulus - a;

    public ulong Multiply(ulong a, ulong b)
    {
        ulong high = Math.BigMul(a, b, out ulong low);
        ulong reduction = Math.BigMul(low * _inverse, Modulus, out _);
        return high >= reduction ? high - reduction : high + Modulus - reduction;
    }

    /// <summary>The power with an exponent from 0.</summary>
    public ulong Power(ulong a, ulong exponent)
    {
        ulong result = One;
        for (; exponent != 0; exponent >>= 1)
        {
            if ((exponent & 1) != 0)
                result = Multiply(result, a);
            a = Multiply(a, a);
        }

        return result;
    }

    /// <summary>a^(p - 2) = 1/a; 0 for 0.</summary>
    public ulong Inverse(ulong a) => Power(a, Modulus - 2);

    private ulong From(BigInteger number) => BigInteger.Abs(number) <= long.MaxValue
        ? From((long)number)
        : From((ulong)(((number % Modulus) + Modulus) % Modulus));
}
