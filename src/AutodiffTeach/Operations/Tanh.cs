using AutodiffTeach.Scalars;

namespace AutodiffTeach.Operations;

/// <summary>The hyperbolic tangent.</summary>
public sealed class Tanh : UnaryOperation
{
    internal Tanh() : base("tanh")
    {
    }

    /// <inheritdoc/>
    public override string NodeName => "Tanh";

    /// <inheritdoc/>
    public override string LatexName => @"\tanh";

    /// <inheritdoc/>
    public override string Law => "tanh'(z) = 1 - tanh(z)^2";

    /// <inheritdoc/>
    public override IReadOnlyList<double> SamplePoints => [-2.5, -1, -0.3, 0.4, 1, 3];

    /// <inheritdoc/>
    public override double Evaluate(double x) => Math.Tanh(x);

    /// <inheritdoc/>
    public override Rational? EvaluateExact(Rational x) => x.IsZero ? Rational.Zero : null;

    /// <inheritdoc/>
    public override T Derivative<T>(T x, T y) => T.One - y * y;
}
