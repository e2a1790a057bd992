using AutodiffTeach.Scalars;

namespace AutodiffTeach.Operations;

/// <summary>The exponential function.</summary>
public sealed class Exp : UnaryOperation
{
    internal Exp() : base("exp")
    {
    }

    /// <inheritdoc/>
    public override string NodeName => "Exp";

    /// <inheritdoc/>
    public override string LatexName => @"\exp";

    /// <inheritdoc/>
    public override string Law => "exp'(z) = exp(z)";

    /// <inheritdoc/>
    public override IReadOnlyList<double> SamplePoints => [-2.5, -1, -0.3, 0.4, 1, 3];

    /// <inheritdoc/>
    public override double Evaluate(double x) => Math.Exp(x);

    /// <inheritdoc/>
    public override Rational? EvaluateExact(Rational x) => x.IsZero ? Rational.One : null;

    /// <inheritdoc/>
    public override T Derivative<T>(T x, T y) => y;
}
