using System.Numerics;
using System.Runtime.InteropServices;

namespace AutodiffTeach.Networks.Numerics;

/// <summary>tanh of many numbers, to a few units in the last place of each, however small it is.</summary>
/// <remarks>
/// <para>
/// Above 5/8 it is (1 - e) / (1 + e) with e = exp(-2|x|). Below, where that difference would cancel, it is x + x r(x²) with the rational
/// approximation of Cody and Waite (1980), with the coefficients of Cephes. Both are one division, chosen before it is made.
/// </para>
/// <para>
/// TensorPrimitives.Tanh cancels: a state of 1e-8 would keep eight digits of sixteen, in single precision none, and states that vanish are
/// what recurrent networks are studied for.
/// </para>
/// </remarks>
/// <typeparam name="T">The number.</typeparam>
internal static class HyperbolicTangent<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private static readonly Vector<T> Small = new(T.CreateChecked(0.625));
    private static readonly Vector<T> MinusTwo = new(T.CreateChecked(-2));
    private static readonly Vector<T> P0 = new(T.CreateChecked(-1.61468768441708447952e3));
    private static readonly Vector<T> P1 = new(T.CreateChecked(-9.92877231001918586564e1));
    private static readonly Vector<T> P2 = new(T.CreateChecked(-9.64399179425052238628e-1));
    private static readonly Vector<T> Q0 = new(T.CreateChecked(4.84406305325125486048e3));
    private static readonly Vector<T> Q1 = new(T.CreateChecked(2.23548839060100448583e3));
    private static readonly Vector<T> Q2 = new(T.CreateChecked(1.12811678491632931402e2));

    /// <summary>h = tanh(z); both may be the same span.</summary>
    public static void Of(ReadOnlySpan<T> z, Span<T> h)
    {
        ReadOnlySpan<Vector<T>> zs = MemoryMarshal.Cast<T, Vector<T>>(z);
        Span<Vector<T>> hs = MemoryMarshal.Cast<T, Vector<T>>(h);
        for (int index = 0; index < hs.Length; index++)
            hs[index] = Of(zs[index]);
        for (int index = hs.Length * Vector<T>.Count; index < h.Length; index++)
            h[index] = T.Tanh(z[index]);
    }

    private static Vector<T> Of(Vector<T> x)
    {
        Vector<T> y = Vector.Abs(x), e = Exp(MinusTwo * y), square = x * x;
        Vector<T> p = square * ((((P2 * square) + P1) * square) + P0);
        Vector<T> q = ((((square + Q2) * square) + Q1) * square) + Q0;
        Vector<T> isSmall = Vector.LessThan(y, Small);
        Vector<T> ratio = Vector.ConditionalSelect(isSmall, p, Vector<T>.One - e) / Vector.ConditionalSelect(isSmall, q, Vector<T>.One + e);
        return Vector.ConditionalSelect(isSmall, x + (x * ratio), Vector.CopySign(ratio, x));
    }

    private static Vector<T> Exp(Vector<T> x) => typeof(T) == typeof(float)
        ? Vector.Exp(x.As<T, float>()).As<float, T>()
        : Vector.Exp(x.As<T, double>()).As<double, T>();
}
