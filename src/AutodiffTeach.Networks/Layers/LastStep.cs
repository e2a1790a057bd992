using System.Numerics;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Layers;

/// <summary>The last step of each sequence of a batch, each of a length n of its own: y = x_n. What stands behind it, the padding, counts for nothing.</summary>
/// <remarks>Backward: dL/dx_n = dL/dy; that of every other step is zero.</remarks>
/// <typeparam name="T">The number: <see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class LastStep<T> : Layer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private int[]? _last;
    private int _steps;
    private Sequence<T>? _output;
    private Sequence<T>? _inputGradient;

    /// <summary>Makes the layer.</summary>
    /// <param name="size">The length of the vectors.</param>
    public LastStep(int size)
        : base(size, size)
    {
    }

    /// <summary>The length of each sequence of the next batch, at least 1 and at most its steps; null (the default) where all are as long as the batch. Kept by reference.</summary>
    public ReadOnlyMemory<int>? Lengths { get; set; }

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter<T>> Parameters => [];

    internal override Sequence<T>? LastOutput => _output;

    /// <inheritdoc/>
    /// <returns>1 × batch × <see cref="Layer{T}.OutputSize"/>.</returns>
    /// <exception cref="ArgumentException">The input has no step, or <see cref="Lengths"/> are not those of its sequences.</exception>
    public override Sequence<T> Forward(Sequence<T> input)
    {
        RequireInput(input);
        _last = LastOf(input);
        _steps = input.Steps;
        _output = Shapes.Fit(_output, 1, input.Batch, OutputSize);
        for (int sequence = 0; sequence < _last.Length; sequence++)
            input.Vector(_last[sequence], sequence).CopyTo(_output.Vector(0, sequence));
        return _output;
    }

    /// <inheritdoc/>
    public override Sequence<T> Backward(Sequence<T> outputGradient)
    {
        int[] last = _last ?? throw NoForwardYet();
        RequireOutputGradient(outputGradient, _output!);
        _inputGradient = Shapes.Fit(_inputGradient, _steps, last.Length, InputSize);
        _inputGradient.Values.Clear();
        for (int sequence = 0; sequence < last.Length; sequence++)
            outputGradient.Vector(0, sequence).CopyTo(_inputGradient.Vector(last[sequence], sequence));
        return _inputGradient;
    }

    // Read here and not in the backward pass, for the lengths may be those of the next batch by then.
    private int[] LastOf(Sequence<T> input)
    {
        if (input.Steps == 0)
            throw new ArgumentException("The input has no step; at least one was expected.", nameof(input));
        if (Lengths is { } given && given.Length != input.Batch)
            throw new ArgumentException($"There are {given.Length} lengths for a batch of {input.Batch} sequences; one for each was expected.", nameof(input));
        int[] last = _last?.Length == input.Batch ? _last : new int[input.Batch];
        last.AsSpan().Fill(input.Steps - 1);
        for (int sequence = 0; sequence < (Lengths?.Length ?? 0); sequence++)
            last[sequence] = LengthAt(sequence, input) - 1;
        return last;
    }

    private int LengthAt(int sequence, Sequence<T> input)
    {
        int length = Lengths!.Value.Span[sequence];
        return length >= 1 && length <= input.Steps
            ? length
            : throw new ArgumentException($"Sequence {sequence} has the length {length}, but a length from 1 to {input.Steps}, the steps of the batch, was expected.", nameof(input));
    }
}
