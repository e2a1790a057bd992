using System.Numerics;
using System.Numerics.Tensors;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Losses;

/// <summary>
/// The cross-entropy of the softmax of the outputs, the mean over n predictions: p = softmax(o), L = -1/n Σ log p_c, where c is the class of
/// the prediction.
/// </summary>
/// <remarks>
/// <para>-log p_c is computed as log Σ exp(o_j - m) + m - o_c with m the largest o_j, so that no exponential overflows.</para>
/// <para>Backward: dL/do_j = 1/n (p_j - [j = c]); zero at steps that predict nothing.</para>
/// </remarks>
/// <typeparam name="T">The number: <see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class CrossEntropy<T> : Loss<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ReadOnlyMemory<int> _classes;
    private readonly int? _steps;
    private Sequence<T>? _gradient;
    private bool _isRead;

    /// <summary>The loss of the last step.</summary>
    /// <param name="classes">The class of each sequence, from 0; not empty, kept by reference.</param>
    public CrossEntropy(ReadOnlyMemory<int> classes)
    {
        RequireElements(classes.Length, nameof(classes));
        _classes = classes;
    }

    /// <summary>The loss of every step.</summary>
    /// <param name="steps">The number of time steps, at least 1.</param>
    /// <param name="classes">The classes, from 0, step by step, in a step sequence by sequence; not empty, kept by reference.</param>
    public CrossEntropy(int steps, ReadOnlyMemory<int> classes)
        : this(classes)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(steps);
        if (classes.Length % steps != 0)
            throw new ArgumentException($"{classes.Length} classes cannot be divided over {steps} steps; as many for each step were expected.", nameof(classes));
        _steps = steps;
    }

    internal ReadOnlyMemory<int> Classes => _classes;

    /// <summary>The number of steps, or null where the last alone predicts.</summary>
    internal int? Steps => _steps;

    /// <inheritdoc/>
    public override T Forward(Sequence<T> outputs)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        if (_steps is { } steps)
            Shapes.Require(outputs, steps, _classes.Length / steps, outputs.Features, "The output", nameof(outputs));
        else
            RequireLastStep(outputs, _classes.Length, outputs.Features);
        RequireClasses(outputs);
        _gradient = Shapes.Fit(_gradient, outputs);
        _isRead = true;

        T sum = T.Zero;
        for (int index = 0; index < _classes.Length; index++)
            sum += Predict(index, Predictions(outputs), Predictions(_gradient));
        return sum / T.CreateChecked(_classes.Length);
    }

    /// <inheritdoc/>
    public override Sequence<T> Backward()
    {
        RequireForward(_isRead);
        return _gradient!;
    }

    /// <summary>The loss of one prediction; its gradient, 1/n (p - [j = c]), is written beside.</summary>
    private T Predict(int index, ReadOnlySpan<T> allOutputs, Span<T> allGradients)
    {
        int features = _gradient!.Features;
        int @class = _classes.Span[index];
        ReadOnlySpan<T> o = allOutputs.Slice(index * features, features);
        Span<T> p = allGradients.Slice(index * features, features);
        T largest = TensorPrimitives.Max(o);
        T sum = Softmax.Exponentials(o, largest, p);
        T count = T.CreateChecked(_classes.Length);
        TensorPrimitives.Divide(p, sum * count, p);
        p[@class] -= T.One / count;
        return T.Log(sum) + largest - o[@class];
    }

    private Span<T> Predictions(Sequence<T> sequence) => _steps is null ? sequence.Step(sequence.Steps - 1) : sequence.Values;

    private void RequireClasses(Sequence<T> outputs)
    {
        foreach (int @class in _classes.Span)
        {
            if (@class < 0 || @class >= outputs.Features)
                throw new ArgumentException($"{@class} is not one of the {outputs.Features} classes of the output; a number from 0 to {outputs.Features - 1} was expected.", nameof(outputs));
        }
    }
}
