using System.Numerics;
using System.Numerics.Tensors;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Layers;

/// <summary>A recurrence with a shortcut past its activation: h_t = σ(W_ih x_t + W_hh h_{t-1} + b) + h_{t-1}.</summary>
/// <remarks>
/// <para>
/// Where the input is zero it is the residual block h_{t+1} = σ(W h_t + b) + h_t (He and others 2016) with the same W and b at every step; a
/// block whose W_t and b_t differ from step to step is a stack of such layers over one step each.
/// </para>
/// <para>Parameters, with hidden size H and input size D: <c>weight_ih</c> (H × D), <c>weight_hh</c> (H × H), biases of length H.</para>
/// <para>
/// Backward, with z_t the argument of σ: dL/dz_t = dL/dh_t ∘ σ'(z_t), dL/dh_{t-1} += dL/dh_t + W_hhᵀ dL/dz_t: the Jacobian is
/// I + diag(σ'(z_t)) W_hh.
/// </para>
/// </remarks>
/// <typeparam name="T">The number: <see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class ResidualRecurrence<T> : RecurrentLayer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Gate<T> _z;

    /// <summary>Makes a layer whose parameters are zero.</summary>
    /// <param name="inputSize">The length of x_t.</param>
    /// <param name="hiddenSize">The length of h_t.</param>
    /// <param name="activation">σ.</param>
    /// <param name="biases">How many bias vectors.</param>
    public ResidualRecurrence(int inputSize, int hiddenSize, Activation activation = Activation.Tanh, Biases biases = Biases.One)
        : base(inputSize, hiddenSize, gates: 1, biases)
    {
        Activations.RequireRecurrent(activation);
        Activation = activation;
        _z = JoinedGate(0);
        Gates = [_z];
    }

    /// <summary>σ.</summary>
    public Activation Activation { get; }

    private protected override Gate<T>[] Gates { get; }

    private protected override void ForwardStep(int step, Rows rows)
    {
        Span<T> a = rows.Of(_z.Values, step);
        Activations.Apply(Activation, a, a);
        // h_t = σ(z_t) + h_{t-1}
        TensorPrimitives.Add(a, PreviousState(step, rows), rows.Of(States, step));
    }

    private protected override void BackwardStep(int step, Rows rows)
    {
        ReadOnlySpan<T> dh = rows.Of(StateGradients, step);
        Activations.Backward(Activation, rows.Of(_z.Values, step), dh, rows.Of(_z.Gradients, step));
        // dh_{t-1} += dh_t, past the activation
        Span<T> previous = PreviousStateGradient(step, rows);
        TensorPrimitives.Add(previous, dh, previous);
    }
}
