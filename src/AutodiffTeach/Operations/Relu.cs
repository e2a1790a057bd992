using AutodiffTeach.Scalars;

namespace AutodiffTeach.Operations;

/// <summary>The rectifier max(0, z). Its derivative at 0 is taken as 0, as in PyTorch's relu (PyTorch's clamp has 1 there).</summary>
public sealed class Relu : UnaryOperation
{
    internal Relu() : base("relu")
    {
    }

    /// <inheritdoc/>
    public override string NodeName => "Relu";

    /// <inheritdoc/>
    public override string Law => "relu'(z) = 1[z > 0], with relu'(0) = 0";

    /// <inheritdoc/>
    public override IReadOnlyList<double> SamplePoints => [-2.5, -1, -0.3, 0.4, 1, 3];

    /// <inheritdoc/>
    public override double Evaluate(double x) => x > 0 || double.IsNaN(x) ? x : 0;

    /// <inheritdoc/>
    public override Rational? EvaluateExact(Rational x) => x.Sign > 0 ? x : Rational.Zero;

    /// <inheritdoc/>
    public override T Derivative<T>(T x, T y) => T.Apply(OperationTable.Step, x);
}
