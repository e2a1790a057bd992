using AutodiffTeach.Scalars;

namespace AutodiffTeach.Operations;

/// <summary>The square.</summary>
public sealed class Square : UnaryOperation
{
    internal Square() : base("square")
    {
    }

    /// <inheritdoc/>
    public override string NodeName => "Pow";

    /// <inheritdoc/>
    public override string Law => "square'(z) = 2*z";

    /// <inheritdoc/>
    public override IReadOnlyList<double> SamplePoints => [-2.5, -1, -0.3, 0.4, 1, 3];

    /// <inheritdoc/>
    public override double Evaluate(double x) => x * x;

    /// <inheritdoc/>
    public override Rational? EvaluateExact(Rational x) => x * x;

    /// <inheritdoc/>
    public override T Value<T>(T x) => x * x;

    /// <inheritdoc/>
    public override T Derivative<T>(T x, T y) => T.FromRational(2) * x;
}
