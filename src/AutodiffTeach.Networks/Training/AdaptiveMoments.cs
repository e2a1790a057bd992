using System.Globalization;
using System.Numerics;
using System.Numerics.Tensors;
using AutodiffTeach.Networks.Layers;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Training;

/// <summary>What Adam and AdamW share: each number's step is the mean of its gradients, divided by the root of their mean square.</summary>
/// <remarks>
/// With g the gradient and η the rate, in step t: m ← β₁m + (1-β₁)g; v ← β₂v + (1-β₂)g²; θ ← θ - η m/(1-β₁ᵗ) / (√v/√(1-β₂ᵗ) + ε).
/// </remarks>
/// <typeparam name="T">The number: <see cref="float"/> or <see cref="double"/>.</typeparam>
public abstract class AdaptiveMoments<T> : Optimiser<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T[] _direction = Block();
    private readonly T[] _scale = Block();
    private double _stepSize;
    private double _rootOfCorrection;

    private protected AdaptiveMoments(IReadOnlyList<NamedParameter<T>> parameters, double rate, double beta1, double beta2, double epsilon, double weightDecay)
        : base(parameters, rate, ["first_moment", "second_moment"])
    {
        Beta1 = RequireShare(beta1, nameof(beta1));
        Beta2 = RequireShare(beta2, nameof(beta2));
        Epsilon = RequireNotNegative(epsilon, nameof(epsilon));
        WeightDecay = RequireNotNegative(weightDecay, nameof(weightDecay));
    }

    /// <summary>β₁, how much of the mean gradient stays from step to step.</summary>
    public double Beta1 { get; }

    /// <summary>β₂, how much of the mean square stays from step to step.</summary>
    public double Beta2 { get; }

    /// <summary>ε, what keeps the divisor from 0.</summary>
    public double Epsilon { get; }

    /// <summary>The weight decay λ.</summary>
    public double WeightDecay { get; }

    internal sealed override string Description =>
        string.Create(CultureInfo.InvariantCulture, $"{Name} betas {Beta1:R} {Beta2:R} epsilon {Epsilon:R} weight decay {WeightDecay:R}");

    private protected override void BeginStep()
    {
        // The moments begin at 0; the corrections take that out.
        _stepSize = Rate / (1 - Math.Pow(Beta1, Steps));
        _rootOfCorrection = Math.Sqrt(1 - Math.Pow(Beta2, Steps));
    }

    /// <summary>Changes the parameter or its gradient as the weight decay wants.</summary>
    private protected abstract void Decay(Span<T> value, Span<T> gradient);

    private protected sealed override void StepBlock(Parameter<T> parameter, Matrix<T>[] moments, int start, int length)
    {
        Span<T> value = parameter.Value.Values.Slice(start, length);
        Span<T> mean = moments[0].Values.Slice(start, length);
        Span<T> square = moments[1].Values.Slice(start, length);
        Span<T> gradient = _direction.AsSpan(0, length);
        Span<T> scale = _scale.AsSpan(0, length);
        parameter.Gradient.Values.Slice(start, length).CopyTo(gradient);
        if (WeightDecay != 0)
            Decay(value, gradient);

        // β₂v + (1-β₂)g²
        TensorPrimitives.Multiply(gradient, gradient, scale);
        TensorPrimitives.Multiply(scale, T.CreateChecked(1 - Beta2), scale);
        TensorPrimitives.MultiplyAdd(square, T.CreateChecked(Beta2), scale, square);

        // β₁m + (1-β₁)g
        TensorPrimitives.Multiply(gradient, T.CreateChecked(1 - Beta1), gradient);
        TensorPrimitives.MultiplyAdd(mean, T.CreateChecked(Beta1), gradient, mean);

        // θ - η' m / (√v/√(1-β₂ᵗ) + ε)
        TensorPrimitives.Sqrt(square, scale);
        TensorPrimitives.Divide(scale, T.CreateChecked(_rootOfCorrection), scale);
        TensorPrimitives.Add(scale, T.CreateChecked(Epsilon), scale);
        TensorPrimitives.Divide(mean, scale, gradient);
        TensorPrimitives.MultiplyAdd(gradient, T.CreateChecked(-_stepSize), value, value);
    }
}
