using System.Numerics;

namespace AutodiffTeach.Scalars.Enclosures;

/// <summary>Roots and powers.</summary>
internal sealed partial class BallArithmetic
{
    /// <summary>The square root; |sqrt(m + r) - sqrt(m)| &lt;= r/sqrt(m).</summary>
    private Ball Sqrt(Ball value)
    {
        if (!value.HasValue || value.IsZero)
            return value;
        if (value.IsNegative)
            return Ball.NoValue;
        if (value.Mid < value.Radius)
            return Ball.Undecided;
        int shift = (int)Math.Max(0, 2 * (Precision + Guard) - value.Mid.GetBitLength());
        if (((value.Exponent - shift) & 1) != 0)
            shift++;
        BigInteger square = value.Mid << shift, root = IntegerRoot(square);
        BigInteger radius = value.Radius.IsZero ? 0 : (value.Radius << shift) / root + 1;
        return Round(root, radius + (root * root == square ? 0 : 1), (value.Exponent - shift) / 2);
    }

    // Newton's iteration from above decreases to the integer part of the root.
    private static BigInteger IntegerRoot(BigInteger square)
    {
        int half = (int)((square.GetBitLength() + 1) / 2);
        int scale = Math.Max(0, half - 50);
        BigInteger root = ((BigInteger)Math.Sqrt((double)(square >> (2 * scale))) + 2) << scale;
        for (BigInteger next = (root + square / root) >> 1; next < root; next = (root + square / root) >> 1)
            root = next;
        return root;
    }

    public Ball Power(Ball value, int exponent)
    {
        if (exponent < 0)
            return Reciprocal(Power(value, -(long)exponent));
        return Power(value, (long)exponent);
    }

    // By repeated squaring.
    private Ball Power(Ball value, long exponent)
    {
        Ball result = value.HasValue ? Ball.One : value;
        for (Ball square = value; exponent > 0 && result.HasValue; exponent >>= 1)
        {
            if ((exponent & 1) != 0)
                result = Multiply(result, square);
            if (exponent > 1)
                square = Multiply(square, square);
        }

        return result;
    }

    public Ball Power(Ball value, Rational exponent)
    {
        if (exponent.IsInteger && BigInteger.Abs(exponent.Numerator) <= int.MaxValue)
            return Power(value, (int)exponent.Numerator);
        if (exponent.Denominator == 2 && exponent.Sign > 0 && exponent.Numerator <= int.MaxValue)
            return Power(Sqrt(value), (int)exponent.Numerator);
        return Power(value, FromRational(exponent));
    }

    public Ball Power(Ball value, Ball exponent)
    {
        if (!value.HasValue || !exponent.HasValue)
            return Absent(value, exponent);
        if (value.IsZero)
            return exponent.IsZero ? Ball.One : exponent.IsPositive ? value : exponent.IsNegative ? Ball.NoValue : Ball.Undecided;
        if (exponent.Integer is { } n && BigInteger.Abs(n) <= int.MaxValue)
            return Power(value, (int)n);
        if (value.IsPositive)
            return Exp(Multiply(exponent, Log(value)));
        return value.IsNegative && HoldsNoInteger(exponent) ? Ball.NoValue : Ball.Undecided;
    }

    private static bool HoldsNoInteger(Ball ball)
    {
        if (ball.Exponent >= 0 || ball.Exponent < -100_000)
            return ball.Exponent < 0 && ball.Top < 0 && ball.Sign is 1 or -1;
        int shift = (int)-ball.Exponent;
        BigInteger below = (ball.Mid - ball.Radius) >> shift;
        return below == (ball.Mid + ball.Radius) >> shift && below << shift != ball.Mid - ball.Radius;
    }
}
