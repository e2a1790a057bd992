using AutodiffTeach.Scalars;

namespace AutodiffTeach.Operations;

/// <summary>
/// The number that softmax subtracts from every argument so that exp does not overflow. Softmax does not depend on it, so its derivative is
/// zero; numbers take the largest argument, exact and symbolic readings take 0.
/// </summary>
internal sealed class SoftmaxShift : UnaryOperation
{
    private SoftmaxShift() : base("shift")
    {
    }

    public static SoftmaxShift Instance { get; } = new();

    public override string NodeName => "Softmax";

    public override string Law => "softmax(z + c) = softmax(z)";

    public override IReadOnlyList<double> SamplePoints => [];

    public override double Evaluate(double x) => x;

    public override Rational? EvaluateExact(Rational x) => Rational.Zero;

    public override T Derivative<T>(T x, T y) => T.Zero;
}
