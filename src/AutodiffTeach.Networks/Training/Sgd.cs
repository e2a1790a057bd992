using System.Globalization;
using System.Numerics;
using System.Numerics.Tensors;
using AutodiffTeach.Networks.Layers;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Training;

/// <summary>Stochastic gradient descent, as torch.optim.SGD without dampening.</summary>
/// <remarks>
/// With g the gradient, λ the weight decay, μ the momentum and η the rate: g ← g + λθ; v ← μv + g; θ ← θ - ηv, or θ ← θ - η(g + μv) with Nesterov's momentum.
/// </remarks>
/// <typeparam name="T">The number: <see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class Sgd<T> : Optimiser<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T[] _direction = Block();

    /// <summary>Makes the optimiser.</summary>
    /// <param name="parameters">What it changes: <see cref="Network{T}.Parameters"/>.</param>
    /// <param name="rate">The learning rate η.</param>
    /// <param name="momentum">μ, from 0 to below 1.</param>
    /// <param name="weightDecay">λ, 0 or more, added to the gradient as that of λ/2 ‖θ‖².</param>
    /// <param name="nesterov">Whether the step looks ahead along the momentum.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    /// <exception cref="ArgumentException">Nesterov's momentum is asked for without momentum.</exception>
    public Sgd(IReadOnlyList<NamedParameter<T>> parameters, double rate, double momentum = 0, double weightDecay = 0, bool nesterov = false)
        : base(parameters, rate, momentum == 0 ? [] : ["velocity"])
    {
        if (nesterov && momentum == 0)
            throw new ArgumentException("Nesterov's momentum needs a momentum above 0.", nameof(nesterov));
        Momentum = RequireShare(momentum, nameof(momentum));
        WeightDecay = RequireNotNegative(weightDecay, nameof(weightDecay));
        Nesterov = nesterov;
    }

    /// <summary>The momentum μ.</summary>
    public double Momentum { get; }

    /// <summary>The weight decay λ.</summary>
    public double WeightDecay { get; }

    /// <summary>Whether the step looks ahead along the momentum.</summary>
    public bool Nesterov { get; }

    /// <inheritdoc/>
    public override string Name => "sgd";

    internal override string Description =>
        string.Create(CultureInfo.InvariantCulture, $"sgd momentum {Momentum:R} weight decay {WeightDecay:R}{(Nesterov ? " nesterov" : "")}");

    private protected override void StepBlock(Parameter<T> parameter, Matrix<T>[] moments, int start, int length)
    {
        Span<T> value = parameter.Value.Values.Slice(start, length);
        Span<T> direction = _direction.AsSpan(0, length);
        parameter.Gradient.Values.Slice(start, length).CopyTo(direction);

        // g + λθ
        if (WeightDecay != 0)
            TensorPrimitives.MultiplyAdd(value, T.CreateChecked(WeightDecay), direction, direction);
        if (Momentum != 0)
        {
            // μv + g
            Span<T> velocity = moments[0].Values.Slice(start, length);
            T momentum = T.CreateChecked(Momentum);
            TensorPrimitives.MultiplyAdd(velocity, momentum, direction, velocity);
            if (Nesterov)
                TensorPrimitives.MultiplyAdd(velocity, momentum, direction, direction);
            else
                velocity.CopyTo(direction);
        }

        // θ - ηv
        TensorPrimitives.MultiplyAdd(direction, T.CreateChecked(-Rate), value, value);
    }
}
