using AutodiffTeach.Scalars;

namespace AutodiffTeach.Operations;

/// <summary>The negative.</summary>
public sealed class Negate : UnaryOperation
{
    internal Negate() : base("-")
    {
    }

    /// <inheritdoc/>
    public override string NodeName => "Neg";

    /// <inheritdoc/>
    public override string LatexName => @"-";

    /// <inheritdoc/>
    public override string Law => "(-z)' = -1";

    /// <inheritdoc/>
    public override IReadOnlyList<double> SamplePoints => [-2.5, -1, -0.3, 0.4, 1, 3];

    /// <inheritdoc/>
    public override double Evaluate(double x) => -x;

    /// <inheritdoc/>
    public override Rational? EvaluateExact(Rational x) => -x;

    /// <inheritdoc/>
    public override T Value<T>(T x) => -x;

    /// <inheritdoc/>
    public override T Derivative<T>(T x, T y) => -T.One;
}
