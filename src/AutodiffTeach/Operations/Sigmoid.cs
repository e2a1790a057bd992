using AutodiffTeach.Scalars;

namespace AutodiffTeach.Operations;

/// <summary>The logistic function 1/(1 + exp(-z)), computed without overflow.</summary>
public sealed class Sigmoid : UnaryOperation
{
    internal Sigmoid() : base("sigmoid")
    {
    }

    /// <inheritdoc/>
    public override string NodeName => "Sigmoid";

    /// <inheritdoc/>
    public override string LatexName => @"\sigma";

    /// <inheritdoc/>
    public override string Law => "sigmoid'(z) = sigmoid(z)*(1 - sigmoid(z))";

    /// <inheritdoc/>
    public override IReadOnlyList<double> SamplePoints => [-2.5, -1, -0.3, 0.4, 1, 3];

    /// <inheritdoc/>
    public override double Evaluate(double x) => x >= 0
        ? 1 / (1 + Math.Exp(-x))
        : Math.Exp(x) / (1 + Math.Exp(x));

    /// <inheritdoc/>
    public override Rational? EvaluateExact(Rational x) => x.IsZero ? new Rational(1, 2) : null;

    /// <inheritdoc/>
    public override T Derivative<T>(T x, T y) => y * (T.One - y);
}
