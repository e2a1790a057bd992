using AutodiffTeach.Scalars;

namespace AutodiffTeach.Operations;

/// <summary>The hyperbolic secant, 1/cosh.</summary>
public sealed class Sech : UnaryOperation
{
    internal Sech() : base("sech")
    {
    }

    /// <inheritdoc/>
    public override string NodeName => "Sech";

    /// <inheritdoc/>
    public override string Law => "sech'(z) = -sech(z)*tanh(z)";

    /// <inheritdoc/>
    public override IReadOnlyList<double> SamplePoints => [-2.5, -1, -0.3, 0.4, 1, 3];

    /// <inheritdoc/>
    public override double Evaluate(double x) => 1 / Math.Cosh(x);

    /// <inheritdoc/>
    public override Rational? EvaluateExact(Rational x) => x.IsZero ? Rational.One : null;

    /// <inheritdoc/>
    public override T Derivative<T>(T x, T y) => -(y * T.Apply(OperationTable.Tanh, x));
}
