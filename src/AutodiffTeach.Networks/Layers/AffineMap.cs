using System.Numerics;
using System.Numerics.Tensors;

namespace AutodiffTeach.Networks.Layers;

/// <summary>
/// y = W x + b over many rows at once, where W is the rows of one gate in a weight and b those in its biases: Y = X Wᵀ + 1 bᵀ.
/// </summary>
/// <typeparam name="T">The number.</typeparam>
internal sealed class AffineMap<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Parameter<T> _weight;
    private readonly int _first;
    private readonly Parameter<T>[] _biases;

    /// <summary>The map of the outputs first..first+size-1 of a weight; biases that are null are left out.</summary>
    public AffineMap(Parameter<T> weight, int first, int size, params ReadOnlySpan<Parameter<T>?> biases)
    {
        _weight = weight;
        _first = first;
        OutputSize = size;
        _biases = [.. biases.ToArray().OfType<Parameter<T>>()];
    }

    public int InputSize => _weight.Value.Columns;

    public int OutputSize { get; }

    /// <summary>Y += 1 bᵀ.</summary>
    public void AddBias(Span<T> y)
    {
        foreach (Parameter<T> bias in _biases)
        {
            ReadOnlySpan<T> b = bias.Value.Values.Slice(_first, OutputSize);
            for (int at = 0; at < y.Length; at += OutputSize)
                TensorPrimitives.Add(y.Slice(at, OutputSize), b, y.Slice(at, OutputSize));
        }
    }

    /// <summary>Y += X Wᵀ.</summary>
    public void AddProduct(ReadOnlySpan<T> x, Span<T> y)
    {
        for (int row = 0; row < y.Length / OutputSize; row++)
        {
            for (int output = 0; output < OutputSize; output++)
                y[(row * OutputSize) + output] += TensorPrimitives.Dot(x.Slice(row * InputSize, InputSize), _weight.Value.Row(_first + output));
        }
    }

    /// <summary>dX += dY W.</summary>
    public void AddInputGradient(ReadOnlySpan<T> dy, Span<T> dx)
    {
        for (int row = 0; row < dy.Length / OutputSize; row++)
        {
            Span<T> sum = dx.Slice(row * InputSize, InputSize);
            for (int output = 0; output < OutputSize; output++)
                TensorPrimitives.MultiplyAdd(_weight.Value.Row(_first + output), dy[(row * OutputSize) + output], sum, sum);
        }
    }

    /// <summary>dW += dYᵀ X.</summary>
    public void AddWeightGradient(ReadOnlySpan<T> dy, ReadOnlySpan<T> x)
    {
        for (int row = 0; row < dy.Length / OutputSize; row++)
        {
            for (int output = 0; output < OutputSize; output++)
            {
                Span<T> sum = _weight.Gradient.Row(_first + output);
                TensorPrimitives.MultiplyAdd(x.Slice(row * InputSize, InputSize), dy[(row * OutputSize) + output], sum, sum);
            }
        }
    }

    /// <summary>db += dYᵀ 1.</summary>
    public void AddBiasGradient(ReadOnlySpan<T> dy)
    {
        foreach (Parameter<T> bias in _biases)
        {
            Span<T> sum = bias.Gradient.Values.Slice(_first, OutputSize);
            for (int at = 0; at < dy.Length; at += OutputSize)
                TensorPrimitives.Add(sum, dy.Slice(at, OutputSize), sum);
        }
    }
}
