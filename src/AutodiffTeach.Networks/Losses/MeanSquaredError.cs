using System.Numerics;
using System.Numerics.Tensors;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Losses;

/// <summary>The mean squared error over all n elements: L = 1/n Σ (o - y)², over every step, sequence and feature.</summary>
/// <remarks>Backward: dL/do = 2/n (o - y).</remarks>
/// <typeparam name="T">The number: <see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class MeanSquaredError<T> : Loss<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Sequence<T> _target;
    private readonly Sequence<T> _difference;
    private readonly Sequence<T> _gradient;
    private bool _isRead;

    /// <summary>The loss against a target.</summary>
    /// <param name="target">Time × batch × feature, kept by reference; not empty.</param>
    public MeanSquaredError(Sequence<T> target)
    {
        ArgumentNullException.ThrowIfNull(target);
        RequireElements(target.Values.Length, nameof(target));
        _target = target;
        _difference = Shapes.Fit(null, target);
        _gradient = Shapes.Fit(null, target);
    }

    internal Sequence<T> Target => _target;

    /// <inheritdoc/>
    public override T Forward(Sequence<T> outputs)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        Shapes.Require(outputs, _target.Steps, _target.Batch, _target.Features, "The output", nameof(outputs));
        TensorPrimitives.Subtract(outputs.Values, _target.Values, _difference.Values);
        _isRead = true;
        return TensorPrimitives.SumOfSquares<T>(_difference.Values) / T.CreateChecked(_target.Values.Length);
    }

    /// <inheritdoc/>
    public override Sequence<T> Backward()
    {
        RequireForward(_isRead);
        TensorPrimitives.Multiply(_difference.Values, T.CreateChecked(2) / T.CreateChecked(_target.Values.Length), _gradient.Values);
        return _gradient;
    }
}
