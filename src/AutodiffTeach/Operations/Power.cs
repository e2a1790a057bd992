using AutodiffTeach.Scalars;

namespace AutodiffTeach.Operations;

/// <summary>The power; of a negative base only with an integer exponent.</summary>
public sealed class Power : BinaryOperation
{
    internal Power() : base("^")
    {
    }

    /// <inheritdoc/>
    public override string NodeName => "Pow";

    /// <inheritdoc/>
    public override string LatexName => @"^";

    /// <inheritdoc/>
    public override string Law => "(u^v)' = v*u^(v - 1)*u' + u^v*log(u)*v'";

    /// <inheritdoc/>
    public override IReadOnlyList<(double Left, double Right)> SamplePoints => [(0.5, 2), (3, 0.25), (1.5, -1.25), (2, 3)];

    /// <inheritdoc/>
    public override double Evaluate(double a, double b) => Math.Pow(a, b);

    /// <inheritdoc/>
    public override Rational? EvaluateExact(Rational a, Rational b) => b.IsInteger && b.Abs() <= 10_000 && !(a.IsZero && b.Sign < 0)
        ? Rational.Pow(a, (int)b.Numerator)
        : null;

    /// <inheritdoc/>
    public override T LeftPartial<T>(T a, T b, T y) => b.IsZero
        ? T.Zero // also at a = 0, where a^(b - 1) has no value
        : b * T.Apply(this, a, b - T.One);

    /// <inheritdoc/>
    public override T RightPartial<T>(T a, T b, T y) => a.IsZero
        ? T.Zero // the limit for a positive exponent
        : y * T.Apply(OperationTable.Log, a);
}
