namespace AutodiffTeach.Scalars.Enclosures;

/// <summary>Arithmetic on intervals of doubles.</summary>
/// <remarks>
/// Sums, products, quotients and roots are rounded outwards by their exact error (Knuth's two-sum, fused multiply-add), so small whole
/// numbers stay exact. Functions of the runtime's mathematics library are widened by 8 units in the last place; its documentation states at most 2.
/// </remarks>
internal readonly partial struct IntervalArithmetic : IArithmetic<Interval>
{
    private const double Safe = 1e-290; // products above have their error exactly

    public Interval FromRational(Rational value)
    {
        if (value.IsInteger && value.Numerator.GetBitLength() <= 53)
            return At((double)value.Numerator);
        double nearest = value.ToDouble();
        return new(Math.BitDecrement(nearest), Math.BitIncrement(nearest));
    }

    public Interval FromConstant(string name) => name switch
    {
        "pi" => Around(Math.PI),
        "e" => Around(Math.E),
        _ => Interval.Undecided,
    };

    public Interval Negate(Interval value) => value.HasValue ? new(-value.Hi, -value.Lo) : value;

    public Interval Add(Interval left, Interval right)
    {
        if (!left.HasValue || !right.HasValue)
            return Absent(left, right);
        return Bounded(SumBelow(left.Lo, right.Lo), -SumBelow(-left.Hi, -right.Hi));
    }

    public Interval Multiply(Interval left, Interval right)
    {
        if (!left.HasValue || !right.HasValue)
            return Absent(left, right);
        if (left.Lo == left.Hi && right.Lo == right.Hi)
            return Bounded(ProductBelow(left.Lo, right.Lo), -ProductBelow(-left.Lo, right.Lo));
        double low = Math.Min(
            Math.Min(ProductBelow(left.Lo, right.Lo), ProductBelow(left.Lo, right.Hi)),
            Math.Min(ProductBelow(left.Hi, right.Lo), ProductBelow(left.Hi, right.Hi)));
        double high = -Math.Min(
            Math.Min(ProductBelow(-left.Lo, right.Lo), ProductBelow(-left.Lo, right.Hi)),
            Math.Min(ProductBelow(-left.Hi, right.Lo), ProductBelow(-left.Hi, right.Hi)));
        return Bounded(low, high);
    }

    public Interval Reciprocal(Interval value)
    {
        if (!value.HasValue)
            return value;
        if (value.Lo <= 0 && value.Hi >= 0)
            return value.IsZero ? Interval.NoValue : Interval.Undecided;
        return Bounded(ReciprocalBelow(value.Hi), -ReciprocalBelow(-value.Lo));
    }

    public Interval Max(Interval left, Interval right) => left.HasValue && right.HasValue
        ? new(Math.Max(left.Lo, right.Lo), Math.Max(left.Hi, right.Hi))
        : Absent(left, right);

    public Interval Min(Interval left, Interval right) => left.HasValue && right.HasValue
        ? new(Math.Min(left.Lo, right.Lo), Math.Min(left.Hi, right.Hi))
        : Absent(left, right);

    private static Interval Square(Interval value)
    {
        double near = value.Lo > 0 ? value.Lo : value.Hi < 0 ? value.Hi : 0, far = Math.Max(-value.Lo, value.Hi);
        return Bounded(ProductBelow(near, near), -ProductBelow(-far, far));
    }

    private static Interval At(double value) => new(value, value);

    private static Interval Absent(Interval left, Interval right) =>
        left.Presence == Presence.None || right.Presence == Presence.None ? Interval.NoValue : Interval.Undecided;

    // An infinite lower end after an overflow says no more than the largest number does.
    private static Interval Bounded(double low, double high) => new(
        double.IsNaN(low) ? double.NegativeInfinity : Math.Min(low, double.MaxValue),
        double.IsNaN(high) ? double.PositiveInfinity : Math.Max(high, double.MinValue));

    private static double SumBelow(double a, double b)
    {
        double sum = a + b, second = sum - a;
        double error = a - (sum - second) + (b - second);
        return error < 0 || double.IsNaN(error) ? Math.BitDecrement(sum) : sum;
    }

    private static double ProductBelow(double a, double b)
    {
        if (a == 0 || b == 0)
            return 0;
        double product = a * b;
        if (Math.Abs(product) < Safe)
            return Math.BitDecrement(product);
        return Math.FusedMultiplyAdd(a, b, -product) is >= 0 ? product : Math.BitDecrement(product);
    }

    private static double ReciprocalBelow(double a)
    {
        double quotient = 1 / a;
        if (double.IsInfinity(a))
            return a > 0 ? 0 : -double.Epsilon;
        if (Math.Abs(quotient) < Safe || Math.Abs(a) < Safe)
            return Math.BitDecrement(quotient);
        double residual = Math.FusedMultiplyAdd(quotient, a, -1); // q a - 1 has the sign of (q - 1/a) a
        return residual == 0 || residual < 0 == a > 0 ? quotient : Math.BitDecrement(quotient);
    }
}
