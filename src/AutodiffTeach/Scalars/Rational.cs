using System.Globalization;
using System.Numerics;
using AutodiffTeach.Operations;

namespace AutodiffTeach.Scalars;

/// <summary>The exact reading: a fraction of arbitrary size in lowest terms with a positive denominator.</summary>
public readonly struct Rational : IScalar<Rational>, IEquatable<Rational>, IComparable<Rational>
{
    private const int SmallestNormal = -1022; // the exponent of the smallest normal double

    private readonly BigInteger _denominatorMinusOne; // so that default(Rational) is 0/1

    /// <summary>The fraction <paramref name="numerator"/>/<paramref name="denominator"/>, reduced.</summary>
    /// <exception cref="DivideByZeroException">The denominator is zero.</exception>
    public Rational(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero)
            throw new DivideByZeroException("A fraction needs a denominator other than zero.");
        BigInteger divisor = BigInteger.GreatestCommonDivisor(numerator, denominator) * denominator.Sign;
        Numerator = numerator / divisor;
        _denominatorMinusOne = denominator / divisor - 1;
    }

    private Rational(BigInteger integer)
    {
        Numerator = integer;
        _denominatorMinusOne = BigInteger.Zero;
    }

    /// <summary>The numerator, which carries the sign.</summary>
    public BigInteger Numerator { get; }

    /// <summary>The denominator, at least one.</summary>
    public BigInteger Denominator => _denominatorMinusOne + 1;

    /// <inheritdoc/>
    public static Rational Zero => default;

    /// <inheritdoc/>
    public static Rational One => new(BigInteger.One);

    /// <inheritdoc/>
    public bool IsZero => Numerator.IsZero;

    /// <summary>True for the number one.</summary>
    public bool IsOne => Numerator.IsOne && IsInteger;

    /// <summary>True where the denominator is one.</summary>
    public bool IsInteger => _denominatorMinusOne.IsZero;

    /// <summary>-1, 0 or 1.</summary>
    public int Sign => Numerator.Sign;

    /// <summary>The magnitude.</summary>
    public Rational Abs() => Sign < 0 ? -this : this;

    /// <summary>An integer is a fraction.</summary>
    public static implicit operator Rational(long value) => new(new BigInteger(value));

    /// <summary>An integer is a fraction.</summary>
    public static implicit operator Rational(BigInteger value) => new(value);

    /// <summary>The sum.</summary>
    public static Rational operator +(Rational left, Rational right) => left.IsInteger && right.IsInteger
        ? new(left.Numerator + right.Numerator)
        : new(left.Numerator * right.Denominator + right.Numerator * left.Denominator, left.Denominator * right.Denominator);

    /// <summary>The difference.</summary>
    public static Rational operator -(Rational left, Rational right) => left + -right;

    /// <summary>The product.</summary>
    public static Rational operator *(Rational left, Rational right) => left.IsInteger && right.IsInteger
        ? new(left.Numerator * right.Numerator)
        : new(left.Numerator * right.Numerator, left.Denominator * right.Denominator);

    /// <summary>The quotient.</summary>
    /// <exception cref="DivideByZeroException">The divisor is zero.</exception>
    public static Rational operator /(Rational left, Rational right) =>
        new(left.Numerator * right.Denominator, left.Denominator * right.Numerator);

    /// <summary>The negative.</summary>
    public static Rational operator -(Rational value) =>
        value.IsInteger ? new(-value.Numerator) : new(-value.Numerator, value.Denominator);

    /// <summary>Equality of values.</summary>
    public static bool operator ==(Rational left, Rational right) => left.Equals(right);

    /// <summary>Inequality of values.</summary>
    public static bool operator !=(Rational left, Rational right) => !left.Equals(right);

    /// <summary>Less than.</summary>
    public static bool operator <(Rational left, Rational right) => left.CompareTo(right) < 0;

    /// <summary>Greater than.</summary>
    public static bool operator >(Rational left, Rational right) => left.CompareTo(right) > 0;

    /// <summary>Less than or equal.</summary>
    public static bool operator <=(Rational left, Rational right) => left.CompareTo(right) <= 0;

    /// <summary>Greater than or equal.</summary>
    public static bool operator >=(Rational left, Rational right) => left.CompareTo(right) >= 0;

    /// <summary>The power with an integer exponent.</summary>
    /// <exception cref="DivideByZeroException">Zero is raised to a negative exponent.</exception>
    /// <exception cref="OverflowException">The exponent is the least integer.</exception>
    public static Rational Pow(Rational value, int exponent) => exponent >= 0
        ? new(BigInteger.Pow(value.Numerator, exponent), BigInteger.Pow(value.Denominator, exponent))
        : One / Pow(value, checked(-exponent));

    /// <inheritdoc/>
    public static Rational FromRational(Rational value) => value;

    /// <inheritdoc/>
    public static Rational FromConstant(string name, double value) =>
        throw new InexactException($"{name} has no exact value; use the numeric reading.");

    /// <inheritdoc/>
    public static Rational Apply(UnaryOperation operation, Rational argument) =>
        operation.EvaluateExact(argument)
        ?? throw new InexactException($"{operation.Name}({argument}) has no exact value; use the numeric reading.");

    /// <inheritdoc/>
    public static Rational Apply(BinaryOperation operation, Rational left, Rational right) =>
        operation.EvaluateExact(left, right)
        ?? throw new InexactException($"{operation.Name}({left}, {right}) has no exact value; use the numeric reading.");

    /// <summary>The fraction that a decimal literal such as <c>0.1</c>, <c>12</c> or <c>1e-3</c> denotes, exactly.</summary>
    /// <param name="text">Digits with an optional point and an optional exponent between -10,000 and 10,000.</param>
    /// <exception cref="FormatException">The text is not such a literal.</exception>
    public static Rational Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        int e = text.IndexOfAny(['e', 'E']);
        ReadOnlySpan<char> mantissa = e < 0 ? text : text.AsSpan(0, e);
        int exponent = e < 0 ? 0 : int.Parse(text.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        if (Math.Abs(exponent) > 10_000)
            throw new FormatException($"The exponent of {text} is beyond 10,000.");
        int point = mantissa.IndexOf('.');
        string digits = point < 0 ? mantissa.ToString() : string.Concat(mantissa[..point], mantissa[(point + 1)..]);
        int scale = exponent - (point < 0 ? 0 : mantissa.Length - point - 1);
        BigInteger integer = BigInteger.Parse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return scale >= 0
            ? new(integer * BigInteger.Pow(10, scale))
            : new(integer, BigInteger.Pow(10, -scale));
    }

    /// <summary>The fraction that a finite double is, exactly.</summary>
    /// <exception cref="InexactException">The double is NaN or infinite.</exception>
    public static Rational FromDouble(double value)
    {
        if (!double.IsFinite(value))
            throw new InexactException($"{value.ToString(CultureInfo.InvariantCulture)} is not a finite number.");
        long bits = BitConverter.DoubleToInt64Bits(value);
        int exponent = (int)((bits >> 52) & 0x7FF);
        long mantissa = (bits & 0xFFFFFFFFFFFFFL) | (exponent == 0 ? 0L : 1L << 52);
        int shift = Math.Max(exponent, 1) - 1075;
        BigInteger integer = bits < 0 ? -mantissa : mantissa;
        return shift >= 0 ? new(integer << shift) : new(integer, BigInteger.One << -shift);
    }

    /// <summary>The nearest double, an infinity beyond the range.</summary>
    public double ToDouble()
    {
        if (IsZero)
            return 0;
        BigInteger magnitude = BigInteger.Abs(Numerator);
        long size = magnitude.GetBitLength() - Denominator.GetBitLength();
        return size <= SmallestNormal ? Sign * Subnormal(magnitude) : Rounded(magnitude, size);
    }

    // An integer quotient of 63 or 64 bits, its last bit set where anything was cut off: the one rounding is ulong's.
    private double Rounded(BigInteger magnitude, long size)
    {
        int shift = (int)Math.Clamp(63 - size, int.MinValue, int.MaxValue);
        BigInteger quotient = BigInteger.DivRem(
            shift >= 0 ? magnitude << shift : magnitude,
            shift >= 0 ? Denominator : Denominator << -shift,
            out BigInteger remainder);
        double rounded = (ulong)quotient | (remainder.IsZero ? 0UL : 1UL);
        return Math.ScaleB(Sign * rounded, -shift);
    }

    // Below the normal range doubles are multiples of 2^-1074, numbered by their bits; half-way cases go to the even one.
    private double Subnormal(BigInteger magnitude)
    {
        BigInteger number = BigInteger.DivRem(magnitude << 1074, Denominator, out BigInteger remainder);
        int half = (2 * remainder).CompareTo(Denominator);
        return BitConverter.Int64BitsToDouble((long)number + (half > 0 || (half == 0 && !number.IsEven) ? 1 : 0));
    }

    /// <inheritdoc/>
    public int CompareTo(Rational other) =>
        (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    /// <inheritdoc/>
    public bool Equals(Rational other) =>
        Numerator == other.Numerator && _denominatorMinusOne == other._denominatorMinusOne;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Rational other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Numerator, _denominatorMinusOne);

    /// <summary>The integer, or numerator and denominator with a slash.</summary>
    public override string ToString() => IsInteger
        ? Numerator.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{Numerator}/{Denominator}");
}
