using AutodiffTeach.Scalars;

namespace AutodiffTeach.Operations;

/// <summary>The tangent of an angle in radians.</summary>
public sealed class Tan : UnaryOperation
{
    internal Tan() : base("tan")
    {
    }

    /// <inheritdoc/>
    public override string NodeName => "Tan";

    /// <inheritdoc/>
    public override string LatexName => @"\tan";

    /// <inheritdoc/>
    public override string Law => "tan'(z) = 1 + tan(z)^2";

    /// <inheritdoc/>
    public override IReadOnlyList<double> SamplePoints => [-2.5, -1, -0.3, 0.4, 1, 3];

    /// <inheritdoc/>
    public override double Evaluate(double x) => Math.Tan(x);

    /// <inheritdoc/>
    public override Rational? EvaluateExact(Rational x) => x.IsZero ? Rational.Zero : null;

    /// <inheritdoc/>
    public override T Derivative<T>(T x, T y) => T.One + y * y;
}
