using System.Numerics;
using System.Numerics.Tensors;

namespace AutodiffTeach.Networks.Training;

/// <summary>Adam (Kingma and Ba 2015), as torch.optim.Adam; weight decay λ is part of the gradient: g ← g + λθ.</summary>
/// <typeparam name="T">The number: <see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class Adam<T> : AdaptiveMoments<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Makes the optimiser.</summary>
    /// <param name="parameters">What it changes: <see cref="Network{T}.Parameters"/>.</param>
    /// <param name="rate">The learning rate η.</param>
    /// <param name="beta1">β₁, how much of the mean gradient stays from step to step, from 0 to below 1.</param>
    /// <param name="beta2">β₂, how much of the mean square stays, from 0 to below 1.</param>
    /// <param name="epsilon">ε, what keeps the divisor from 0; 0 or more.</param>
    /// <param name="weightDecay">λ, 0 or more, added to the gradient as that of λ/2 ‖θ‖².</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public Adam(
        IReadOnlyList<NamedParameter<T>> parameters, double rate = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double weightDecay = 0)
        : base(parameters, rate, beta1, beta2, epsilon, weightDecay)
    {
    }

    /// <inheritdoc/>
    public override string Name => "adam";

    private protected override void Decay(Span<T> value, Span<T> gradient) =>
        TensorPrimitives.MultiplyAdd(value, T.CreateChecked(WeightDecay), gradient, gradient); // g + λθ
}
