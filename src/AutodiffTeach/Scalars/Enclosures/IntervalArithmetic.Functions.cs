using System.Numerics;
using AutodiffTeach.Operations;

namespace AutodiffTeach.Scalars.Enclosures;

/// <summary>Powers and functions.</summary>
internal readonly partial struct IntervalArithmetic
{
    private const double Units = 8 * 2.3e-16; // relative error of a library function, several times what is documented
    private const double Rounding = 1.2e-16; // of a sum, relative
    private const double Tiny = 8 * double.Epsilon;
    private const int SmallPower = 4;

    public Interval Power(Interval value, int exponent)
    {
        if (!value.HasValue || exponent == 1)
            return value;
        return exponent == -1 ? Reciprocal(value)
            : exponent < 0 ? Reciprocal(Power(value, (double)-(long)exponent))
            : Power(value, (double)exponent);
    }

    public Interval Power(Interval value, Rational exponent)
    {
        if (exponent.IsInteger && BigInteger.Abs(exponent.Numerator) <= int.MaxValue)
            return Power(value, (int)exponent.Numerator);
        return exponent == Half ? Root(value) : Power(value, FromRational(exponent));
    }

    private static Rational Half { get; } = new(1, 2);

    public Interval Power(Interval value, Interval exponent)
    {
        if (!value.HasValue || !exponent.HasValue)
            return Absent(value, exponent);
        if (exponent.Lo == exponent.Hi && Math.Abs(exponent.Lo) <= int.MaxValue && Math.Floor(exponent.Lo) == exponent.Lo)
            return Power(value, (int)exponent.Lo);
        if (value.IsZero)
            return exponent.Lo > 0 ? value : exponent.Hi < 0 ? Interval.NoValue : Interval.Undecided;
        bool holdsNoInteger = Math.Floor(exponent.Hi) < exponent.Lo;
        if (value.Hi < 0)
            return holdsNoInteger ? Interval.NoValue : Interval.Undecided;
        if (value.Lo <= 0)
            return value.Lo == 0 && exponent.Lo > 0 ? new(0, PositivePower(value with { Lo = double.Epsilon }, exponent).Hi) : Interval.Undecided;
        return PositivePower(value, exponent);
    }

    // Monotone in each argument, so the extremes are at corners.
    private static Interval PositivePower(Interval value, Interval exponent)
    {
        double a = Math.Pow(value.Lo, exponent.Lo), b = Math.Pow(value.Lo, exponent.Hi);
        double c = Math.Pow(value.Hi, exponent.Lo), d = Math.Pow(value.Hi, exponent.Hi);
        return Widened(Math.Min(Math.Min(a, b), Math.Min(c, d)), Math.Max(Math.Max(a, b), Math.Max(c, d)), 0, double.PositiveInfinity);
    }

    // A whole exponent from 0: even powers fall and rise, odd ones rise.
    private Interval Power(Interval value, double exponent)
    {
        if (exponent == 0)
            return At(1);
        if (exponent == 2)
            return Square(value);
        if (exponent <= SmallPower)
            return exponent == 4 ? Square(Square(value)) : Odd(value, 3);
        if (exponent % 2 != 0)
            return Odd(value, exponent);
        Interval magnitude = Magnitude(value);
        return Widened(Math.Pow(magnitude.Lo, exponent), Math.Pow(magnitude.Hi, exponent), 0, double.PositiveInfinity);
    }

    private Interval Odd(Interval value, double exponent) => exponent == 3 && value.Lo == value.Hi
        ? Multiply(Square(value), value)
        : Widened(Math.Pow(value.Lo, exponent), Math.Pow(value.Hi, exponent), double.NegativeInfinity, double.PositiveInfinity);

    public Interval Apply(Elementary function, Interval u) => !u.HasValue ? u : function switch
    {
        Elementary.Exp => u.IsZero ? At(1) : Widened(Math.Exp(u.Lo), Math.Exp(u.Hi), 0, double.PositiveInfinity),
        Elementary.Log => Logarithm(u),
        Elementary.Sqrt => Root(u),
        Elementary.Sin => Lipschitz(Math.Sin(u.Middle), u),
        Elementary.Cos => Lipschitz(Math.Cos(u.Middle), u),
        Elementary.Tan => Multiply(Apply(Elementary.Sin, u), Reciprocal(Apply(Elementary.Cos, u))),
        Elementary.Sinh => u.IsZero ? u : Widened(Math.Sinh(u.Lo), Math.Sinh(u.Hi), double.NegativeInfinity, double.PositiveInfinity),
        Elementary.Cosh => u.IsZero ? At(1) : Widened(Math.Cosh(Magnitude(u).Lo), Math.Cosh(Magnitude(u).Hi), 1, double.PositiveInfinity),
        Elementary.Sech => u.IsZero ? At(1) : Widened(1 / Math.Cosh(Magnitude(u).Hi), 1 / Math.Cosh(Magnitude(u).Lo), 0, 1),
        Elementary.Tanh => u.IsZero ? u : Widened(Math.Tanh(u.Lo), Math.Tanh(u.Hi), -1, 1),
        Elementary.Sigmoid => Widened(OperationTable.Sigmoid.Evaluate(u.Lo), OperationTable.Sigmoid.Evaluate(u.Hi), 0, 1),
        Elementary.Softplus => Widened(OperationTable.Softplus.Evaluate(u.Lo), OperationTable.Softplus.Evaluate(u.Hi), 0, double.PositiveInfinity),
        Elementary.Relu => new(Math.Max(u.Lo, 0), Math.Max(u.Hi, 0)),
        Elementary.Step => new(u.Lo > 0 ? 1 : 0, u.Hi > 0 ? 1 : 0),
        Elementary.Sign => new(Math.Sign(u.Lo), Math.Sign(u.Hi)),
        Elementary.Abs => Magnitude(u),
        _ => Interval.Undecided,
    };

    private static Interval Magnitude(Interval u) =>
        u.Lo >= 0 ? u : u.Hi <= 0 ? new(-u.Hi, -u.Lo) : new(0, Math.Max(-u.Lo, u.Hi));

    private static Interval Logarithm(Interval u) =>
        u.Hi <= 0 ? Interval.NoValue
        : u.Lo <= 0 ? Interval.Undecided
        : u is { Lo: 1, Hi: 1 } ? default
        : Widened(Math.Log(u.Lo), Math.Log(u.Hi), double.NegativeInfinity, double.PositiveInfinity);

    // The square root of a double is rounded correctly; its error has the sign of u - r^2.
    private static Interval Root(Interval u)
    {
        if (u.Lo < 0)
            return u.Hi < 0 ? Interval.NoValue : Interval.Undecided;
        double low = Math.Sqrt(u.Lo), high = Math.Sqrt(u.Hi);
        return new(
            Math.FusedMultiplyAdd(low, low, -u.Lo) is <= 0 || double.IsInfinity(low) ? Math.Min(low, double.MaxValue) : Math.BitDecrement(low),
            Math.FusedMultiplyAdd(high, high, -u.Hi) is >= 0 || double.IsInfinity(high) ? high : Math.BitIncrement(high));
    }

    // A function of slope at most 1 and values from -1 to 1.
    private static Interval Lipschitz(double value, Interval u)
    {
        if (u.IsZero)
            return At(value);
        double spread = Units * Math.Abs(value) + Tiny;
        if (u.Lo < u.Hi)
            spread += 0.5 * (u.Hi - u.Lo) * (1 + Units) + Rounding * Math.Abs(u.Middle);
        return spread < 2 ? new(Math.Max(-1, value - spread), Math.Min(1, value + spread)) : new(-1, 1);
    }

    private static Interval Around(double value) => new(Math.BitDecrement(value), Math.BitIncrement(value));

    private static Interval Widened(double low, double high, double least, double most) => new(
        double.IsPositiveInfinity(low) ? double.MaxValue : Math.Max(low - Units * Math.Abs(low) - Tiny, least),
        double.IsNegativeInfinity(high) ? double.MinValue : Math.Min(high + Units * Math.Abs(high) + Tiny, most));
}
