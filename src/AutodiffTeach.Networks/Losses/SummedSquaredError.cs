using System.Numerics;
using System.Numerics.Tensors;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Losses;

/// <summary>The squared error summed over features, the mean over the n vectors of all steps and sequences: L = 1/n Σ ‖o - y‖².</summary>
/// <remarks>
/// <para>Backward: dL/do = 2/n (o - y).</para>
/// <para>It is <see cref="MeanSquaredError{T}"/> times the number of features: the loss of principal components, in the units of the data's variance.</para>
/// </remarks>
/// <typeparam name="T">The number: <see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class SummedSquaredError<T> : Loss<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Sequence<T> _target;
    private readonly Sequence<T> _difference;
    private readonly Sequence<T> _gradient;
    private bool _isRead;

    /// <summary>The loss against a target.</summary>
    /// <param name="target">Time × batch × feature, kept by reference; not empty.</param>
    public SummedSquaredError(Sequence<T> target)
    {
        ArgumentNullException.ThrowIfNull(target);
        RequireElements(target.Values.Length, nameof(target));
        _target = target;
        _difference = Shapes.Fit(null, target);
        _gradient = Shapes.Fit(null, target);
    }

    private T Vectors => T.CreateChecked(_target.Steps * _target.Batch);

    /// <inheritdoc/>
    public override T Forward(Sequence<T> outputs)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        Shapes.Require(outputs, _target.Steps, _target.Batch, _target.Features, "The output", nameof(outputs));
        TensorPrimitives.Subtract(outputs.Values, _target.Values, _difference.Values);
        _isRead = true;
        return TensorPrimitives.SumOfSquares<T>(_difference.Values) / Vectors;
    }

    /// <inheritdoc/>
    public override Sequence<T> Backward()
    {
        RequireForward(_isRead);
        TensorPrimitives.Multiply(_difference.Values, T.CreateChecked(2) / Vectors, _gradient.Values);
        return _gradient;
    }
}
