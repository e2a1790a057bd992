using AutodiffTeach.Scalars;

namespace AutodiffTeach.Operations;

/// <summary>The cosine of an angle in radians.</summary>
public sealed class Cos : UnaryOperation
{
    internal Cos() : base("cos")
    {
    }

    /// <inheritdoc/>
    public override string NodeName => "Cos";

    /// <inheritdoc/>
    public override string LatexName => @"\cos";

    /// <inheritdoc/>
    public override string Law => "cos'(z) = -sin(z)";

    /// <inheritdoc/>
    public override IReadOnlyList<double> SamplePoints => [-2.5, -1, -0.3, 0.4, 1, 3];

    /// <inheritdoc/>
    public override double Evaluate(double x) => Math.Cos(x);

    /// <inheritdoc/>
    public override Rational? EvaluateExact(Rational x) => x.IsZero ? Rational.One : null;

    /// <inheritdoc/>
    public override T Derivative<T>(T x, T y) => -T.Apply(OperationTable.Sin, x);
}
