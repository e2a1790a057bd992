using System.Numerics;

namespace AutodiffTeach.Scalars.Enclosures;

/// <summary>A rigorous real number of any precision: somewhere in (Mid ± Radius) 2^Exponent.</summary>
/// <remarks>
/// Ball arithmetic: van der Hoeven, <i>Ball arithmetic</i> (2009); Johansson, <i>Arb: efficient arbitrary-precision midpoint-radius interval
/// arithmetic</i> (2017). Here midpoint and radius share the exponent; <see cref="BallArithmetic"/> holds the precision.
/// </remarks>
/// <param name="Mid">The midpoint's integer.</param>
/// <param name="Radius">The radius; at most 32 bits after rounding.</param>
/// <param name="Exponent">The power of two of both.</param>
/// <param name="Presence">Whether there is a value at all.</param>
internal readonly record struct Ball(BigInteger Mid, BigInteger Radius, long Exponent, Presence Presence = Presence.Value) : IEnclosure
{
    public static Ball NoValue => new(0, 0, 0, Presence.None);

    public static Ball Undecided => new(0, 0, 0, Presence.Undecided);

    public static Ball One => new(BigInteger.One, 0, 0);

    /// <summary>Anything from -1 to 1.</summary>
    public static Ball PlusMinusOne => new(0, 1, 0);

    public bool HasValue => Presence == Presence.Value;

    public bool IsZero => HasValue && Mid.IsZero && Radius.IsZero;

    public bool IsExact => HasValue && Radius.IsZero;

    /// <summary>So close to zero that exponents end there, as exp(-10^20) is: it may be zero or not.</summary>
    public bool IsVanished => HasValue && !Radius.IsZero && Exponent < -(1L << 34);

    /// <summary>Greater than zero for certain.</summary>
    public bool IsPositive => HasValue && Mid > Radius;

    /// <summary>Less than zero for certain.</summary>
    public bool IsNegative => HasValue && -Mid > Radius;

    /// <summary>Zero or more for certain.</summary>
    public bool IsNotNegative => HasValue && Mid >= Radius;

    /// <summary>1, 0 or -1 where that is certain, else null.</summary>
    public int? Sign => IsPositive ? 1 : IsNegative ? -1 : IsZero ? 0 : null;

    /// <summary>The magnitude is below 2^Top.</summary>
    public long Top => Math.Max(Mid.GetBitLength(), Radius.GetBitLength()) + 2 + Exponent;

    /// <summary>The integer that an exact ball is, or null.</summary>
    public BigInteger? Integer => !IsExact || Exponent > 1000 ? null
        : Exponent >= 0 ? Mid << (int)Exponent
        : Mid.IsZero ? BigInteger.Zero
        : Exponent > -Mid.GetBitLength() - 1 && (Mid & ((BigInteger.One << (int)-Exponent) - 1)).IsZero ? Mid >> (int)-Exponent
        : null;

    /// <summary>The nearest number that fits, of the midpoint.</summary>
    public double ToDouble()
    {
        if (!HasValue)
            return double.NaN;
        if (Exponent + Mid.GetBitLength() > 2000)
            return Mid.IsZero ? 0 : Mid.Sign * double.PositiveInfinity;
        if (Exponent < -20_000)
            return 0;
        return (Exponent >= 0 ? new Rational(Mid << (int)Exponent, 1) : new Rational(Mid, BigInteger.One << (int)-Exponent)).ToDouble() + 0.0; // no negative zero
    }
}
