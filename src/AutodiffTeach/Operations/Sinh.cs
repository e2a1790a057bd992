using AutodiffTeach.Scalars;

namespace AutodiffTeach.Operations;

/// <summary>The hyperbolic sine.</summary>
public sealed class Sinh : UnaryOperation
{
    internal Sinh() : base("sinh")
    {
    }

    /// <inheritdoc/>
    public override string NodeName => "Sinh";

    /// <inheritdoc/>
    public override string LatexName => @"\sinh";

    /// <inheritdoc/>
    public override string Law => "sinh'(z) = cosh(z)";

    /// <inheritdoc/>
    public override IReadOnlyList<double> SamplePoints => [-2.5, -1, -0.3, 0.4, 1, 3];

    /// <inheritdoc/>
    public override double Evaluate(double x) => Math.Sinh(x);

    /// <inheritdoc/>
    public override Rational? EvaluateExact(Rational x) => x.IsZero ? Rational.Zero : null;

    /// <inheritdoc/>
    public override T Derivative<T>(T x, T y) => T.Apply(OperationTable.Cosh, x);
}
