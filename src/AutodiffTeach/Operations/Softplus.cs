namespace AutodiffTeach.Operations;

/// <summary>The smooth rectifier log(1 + exp(z)), computed without overflow.</summary>
public sealed class Softplus : UnaryOperation
{
    internal Softplus() : base("softplus")
    {
    }

    /// <inheritdoc/>
    public override string NodeName => "Softplus";

    /// <inheritdoc/>
    public override string Law => "softplus'(z) = sigmoid(z)";

    /// <inheritdoc/>
    public override IReadOnlyList<double> SamplePoints => [-2.5, -1, -0.3, 0.4, 1, 3];

    /// <inheritdoc/>
    public override double Evaluate(double x) => Math.Max(x, 0) + LogOnePlus(Math.Exp(-Math.Abs(x)));

    /// <inheritdoc/>
    public override T Derivative<T>(T x, T y) => T.Apply(OperationTable.Sigmoid, x);

    // log(1 + x) for small x without cancellation: the rounding error of 1 + x is divided out (Higham, Accuracy and
    // Stability of Numerical Algorithms, 2nd ed., section 1.14.1).
    private static double LogOnePlus(double x)
    {
        double sum = 1 + x;
        return sum == 1 ? x : Math.Log(sum) * x / (sum - 1);
    }
}
