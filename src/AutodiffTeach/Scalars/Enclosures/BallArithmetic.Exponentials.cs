using System.Numerics;

namespace AutodiffTeach.Scalars.Enclosures;

/// <summary>The exponential function, the logarithm, and what is made of them.</summary>
internal sealed partial class BallArithmetic
{
    private const int LargestTop = 40; // exp of a larger number has an exponent that is out of range
    private const int DoubleBits = 45; // of a logarithm in double precision that can be relied on

    /// <summary>exp x = 2^k exp(r/2^j)^(2^j) with r = x - k log 2, by Taylor's series in fixed point.</summary>
    private Ball Exp(Ball x)
    {
        if (!x.HasValue)
            return x;
        if (x.IsZero)
            return Ball.One;
        long top = x.Top;
        if (top > LargestTop)
            return x.Mid.Sign < 0 && x.Radius.GetBitLength() < x.Mid.GetBitLength() - 1 ? new Ball(1, 1, -(1L << (LargestTop - 4))) : Ball.Undecided;
        if (top < -4L * Precision)
            return Widen(Ball.One, 1, top + 1); // |exp x - 1| <= 2|x|
        int halvings = 2 + (int)Math.Sqrt(Precision) / 3;
        int bits = Precision + Guard + 2 * halvings + (int)Math.Max(0, top);
        (BigInteger value, BigInteger radius) = ToFixed(x, bits);
        if (radius.GetBitLength() > bits)
            return Ball.Undecided; // known to less than 1
        BigInteger log2 = BallConstants.Log2(bits), k = value / log2;
        BigInteger r = (value - k * log2) >> halvings;
        double error = (2 * (double)BigInteger.Abs(k) + 2) / Math.ScaleB(1, halvings) + 1;
        BigInteger result = ExpSeries(r, bits, ref error);
        for (int i = 0; i < halvings; i++)
        {
            result = result * result >> bits;
            error = 4 * error + 2; // exp r < 2
        }

        // |exp(x + d) - exp x| <= 2 d exp x for d <= 1
        BigInteger spread = (result * radius >> (bits - 1)) + 1;
        return Round(result, spread + (BigInteger)(error * 1.01) + 1, (long)k - bits);
    }

    private static BigInteger ExpSeries(BigInteger x, int bits, ref double error)
    {
        BigInteger term = BigInteger.One << bits, sum = term;
        int n = 1;
        for (; !term.IsZero && term != BigInteger.MinusOne; n++)
        {
            term = (term * x >> bits) / n;
            sum += term;
        }

        error = 3 * error + 2 * n + 2;
        return sum;
    }

    /// <summary>log x = log f + s log 2 with f near 1.</summary>
    private Ball Log(Ball x)
    {
        if (!x.HasValue)
            return x;
        if (!x.IsPositive)
            return x.Mid + x.Radius <= 0 ? Ball.NoValue : Ball.Undecided;
        int length = (int)x.Mid.GetBitLength();
        if ((x.Mid >> Math.Max(0, length - 8)) << Math.Max(0, 8 - length) < 181) // f in [0.7, 1.4)
            length--;
        long power = x.Exponent + length;
        Ball result = LogNearOne(new Ball(x.Mid, 0, -length));
        if (power != 0)
            result = Add(result, Multiply(FromRational(power), Round(BallConstants.Log2(Precision + Guard), 2, -Precision - Guard)));
        // |log(x + r) - log x| <= r/(x - r)
        return x.Radius.IsZero ? result : Widen(result, (x.Radius << (length + Guard)) / (x.Mid - x.Radius) + 1, -length - Guard);
    }

    // With y close to log f: log f = y + t - t^2/2 ± |t|^3, where t = f/exp y - 1.
    private Ball LogNearOne(Ball f)
    {
        if (f.Integer is { IsOne: true })
            return default;
        Ball y = Precision <= 3 * DoubleBits
            ? FromRational(Rational.FromDouble(Math.Log(f.ToDouble())))
            : new BallArithmetic(Precision / 3 + Guard).LogNearOne(f) with { Radius = 0 };
        var finer = new BallArithmetic(Precision + Guard);
        Ball t = finer.Subtract(finer.Divide(f, finer.Exp(y)), Ball.One);
        Ball square = finer.Multiply(t, t);
        Ball cube = finer.Multiply(square, t);
        Ball sum = finer.Subtract(finer.Add(y, t), Scale(square, -1));
        sum = finer.Widen(sum, BigInteger.Abs(cube.Mid) + cube.Radius, cube.Exponent);
        return Round(sum.Mid, sum.Radius, sum.Exponent);
    }

    // sinh x = (E - 1/E)/2, with bits for the digits that cancel near 0
    private Ball Sinh(Ball x) => x.HasValue ? Relative(x, static (a, u) =>
    {
        Ball e = a.Exp(u);
        return Scale(a.Subtract(e, a.Reciprocal(e)), -1);
    }) : x;

    // cosh x = (E + 1/E)/2
    private Ball Cosh(Ball x)
    {
        Ball e = Exp(Magnitude(x));
        return Scale(Add(e, Reciprocal(e)), -1);
    }

    // sech x = 2 E/(1 + E^2) with E = exp(-|x|)
    private Ball Sech(Ball x)
    {
        Ball e = Exp(Negate(Magnitude(x)));
        return Divide(Scale(e, 1), Add(Ball.One, Multiply(e, e)));
    }

    // tanh x = (1 - E)/(1 + E) with E = exp(-2x), for x > 0; odd
    private Ball Tanh(Ball x) => !x.HasValue ? x : x.Mid.Sign < 0 ? Negate(Tanh(Negate(x))) : Relative(x, static (a, u) =>
    {
        Ball e = a.Exp(Scale(a.Negate(u), 1));
        return a.Divide(a.Subtract(Ball.One, e), a.Add(Ball.One, e));
    });

    // 1/(1 + exp(-x)), and exp(x)/(1 + exp(x)) for x < 0
    private Ball Sigmoid(Ball x)
    {
        Ball e = Exp(x.Mid.Sign < 0 ? x : Negate(x)), sum = Add(Ball.One, e);
        return x.Mid.Sign < 0 ? Divide(e, sum) : Reciprocal(sum);
    }

    // max(x, 0) + log(1 + exp(-|x|)); where x may have either sign, log(1 + exp x)
    private Ball Softplus(Ball x)
    {
        if (x.Sign is null)
            return Log(Add(Ball.One, Exp(x)));
        Ball tail = Exp(Negate(Magnitude(x)));
        // log(1 + E) = E ± E^2/2 for an E below the precision
        if (tail.Top < -Precision)
            return Add(x.IsPositive ? x : default, Widen(tail, 1, 2 * tail.Top));
        Ball log = Relative(tail, static (a, e) => a.Log(a.Add(Ball.One, e)));
        return x.IsPositive ? Add(x, log) : log;
    }

    // A function that vanishes at 0 like x does: computed with as many more bits as x has zeros behind the point.
    private Ball Relative(Ball x, Func<BallArithmetic, Ball, Ball> function)
    {
        if (x.IsZero)
            return x;
        long zeros = Math.Min(Math.Max(0, -x.Top), 2 * Precision);
        Ball result = zeros == 0 ? function(this, x) : function(new BallArithmetic(Precision + (int)zeros + 8), x);
        return result.HasValue ? Round(result.Mid, result.Radius, result.Exponent) : result;
    }

    private static (BigInteger Value, BigInteger Radius) ToFixed(Ball x, int bits)
    {
        Ball moved = Shorten(x, -(x.Exponent + bits));
        int shift = (int)(moved.Exponent + bits);
        return (moved.Mid << shift, moved.Radius << shift);
    }
}
