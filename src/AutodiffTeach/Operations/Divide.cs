using AutodiffTeach.Scalars;

namespace AutodiffTeach.Operations;

/// <summary>The quotient of two numbers.</summary>
public sealed class Divide : BinaryOperation
{
    internal Divide() : base("/")
    {
    }

    /// <inheritdoc/>
    public override string NodeName => "Div";

    /// <inheritdoc/>
    public override string LatexName => @"/";

    /// <inheritdoc/>
    public override string Law => "(u/v)' = u'/v - u*v'/v^2";

    /// <inheritdoc/>
    public override double Evaluate(double a, double b) => a / b;

    /// <inheritdoc/>
    public override Rational? EvaluateExact(Rational a, Rational b) => b.IsZero ? null : a / b;

    /// <inheritdoc/>
    public override T Value<T>(T a, T b) => a / b;

    /// <inheritdoc/>
    public override T LeftPartial<T>(T a, T b, T y) => T.One / b;

    /// <inheritdoc/>
    public override T RightPartial<T>(T a, T b, T y) => -(y / b);
}
