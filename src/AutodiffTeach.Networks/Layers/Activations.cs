using System.Numerics;
using System.Numerics.Tensors;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Layers;

/// <summary>The activations over spans, and their slopes as functions of what they gave.</summary>
internal static class Activations
{
    /// <summary>Refuses what is no activation.</summary>
    public static void Require(Activation activation)
    {
        if (!Enum.IsDefined(activation))
            throw new ArgumentOutOfRangeException(nameof(activation), activation, "Identity, Tanh, Relu or Sigmoid was expected.");
    }

    /// <summary>Refuses what is no activation of a recurrent layer.</summary>
    public static void RequireRecurrent(Activation activation)
    {
        if (activation is not (Activation.Identity or Activation.Tanh or Activation.Relu))
            throw new ArgumentOutOfRangeException(nameof(activation), activation, "Identity, Tanh or Relu was expected.");
    }

    /// <summary>h = σ(z); both may be the same span.</summary>
    public static void Apply<T>(Activation activation, ReadOnlySpan<T> z, Span<T> h)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // TensorPrimitives.Sigmoid refuses spans without numbers.
        if (z.IsEmpty)
            return;
        if (activation == Activation.Tanh)
            HyperbolicTangent<T>.Of(z, h);
        else if (activation == Activation.Relu)
            TensorPrimitives.Max(z, T.Zero, h);
        else if (activation == Activation.Sigmoid)
            TensorPrimitives.Sigmoid(z, h);
        else
            z.CopyTo(h);
    }

    /// <summary>dz = dh ∘ σ'(z), where h = σ(z).</summary>
    public static void Backward<T>(Activation activation, ReadOnlySpan<T> h, ReadOnlySpan<T> dh, Span<T> dz)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (activation == Activation.Tanh)
            Elementwise.TanhBackward(h, dh, dz);
        else if (activation == Activation.Relu)
            Elementwise.ReluBackward(h, dh, dz);
        else if (activation == Activation.Sigmoid)
            Elementwise.SigmoidBackward(h, dh, dz);
        else
            dh.CopyTo(dz);
    }
}
