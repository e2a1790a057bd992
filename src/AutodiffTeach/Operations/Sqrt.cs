using System.Numerics;
using AutodiffTeach.Scalars;

namespace AutodiffTeach.Operations;

/// <summary>The square root, defined for arguments that are not negative; exact where the root is a fraction.</summary>
public sealed class Sqrt : UnaryOperation
{
    internal Sqrt() : base("sqrt")
    {
    }

    /// <inheritdoc/>
    public override string NodeName => "Sqrt";

    /// <inheritdoc/>
    public override string LatexName => @"\sqrt";

    /// <inheritdoc/>
    public override string Law => "sqrt'(z) = 1/(2*sqrt(z))";

    /// <inheritdoc/>
    public override IReadOnlyList<double> SamplePoints => [0.01, 0.3, 1, 2.5, 40];

    /// <inheritdoc/>
    public override double Evaluate(double x) => Math.Sqrt(x);

    /// <inheritdoc/>
    public override Rational? EvaluateExact(Rational x) => Root(x);

    /// <inheritdoc/>
    public override T Derivative<T>(T x, T y) => T.One / (T.FromRational(2) * y);

    private static Rational? Root(Rational x) =>
        x.Sign >= 0 && Root(x.Numerator) is { } numerator && Root(x.Denominator) is { } denominator
            ? new Rational(numerator, denominator)
            : null;

    private static BigInteger? Root(BigInteger square)
    {
        if (square.IsZero)
            return square;
        // Newton's iteration from above decreases to the integer part of the root.
        BigInteger root = BigInteger.One << (int)((square.GetBitLength() + 1) / 2 + 1);
        for (BigInteger next = (root + square / root) / 2; next < root; next = (root + square / root) / 2)
            root = next;
        return root * root == square ? root : null;
    }
}
