using System.Numerics;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Layers;

/// <summary>
/// y = W x + b over many rows at once, where W is the rows of one gate in a weight and b those in its bias: Y = X Wᵀ + 1 bᵀ.
/// </summary>
/// <typeparam name="T">The number.</typeparam>
/// <param name="weight">The weight of which W is a part.</param>
/// <param name="bias">The bias of which b is a part; null for none.</param>
/// <param name="first">The first row of W.</param>
/// <param name="size">The rows of W.</param>
internal sealed class AffineMap<T>(Parameter<T> weight, Parameter<T>? bias, int first, int size)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly PackedMatrix<T> _transposed = new();
    private readonly PackedMatrix<T> _straight = new();
    private bool _isPacked;

    public int InputSize => weight.Value.Columns;

    public int OutputSize => size;

    /// <summary>b; empty where there is none.</summary>
    public ReadOnlySpan<T> Bias => bias is null ? [] : bias.Value.Values.Slice(first, size);

    /// <summary>Packs Wᵀ, once for all products of a forward pass.</summary>
    /// <param name="keepsPacked">Whether W is what the last forward pass packed.</param>
    public void BeginForward(bool keepsPacked)
    {
        if (keepsPacked && _isPacked)
            return;
        _isPacked = true;
        _transposed.Resize(InputSize, size);
        _transposed.PackTransposed(Part(weight.Value, new(0, size)));
    }

    /// <summary>Y += X Wᵀ.</summary>
    public void AddProduct(ReadOnlySpan<T> x, Span<T> y) => _transposed.AddProduct(x, y);

    /// <summary>Packs W, once for all products of a backward pass.</summary>
    public void BeginBackward()
    {
        _straight.Resize(size, InputSize);
        _straight.Pack(Part(weight.Value, new(0, size)), first: 0);
    }

    /// <summary>dX += dY W.</summary>
    public void AddInputGradient(ReadOnlySpan<T> dy, Span<T> dx) => _straight.AddProduct(dy, dx);

    /// <summary>dW += dYᵀ X, of W these rows.</summary>
    public void AddWeightGradient(ReadOnlySpan<T> dy, PackedMatrix<T> x, Rows rows) =>
        x.AddTransposedProduct(dy, size, rows.First, Part(weight.Gradient, rows));

    /// <summary>db += dYᵀ 1.</summary>
    public void AddBiasGradient(ReadOnlySpan<T> dy)
    {
        if (bias is not null)
            Elementwise.AddRows(dy, bias.Gradient.Values.Slice(first, size));
    }

    private Span<T> Part(Matrix<T> matrix, Rows rows) => new Rows(first + rows.First, rows.Count).Of(matrix);
}
