using System.Numerics;

namespace AutodiffTeach.Scalars.Enclosures;

/// <summary>Constants in fixed point, computed once for the most bits that were asked for.</summary>
internal static class BallConstants
{
    private const int Guard = 32;

    private static Digits s_pi = new(0, BigInteger.Zero);
    private static Digits s_log2 = new(0, BigInteger.Zero);

    /// <summary>pi 2^bits, less than two off. Machin: pi = 16 arctan(1/5) - 4 arctan(1/239).</summary>
    public static BigInteger Pi(int bits) =>
        Take(ref s_pi, bits, b => 16 * Arctangent(5, b, -1) - 4 * Arctangent(239, b, -1));

    /// <summary>log(2) 2^bits, less than two off: log 2 = 18 artanh(1/26) - 2 artanh(1/4801) + 8 artanh(1/8749).</summary>
    public static BigInteger Log2(int bits) =>
        Take(ref s_log2, bits, b => 18 * Arctangent(26, b, 1) - 2 * Arctangent(4801, b, 1) + 8 * Arctangent(8749, b, 1));

    private static BigInteger Take(ref Digits known, int bits, Func<int, BigInteger> compute)
    {
        Digits digits = Volatile.Read(ref known);
        if (digits.Bits < bits)
        {
            int enough = Math.Max(bits, 2 * digits.Bits);
            digits = new Digits(enough, compute(enough + Guard) >> Guard);
            Volatile.Write(ref known, digits);
        }

        return digits.Value >> (digits.Bits - bits);
    }

    // arctan(1/n) = 1/n - 1/(3 n^3) + ..., artanh with all signs plus
    private static BigInteger Arctangent(int n, int bits, int sign)
    {
        BigInteger power = (BigInteger.One << bits) / n, sum = power;
        for (int k = 3, s = sign; !power.IsZero; k += 2, s *= sign)
        {
            power /= n * n;
            sum += s * (power / k);
        }

        return sum;
    }

    private sealed record Digits(int Bits, BigInteger Value);
}
