using AutodiffTeach.Scalars;

namespace AutodiffTeach.Operations;

/// <summary>The sign: -1, 0 or 1.</summary>
public sealed class Sign : UnaryOperation
{
    internal Sign() : base("sign")
    {
    }

    /// <inheritdoc/>
    public override string NodeName => "Sign";

    /// <inheritdoc/>
    public override string Law => "sign'(z) = 0";

    /// <inheritdoc/>
    public override IReadOnlyList<double> SamplePoints => [-2.5, -1, -0.3, 0.4, 1, 3];

    /// <inheritdoc/>
    public override double Evaluate(double x) => double.IsNaN(x) ? x : Math.Sign(x);

    /// <inheritdoc/>
    public override Rational? EvaluateExact(Rational x) => x.Sign;

    /// <inheritdoc/>
    public override T Derivative<T>(T x, T y) => T.Zero;
}
