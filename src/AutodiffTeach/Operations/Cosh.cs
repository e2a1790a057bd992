using AutodiffTeach.Scalars;

namespace AutodiffTeach.Operations;

/// <summary>The hyperbolic cosine.</summary>
public sealed class Cosh : UnaryOperation
{
    internal Cosh() : base("cosh")
    {
    }

    /// <inheritdoc/>
    public override string NodeName => "Cosh";

    /// <inheritdoc/>
    public override string LatexName => @"\cosh";

    /// <inheritdoc/>
    public override string Law => "cosh'(z) = sinh(z)";

    /// <inheritdoc/>
    public override IReadOnlyList<double> SamplePoints => [-2.5, -1, -0.3, 0.4, 1, 3];

    /// <inheritdoc/>
    public override double Evaluate(double x) => Math.Cosh(x);

    /// <inheritdoc/>
    public override Rational? EvaluateExact(Rational x) => x.IsZero ? Rational.One : null;

    /// <inheritdoc/>
    public override T Derivative<T>(T x, T y) => T.Apply(OperationTable.Sinh, x);
}
