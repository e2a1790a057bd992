using AutodiffTeach.Scalars;

namespace AutodiffTeach.Operations;

/// <summary>The natural logarithm, defined for positive arguments.</summary>
public sealed class Log : UnaryOperation
{
    internal Log() : base("log")
    {
    }

    /// <inheritdoc/>
    public override string NodeName => "Log";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Aliases => ["ln"];

    /// <inheritdoc/>
    public override string LatexName => @"\log";

    /// <inheritdoc/>
    public override string Law => "log'(z) = 1/z";

    /// <inheritdoc/>
    public override IReadOnlyList<double> SamplePoints => [0.01, 0.3, 1, 2.5, 40];

    /// <inheritdoc/>
    public override double Evaluate(double x) => Math.Log(x);

    /// <inheritdoc/>
    public override Rational? EvaluateExact(Rational x) => x.IsOne ? Rational.Zero : null;

    /// <inheritdoc/>
    public override T Derivative<T>(T x, T y) => T.One / x;
}
