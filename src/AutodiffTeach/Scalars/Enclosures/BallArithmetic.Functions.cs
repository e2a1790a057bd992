using System.Numerics;

namespace AutodiffTeach.Scalars.Enclosures;

/// <summary>The table of functions, the trigonometric ones and those with kinks.</summary>
internal sealed partial class BallArithmetic
{
    private const int LargestAngle = 20_000; // bits before the point of an angle that is reduced

    public Ball Apply(Elementary function, Ball argument) => !argument.HasValue ? argument : function switch
    {
        Elementary.Exp => Exp(argument),
        Elementary.Log => Log(argument),
        Elementary.Sqrt => Sqrt(argument),
        Elementary.Sin => Sine(argument, 0),
        Elementary.Cos => Sine(argument, 1),
        Elementary.Tan => Divide(Sine(argument, 0), Sine(argument, 1)),
        Elementary.Sinh => Sinh(argument),
        Elementary.Cosh => Cosh(argument),
        Elementary.Sech => Sech(argument),
        Elementary.Tanh => Tanh(argument),
        Elementary.Sigmoid => Sigmoid(argument),
        Elementary.Softplus => Softplus(argument),
        Elementary.Relu => Max(argument, default),
        Elementary.Step => argument.Sign is { } sign ? (sign > 0 ? Ball.One : default) : Scale(Add(Ball.One, Ball.PlusMinusOne), -1),
        Elementary.Sign => argument.Sign is { } sign ? FromRational(sign) : Ball.PlusMinusOne,
        Elementary.Abs => Magnitude(argument),
        _ => Ball.Undecided,
    };

    private Ball Magnitude(Ball value) => Choose(value, Negate(value), value);

    // sin(x + quarters pi/2): x = k pi/2 + r, and the series of sin or cos at r, whose magnitude is at most pi/4.
    private Ball Sine(Ball x, int quarters)
    {
        if (x.IsZero)
            return quarters == 0 ? x : Ball.One;
        long top = x.Top;
        if (top > LargestAngle || x.Radius.GetBitLength() + x.Exponent > 0)
            return Ball.PlusMinusOne;
        if (top < -4L * Precision)
            return quarters == 0 ? Widen(x, 1, 3 * top) : Widen(Ball.One, 1, 2 * top); // Taylor's first term
        int bits = Precision + Guard + (int)Math.Max(top, Math.Min(-top, 2 * Precision));
        (BigInteger value, BigInteger radius) = ToFixed(x, bits);
        BigInteger quarter = BallConstants.Pi(bits) >> 1;
        BigInteger k = RoundedQuotient(value, quarter);
        BigInteger r = value - k * quarter;
        int phase = (int)((k + quarters) & 3);
        (BigInteger sum, int terms) = SineSeries(r, bits, (phase & 1) != 0);
        return Round(phase >= 2 ? -sum : sum, radius + 2 * BigInteger.Abs(k) + 2 * terms + 4, -bits);
    }

    private static BigInteger RoundedQuotient(BigInteger value, BigInteger divisor)
    {
        BigInteger quotient = BigInteger.DivRem(2 * value + divisor, 2 * divisor, out BigInteger remainder);
        return remainder.Sign < 0 ? quotient - 1 : quotient;
    }

    private static (BigInteger Sum, int Terms) SineSeries(BigInteger r, int bits, bool cosine)
    {
        BigInteger square = r * r >> bits, term = cosine ? BigInteger.One << bits : r, sum = term;
        int n = cosine ? 1 : 2;
        for (; !term.IsZero && term != BigInteger.MinusOne; n += 2)
        {
            term = -(term * square >> bits) / (n * (n + 1));
            sum += term;
        }

        return (sum, n);
    }
}
