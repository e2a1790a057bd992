using System.Numerics;
using System.Numerics.Tensors;

namespace AutodiffTeach.Networks.Training;

/// <summary>Adam with weight decay λ beside the gradient (Loshchilov and Hutter 2019), as torch.optim.AdamW: θ ← (1 - ηλ)θ before the step.</summary>
/// <typeparam name="T">The number: <see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class AdamW<T> : AdaptiveMoments<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Makes the optimiser.</summary>
    /// <param name="parameters">What it changes: <see cref="Network{T}.Parameters"/>.</param>
    /// <param name="rate">The learning rate η.</param>
    /// <param name="beta1">β₁, how much of the mean gradient stays from step to step, from 0 to below 1.</param>
    /// <param name="beta2">β₂, how much of the mean square stays, from 0 to below 1.</param>
    /// <param name="epsilon">ε, what keeps the divisor from 0; 0 or more.</param>
    /// <param name="weightDecay">λ, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public AdamW(
        IReadOnlyList<NamedParameter<T>> parameters, double rate = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double weightDecay = 1e-2)
        : base(parameters, rate, beta1, beta2, epsilon, weightDecay)
    {
    }

    /// <inheritdoc/>
    public override string Name => "adamw";

    private protected override void Decay(Span<T> value, Span<T> gradient) =>
        TensorPrimitives.Multiply(value, T.CreateChecked(1 - (Rate * WeightDecay)), value); // (1 - ηλ)θ
}
