using System.Numerics;
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
    private readonly int _size = (input ?? state)!.OutputSize;

    /// <summary>z_t before the layer's step, what its activation gives after it.</summary>
    public Sequence<T> Values { get; private set; } = new(0, 0, 0);

    /// <summary>dL/dz_t, which the layer's backward step writes.</summary>
    public Sequence<T> Gradients { get; private set; } = new(0, 0, 0);

    /// <summary>Z = X W_ihᵀ + b_ih + b_hh, all steps at once; <see cref="ReadState"/> adds what is missing.</summary>
    public void ReadInput(Sequence<T> x)
    {
        Values = Shapes.Fit(Values, x.Steps, x.Batch, _size);
        Values.Values.Clear();
        input?.AddBias(Values.Values);
        state?.AddBias(Values.Values);
        input?.AddProduct(x.Values, Values.Values);
    }

    /// <summary>z_t += W_hh h_{t-1}.</summary>
    public void ReadState(int step, Rows rows, ReadOnlySpan<T> previous) => state?.AddProduct(previous, rows.Of(Values, step));

    /// <summary>Makes room for dL/dz_t.</summary>
    public void BeginBackward() => Gradients = Shapes.Fit(Gradients, Values);

    /// <summary>dL/dh_{t-1} += W_hhᵀ dL/dz_t.</summary>
    public void LeadToState(int step, Rows rows, Span<T> previousGradient) => state?.AddInputGradient(rows.Of(Gradients, step), previousGradient);

    /// <summary>dL/dX += dL/dZ W_ih, all steps at once.</summary>
    public void LeadToInput(Sequence<T> inputGradient) => input?.AddInputGradient(Gradients.Values, inputGradient.Values);

    /// <summary>dL/dW_ih += Σ_t dL/dz_t x_tᵀ, dL/dW_hh += Σ_t dL/dz_t h_{t-1}ᵀ, dL/db += Σ_t dL/dz_t, each one product over all steps.</summary>
    public void AddParameterGradients(Sequence<T> x, Matrix<T> initialState, Sequence<T> states)
    {
        input?.AddBiasGradient(Gradients.Values);
        state?.AddBiasGradient(Gradients.Values);
        input?.AddWeightGradient(Gradients.Values, x.Values);
        if (x.Steps == 0)
            return;
        int first = Gradients.Step(0).Length;
        state?.AddWeightGradient(Gradients.Step(0), initialState.Values);
        state?.AddWeightGradient(Gradients.Values[first..], states.Values[..^(states.Batch * states.Features)]);
    }
}
