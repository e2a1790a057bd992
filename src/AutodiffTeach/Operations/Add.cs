using AutodiffTeach.Scalars;

namespace AutodiffTeach.Operations;

/// <summary>The sum of two numbers.</summary>
public sealed class Add : BinaryOperation
{
    internal Add() : base("+")
    {
    }

    /// <inheritdoc/>
    public override string NodeName => "Add";

    /// <inheritdoc/>
    public override string LatexName => @"+";

    /// <inheritdoc/>
    public override string Law => "(u + v)' = u' + v'";

    /// <inheritdoc/>
    public override double Evaluate(double a, double b) => a + b;

    /// <inheritdoc/>
    public override Rational? EvaluateExact(Rational a, Rational b) => a + b;

    /// <inheritdoc/>
    public override T Value<T>(T a, T b) => a + b;

    /// <inheritdoc/>
    public override T LeftPartial<T>(T a, T b, T y) => T.One;

    /// <inheritdoc/>
    public override T RightPartial<T>(T a, T b, T y) => T.One;
}
