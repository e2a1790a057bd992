using System.Numerics;
using System.Numerics.Tensors;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Layers;

/// <summary>
/// One gate of a recurrent layer at every step: z_t = W_ih x_t + b_ih + W_hh h_{t-1} + b_hh, what the layer makes of it in its place, and dL/dz_t.
/// </summary>
/// <typeparam name="T">The number.</typeparam>
/// <param name="input">x ↦ W_ih x + b_ih; null for a gate that does not read the input.</param>
/// <param name="state">h ↦ W_hh h + b_hh; null for a gate that does not read the state.</param>
internal sealed class Gate<T>(AffineMap<T>? input, AffineMap<T>? state)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T[] _bias = new T[(input ?? state)!.OutputSize];

    /// <summary>The length of z_t.</summary>
    public int Size => _bias.Length;

    /// <summary>z_t before the layer's step, what its activation gives after it.</summary>
    public Sequence<T> Values { get; private set; } = new(0, 0, 0);

    /// <summary>dL/dz_t, which the layer's backward step writes.</summary>
    public Sequence<T> Gradients { get; private set; } = new(0, 0, 0);

    /// <summary>Makes room for z_t, packs the weights and adds up the biases.</summary>
    public void BeginForward(int steps, int batch, bool keepsPacked)
    {
        Values = Shapes.Fit(Values, steps, batch, Size);
        input?.BeginForward(keepsPacked);
        state?.BeginForward(keepsPacked);
        _bias.AsSpan().Clear();
        AddBias(input);
        AddBias(state);
    }

    /// <summary>Z = X W_ihᵀ + b_ih + b_hh for some of the time · batch rows; <see cref="ReadState"/> adds what is missing.</summary>
    public void ReadInput(Sequence<T> x, Rows rows)
    {
        Span<T> z = rows.OfAll(Values);
        Elementwise.Repeat(_bias, z);
        input?.AddProduct(rows.OfAll(x), z);
    }

    /// <summary>z_t += W_hh h_{t-1}.</summary>
    public void ReadState(int step, Rows rows, ReadOnlySpan<T> previous) => state?.AddProduct(previous, rows.Of(Values, step));

    /// <summary>Makes room for dL/dz_t and packs the weights.</summary>
    public void BeginBackward()
    {
        Gradients = Shapes.Fit(Gradients, Values);
        input?.BeginBackward();
        state?.BeginBackward();
    }

    /// <summary>dL/dh_{t-1} += W_hhᵀ dL/dz_t.</summary>
    public void LeadToState(int step, Rows rows, Span<T> previousGradient) => state?.AddInputGradient(rows.Of(Gradients, step), previousGradient);

    /// <summary>dL/dX += dL/dZ W_ih for some of the time · batch rows.</summary>
    public void LeadToInput(Sequence<T> inputGradient, Rows rows) => input?.AddInputGradient(rows.OfAll(Gradients), rows.OfAll(inputGradient));

    /// <summary>dL/dW_ih += Σ_t dL/dz_t x_tᵀ and dL/dW_hh += Σ_t dL/dz_t h_{t-1}ᵀ for some rows of the weights, each one product over all steps.</summary>
    public void AddWeightGradients(PackedMatrix<T> x, PackedMatrix<T> previousStates, Rows rows)
    {
        input?.AddWeightGradient(Gradients.Values, x, rows);
        state?.AddWeightGradient(Gradients.Values, previousStates, rows);
    }

    /// <summary>dL/db += Σ_t dL/dz_t for both biases.</summary>
    public void AddBiasGradients()
    {
        input?.AddBiasGradient(Gradients.Values);
        state?.AddBiasGradient(Gradients.Values);
    }

    private void AddBias(AffineMap<T>? map)
    {
        if (map is not null && map.Bias.Length > 0)
            TensorPrimitives.Add(_bias, map.Bias, _bias);
    }
}
