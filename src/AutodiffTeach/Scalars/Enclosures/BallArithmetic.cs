using System.Numerics;

namespace AutodiffTeach.Scalars.Enclosures;

/// <summary>Arithmetic on balls whose midpoints are rounded to a number of bits, every rounding added to the radius.</summary>
/// <param name="precision">The bits of a midpoint, from 32.</param>
internal sealed partial class BallArithmetic(int precision) : IArithmetic<Ball>
{
    private const int RadiusBits = 32;
    private const long LargestExponent = 1L << 48;
    private const int Guard = 32;

    /// <summary>The bits of a midpoint.</summary>
    public int Precision { get; } = precision;

    public Ball FromRational(Rational value)
    {
        if (value.IsInteger)
            return Round(value.Numerator, 0, 0);
        int shift = (int)Math.Max(0, Precision + Guard + value.Denominator.GetBitLength() - value.Numerator.GetBitLength());
        BigInteger quotient = BigInteger.DivRem(value.Numerator << shift, value.Denominator, out BigInteger remainder);
        return Round(quotient, remainder.IsZero ? 0 : 1, -shift);
    }

    public Ball FromConstant(string name) => name switch
    {
        "pi" => Round(BallConstants.Pi(Precision + Guard), 2, -Precision - Guard),
        "e" => Exp(Ball.One),
        _ => Ball.Undecided,
    };

    public Ball Negate(Ball value) => value with { Mid = -value.Mid };

    public Ball Add(Ball left, Ball right)
    {
        if (!left.HasValue || !right.HasValue)
            return Absent(left, right);
        if (left.IsZero)
            return right;
        if (right.IsZero)
            return left;
        (Ball high, Ball low) = left.Exponent >= right.Exponent ? (left, right) : (right, left);
        // Digits of the one far below those that the other keeps go into the radius.
        long spare = Math.Max(0, high.Exponent - low.Exponent - 2 * Precision - 2 * Guard);
        low = Shorten(low, spare);
        int shift = (int)(high.Exponent - low.Exponent);
        return Round((high.Mid << shift) + low.Mid, (high.Radius << shift) + low.Radius, low.Exponent);
    }

    public Ball Subtract(Ball left, Ball right) => Add(left, Negate(right));

    public Ball Multiply(Ball left, Ball right)
    {
        if (!left.HasValue || !right.HasValue)
            return Absent(left, right);
        // |xy - mn| <= |m| s + |n| r + r s
        BigInteger radius = BigInteger.Zero;
        if (!left.Radius.IsZero)
            radius += left.Radius * (BigInteger.Abs(right.Mid) + right.Radius);
        if (!right.Radius.IsZero)
            radius += right.Radius * BigInteger.Abs(left.Mid);
        return Round(left.Mid * right.Mid, radius, left.Exponent + right.Exponent);
    }

    public Ball Reciprocal(Ball value) => Divide(Ball.One, value);

    public Ball Divide(Ball left, Ball right)
    {
        if (!left.HasValue || !right.HasValue)
            return Absent(left, right);
        if (right.IsZero)
            return Ball.NoValue;
        BigInteger divisor = BigInteger.Abs(right.Mid) - right.Radius;
        if (divisor.Sign <= 0)
            return Ball.Undecided;
        int shift = (int)Math.Max(0, Precision + Guard + right.Mid.GetBitLength() - left.Mid.GetBitLength());
        BigInteger quotient = BigInteger.DivRem(left.Mid << shift, right.Mid, out BigInteger remainder);
        // |x/y - m/n| <= (r + |m/n| s)/(|n| - s)
        BigInteger error = (left.Radius << shift) + (BigInteger.Abs(quotient) + 1) * right.Radius;
        BigInteger radius = error.IsZero ? 0 : error / divisor + 1;
        return Round(quotient, radius + (remainder.IsZero ? 0 : 1), left.Exponent - right.Exponent - shift);
    }

    public Ball Max(Ball left, Ball right) => Choose(left, right, Subtract(left, right));

    public Ball Min(Ball left, Ball right) => Choose(left, right, Subtract(right, left));

    // The left one where the difference is positive, the right one where it is negative, else what holds both.
    private Ball Choose(Ball left, Ball right, Ball difference) =>
        !difference.HasValue ? difference : difference.IsNotNegative ? left : difference.IsNegative ? right : Hull(left, right);

    /// <summary>A ball that holds both: about the middle of the midpoints.</summary>
    private Ball Hull(Ball left, Ball right)
    {
        Ball half = Scale(Subtract(left, right), -1);
        Ball middle = Add(right, half);
        return Widen(Widen(middle, half.Mid, half.Exponent), half.Radius, half.Exponent);
    }

    /// <summary>The ball with a larger radius.</summary>
    private Ball Widen(Ball ball, BigInteger by, long exponent) => by.IsZero ? ball : Add(ball, new Ball(0, BigInteger.Abs(by), exponent));

    private static Ball Scale(Ball ball, int power) => ball with { Exponent = ball.Exponent + power };

    private static Ball Absent(Ball left, Ball right) =>
        left.Presence == Presence.None || right.Presence == Presence.None ? Ball.NoValue : Ball.Undecided;

    private Ball Round(BigInteger mid, BigInteger radius, long exponent)
    {
        long excess = Math.Max(mid.GetBitLength() - Precision, radius.GetBitLength() - RadiusBits);
        Ball ball = Shorten(new Ball(mid, radius, exponent), excess);
        return Math.Abs(ball.Exponent) > LargestExponent && !ball.IsZero ? Vanished(ball) : ball;
    }

    // Beyond the range of exponents: too large to say anything, or too close to zero to tell from it.
    private static Ball Vanished(Ball ball) => ball.Exponent > 0 ? Ball.Undecided : new Ball(0, 1, -LargestExponent / 2);

    // Drops the last bits of the midpoint, by at most one unit, and of the radius, upwards.
    private static Ball Shorten(Ball ball, long bits)
    {
        if (bits <= 0)
            return ball;
        int shift = (int)Math.Min(bits, int.MaxValue);
        BigInteger mid = ball.Mid >> shift;
        if (ball.Radius.IsZero && (ball.Mid.IsZero || (shift < ball.Mid.GetBitLength() && mid << shift == ball.Mid)))
            return new Ball(mid, 0, ball.Exponent + bits);
        return new Ball(mid, (ball.Radius >> shift) + 2, ball.Exponent + bits);
    }
}
