using AutodiffTeach.Scalars;

namespace AutodiffTeach.Operations;

/// <summary>The indicator 1[z &gt; 0]: 1 for positive arguments, else 0 (0 at 0, so that it is the derivative of relu).</summary>
public sealed class Step : UnaryOperation
{
    internal Step() : base("step")
    {
    }

    /// <inheritdoc/>
    public override string NodeName => "Step";

    /// <inheritdoc/>
    public override string Law => "step'(z) = 0";

    /// <inheritdoc/>
    public override IReadOnlyList<double> SamplePoints => [-2.5, -1, -0.3, 0.4, 1, 3];

    /// <inheritdoc/>
    public override double Evaluate(double x) => double.IsNaN(x) ? x : x > 0 ? 1 : 0;

    /// <inheritdoc/>
    public override Rational? EvaluateExact(Rational x) => x.Sign > 0 ? Rational.One : Rational.Zero;

    /// <inheritdoc/>
    public override T Derivative<T>(T x, T y) => T.Zero;
}
