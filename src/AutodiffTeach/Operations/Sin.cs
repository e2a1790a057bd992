using AutodiffTeach.Scalars;

namespace AutodiffTeach.Operations;

/// <summary>The sine of an angle in radians.</summary>
public sealed class Sin : UnaryOperation
{
    internal Sin() : base("sin")
    {
    }

    /// <inheritdoc/>
    public override string NodeName => "Sin";

    /// <inheritdoc/>
    public override string LatexName => @"\sin";

    /// <inheritdoc/>
    public override string Law => "sin'(z) = cos(z)";

    /// <inheritdoc/>
    public override IReadOnlyList<double> SamplePoints => [-2.5, -1, -0.3, 0.4, 1, 3];

    /// <inheritdoc/>
    public override double Evaluate(double x) => Math.Sin(x);

    /// <inheritdoc/>
    public override Rational? EvaluateExact(Rational x) => x.IsZero ? Rational.Zero : null;

    /// <inheritdoc/>
    public override T Derivative<T>(T x, T y) => T.Apply(OperationTable.Cos, x);
}
