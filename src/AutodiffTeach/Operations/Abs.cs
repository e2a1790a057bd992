using AutodiffTeach.Scalars;

namespace AutodiffTeach.Operations;

/// <summary>The magnitude. Its derivative at 0 is taken as 0, as in PyTorch.</summary>
public sealed class Abs : UnaryOperation
{
    internal Abs() : base("abs")
    {
    }

    /// <inheritdoc/>
    public override string NodeName => "Abs";

    /// <inheritdoc/>
    public override string Law => "abs'(z) = sign(z), with abs'(0) = 0";

    /// <inheritdoc/>
    public override IReadOnlyList<double> SamplePoints => [-2.5, -1, -0.3, 0.4, 1, 3];

    /// <inheritdoc/>
    public override double Evaluate(double x) => Math.Abs(x);

    /// <inheritdoc/>
    public override Rational? EvaluateExact(Rational x) => x.Abs();

    /// <inheritdoc/>
    public override T Derivative<T>(T x, T y) => T.Apply(OperationTable.Sign, x);
}
