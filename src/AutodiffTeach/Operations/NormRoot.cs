using AutodiffTeach.Scalars;

namespace AutodiffTeach.Operations;

/// <summary>
/// The square root in ‖x‖₂: a square root, but with the derivative 0 at 0, the subgradient that PyTorch takes for the norm of the zero
/// vector.
/// </summary>
internal sealed class NormRoot : UnaryOperation
{
    private NormRoot() : base("sqrt")
    {
    }

    public static NormRoot Instance { get; } = new();

    public override string NodeName => "Norm";

    public override string Law => "sqrt'(z) = 1/(2*sqrt(z)), with 0 at 0";

    public override IReadOnlyList<double> SamplePoints => [];

    public override double Evaluate(double x) => OperationTable.Sqrt.Evaluate(x);

    public override Rational? EvaluateExact(Rational x) => OperationTable.Sqrt.EvaluateExact(x);

    public override T Value<T>(T x) => T.Apply(OperationTable.Sqrt, x);

    public override T Derivative<T>(T x, T y) => y.IsZero ? T.Zero : OperationTable.Sqrt.Derivative(x, y);
}
