using System.Numerics;
using System.Numerics.Tensors;

namespace AutodiffTeach.Networks.Layers;

/// <summary>The activations over spans, and their slopes as functions of what they gave.</summary>
internal static class Activations
{
    /// <summary>Refuses what is no activation.</summary>
    public static void Require(Activation activation)
    {
        if (!Enum.IsDefined(activation))
            throw new ArgumentOutOfRangeException(nameof(activation), activation, "Identity, Tanh or Relu was expected.");
    }

    /// <summary>h = σ(z); both may be the same span.</summary>
    public static void Apply<T>(Activation activation, ReadOnlySpan<T> z, Span<T> h)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (activation == Activation.Tanh)
            TensorPrimitives.Tanh(z, h);
        else if (activation == Activation.Relu)
            TensorPrimitives.Max(z, T.Zero, h);
        else
            z.CopyTo(h);
    }

    /// <summary>dz = dh ∘ σ'(z), where h = σ(z).</summary>
    public static void Backward<T>(Activation activation, ReadOnlySpan<T> h, ReadOnlySpan<T> dh, Span<T> dz)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (activation == Activation.Tanh)
            TanhBackward(h, dh, dz);
        else if (activation == Activation.Relu)
            ReluBackward(h, dh, dz);
        else
            dh.CopyTo(dz);
    }

    /// <summary>dz = dh ∘ (1 - h²), where h = tanh(z); dz and dh may be the same span.</summary>
    public static void TanhBackward<T>(ReadOnlySpan<T> h, ReadOnlySpan<T> dh, Span<T> dz)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int index = 0; index < dz.Length; index++)
            dz[index] = dh[index] * (T.One - (h[index] * h[index]));
    }

    /// <summary>dz = ds ∘ s ∘ (1 - s), where s = sigmoid(z); dz holds ds.</summary>
    public static void SigmoidBackward<T>(ReadOnlySpan<T> s, Span<T> dz)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int index = 0; index < dz.Length; index++)
            dz[index] *= s[index] * (T.One - s[index]);
    }

    private static void ReluBackward<T>(ReadOnlySpan<T> h, ReadOnlySpan<T> dh, Span<T> dz)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int index = 0; index < dz.Length; index++)
            dz[index] = h[index] > T.Zero ? dh[index] : T.Zero;
    }
}
