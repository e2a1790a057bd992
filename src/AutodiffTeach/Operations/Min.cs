using AutodiffTeach.Scalars;

namespace AutodiffTeach.Operations;

/// <summary>The smaller of two numbers. Where both are equal each gets half of the gradient, as in PyTorch's minimum.</summary>
public sealed class Min : BinaryOperation
{
    internal Min() : base("min")
    {
    }

    /// <inheritdoc/>
    public override string NodeName => "Minimum";

    /// <inheritdoc/>
    public override string LatexName => @"\min";

    /// <inheritdoc/>
    public override string Law => "min(u, v)' = u' where u < v, v' where v < u, their mean where u = v";

    /// <inheritdoc/>
    public override double Evaluate(double a, double b) => Math.Min(a, b);

    /// <inheritdoc/>
    public override Rational? EvaluateExact(Rational a, Rational b) => a < b ? a : b;

    /// <inheritdoc/>
    public override T LeftPartial<T>(T a, T b, T y) => (T.One + T.Apply(OperationTable.Sign, b - a)) / T.FromRational(2);

    /// <inheritdoc/>
    public override T RightPartial<T>(T a, T b, T y) => (T.One + T.Apply(OperationTable.Sign, a - b)) / T.FromRational(2);
}
