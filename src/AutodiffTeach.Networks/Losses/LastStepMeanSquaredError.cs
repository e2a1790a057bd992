using System.Numerics;
using System.Numerics.Tensors;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Losses;

/// <summary>The mean squared error over the n elements of the last step: L = 1/n Σ (o_T - y)², over every sequence and feature.</summary>
/// <remarks>Backward: dL/do_T = 2/n (o_T - y); that of every other step is zero.</remarks>
/// <typeparam name="T">The number: <see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class LastStepMeanSquaredError<T> : Loss<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Matrix<T> _target;
    private readonly Matrix<T> _difference;
    private Sequence<T>? _gradient;
    private bool _isRead;

    /// <summary>The loss against a target.</summary>
    /// <param name="target">Batch × feature, kept by reference; not empty.</param>
    public LastStepMeanSquaredError(Matrix<T> target)
    {
        ArgumentNullException.ThrowIfNull(target);
        RequireElements(target.Values.Length, nameof(target));
        _target = target;
        _difference = new(target.Rows, target.Columns);
    }

    internal Matrix<T> Target => _target;

    /// <inheritdoc/>
    public override T Forward(Sequence<T> outputs)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        RequireLastStep(outputs, _target.Rows, _target.Columns);
        _gradient = Shapes.Fit(_gradient, outputs);
        TensorPrimitives.Subtract(outputs.Step(outputs.Steps - 1), _target.Values, _difference.Values);
        _isRead = true;
        return TensorPrimitives.SumOfSquares<T>(_difference.Values) / T.CreateChecked(_target.Values.Length);
    }

    /// <inheritdoc/>
    public override Sequence<T> Backward()
    {
        RequireForward(_isRead);
        _gradient!.Values.Clear();
        TensorPrimitives.Multiply(_difference.Values, T.CreateChecked(2) / T.CreateChecked(_target.Values.Length), _gradient.Step(_gradient.Steps - 1));
        return _gradient;
    }
}
