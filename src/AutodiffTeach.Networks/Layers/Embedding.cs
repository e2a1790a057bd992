using System.Numerics;
using System.Numerics.Tensors;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Layers;

/// <summary>A learned vector for each of some things: y_t is row x_t of the weight, where x_t is an index stored as a number.</summary>
/// <remarks>
/// <para>Parameter: <c>weight</c> (count × size).</para>
/// <para>Backward: row x_t of dL/dW += dL/dy_t. An index has no derivative: dL/dx is zero.</para>
/// </remarks>
/// <typeparam name="T">The number: <see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class Embedding<T> : Layer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Parameter<T> _weight;
    private int[] _rows = [];
    private bool _isRead;
    private Sequence<T>? _output;
    private Sequence<T>? _inputGradient;

    /// <summary>Makes a layer whose weight is zero.</summary>
    /// <param name="count">How many vectors; indices are 0..count-1.</param>
    /// <param name="size">The length of a vector.</param>
    public Embedding(int count, int size)
        : base(1, size)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        _weight = Parameter<T>.OfMatrix("weight", count, size);
        Parameters = [_weight];
    }

    /// <summary>How many vectors.</summary>
    public int Count => _weight.Value.Rows;

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter<T>> Parameters { get; }

    internal override Sequence<T>? LastOutput => _output;

    /// <inheritdoc/>
    /// <param name="input">Time × batch × 1: indices.</param>
    /// <exception cref="ArgumentException">The input is not one number a step, or a number is not an index.</exception>
    public override Sequence<T> Forward(Sequence<T> input)
    {
        RequireInput(input);
        ReadOnlySpan<T> indices = input.Values;
        _isRead = false;
        if (_rows.Length != indices.Length)
            _rows = new int[indices.Length];
        for (int at = 0; at < indices.Length; at++)
            _rows[at] = Index(indices[at], nameof(input));
        _output = Shapes.Fit(_output, input.Steps, input.Batch, OutputSize);
        for (int at = 0; at < _rows.Length; at++)
            _weight.Value.Row(_rows[at]).CopyTo(_output.Values[(at * OutputSize)..]);
        _isRead = true;
        return _output;
    }

    /// <inheritdoc/>
    public override Sequence<T> Backward(Sequence<T> outputGradient)
    {
        Sequence<T> output = _isRead ? _output! : throw NoForwardYet();
        RequireOutputGradient(outputGradient, output);
        for (int at = 0; at < _rows.Length; at++)
        {
            Span<T> sum = _weight.Gradient.Row(_rows[at]);
            TensorPrimitives.Add(sum, outputGradient.Values.Slice(at * OutputSize, OutputSize), sum);
        }

        return _inputGradient = Shapes.Fit(_inputGradient, output.Steps, output.Batch, InputSize);
    }

    private int Index(T value, string name)
    {
        if (!(value >= T.Zero && value < T.CreateChecked(Count)) || !T.IsInteger(value))
            throw new ArgumentException(FormattableString.Invariant($"{value} is not the index of one of {Count} vectors; an integer from 0 to {Count - 1} was expected."), name);
        return int.CreateTruncating(value);
    }
}
