using System.Numerics;
using System.Numerics.Tensors;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Layers;

/// <summary>The gated recurrent unit (Cho and others 2014), as PyTorch has it: the reset gate multiplies the product of the state.</summary>
/// <remarks>
/// <para>
/// r = sigmoid(W_ir x_t + b_ir + W_hr h_{t-1} + b_hr), z = sigmoid(W_iz x_t + b_iz + W_hz h_{t-1} + b_hz),
/// m = W_hn h_{t-1} + b_hn, n = tanh(W_in x_t + b_in + r ∘ m); h_t = (1 - z) ∘ n + z ∘ h_{t-1}.
/// </para>
/// <para>
/// Parameters, with hidden size H and input size D: <c>weight_ih</c> (3H × D), <c>weight_hh</c> (3H × H), biases of length 3H, in the order
/// r, z, n. One bias is the input's: b_hn is then zero.
/// </para>
/// <para>
/// Backward, with a_n the argument of tanh: dL/da_n = dL/dh_t ∘ (1 - z) ∘ (1 - n²), dL/dz = dL/dh_t ∘ (h_{t-1} - n), dL/dr = dL/da_n ∘ m, both
/// times the slope of the sigmoid, dL/dm = dL/da_n ∘ r; dL/dh_{t-1} += dL/dh_t ∘ z + W_hhᵀ (dL/dr, dL/dz, dL/dm).
/// </para>
/// </remarks>
/// <typeparam name="T">The number: <see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class Gru<T> : RecurrentLayer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Gate<T> _r;
    private readonly Gate<T> _z;
    private readonly Gate<T> _n;
    private readonly Gate<T> _m;

    /// <summary>Makes a layer whose parameters are zero.</summary>
    /// <param name="inputSize">The length of x_t.</param>
    /// <param name="hiddenSize">The length of h_t.</param>
    /// <param name="biases">How many bias vectors.</param>
    public Gru(int inputSize, int hiddenSize, Biases biases = Biases.Two)
        : base(inputSize, hiddenSize, gates: 3, biases)
    {
        (_r, _z, _n, _m) = (JoinedGate(0), JoinedGate(1), InputGate(2), StateGate(2));
        Gates = [_r, _z, _n, _m];
    }

    private protected override Gate<T>[] Gates { get; }

    private protected override void ForwardStep(int step, Rows rows)
    {
        Span<T> r = rows.Of(_r.Values, step), z = rows.Of(_z.Values, step), n = rows.Of(_n.Values, step);
        TensorPrimitives.Sigmoid(r, r);
        TensorPrimitives.Sigmoid(z, z);
        TensorPrimitives.MultiplyAdd(r, rows.Of(_m.Values, step), n, n);
        HyperbolicTangent<T>.Of(n, n);

        // h_t = (1 - z) ∘ n + z ∘ h_{t-1}, written n + z ∘ (h_{t-1} - n)
        Span<T> h = rows.Of(States, step);
        TensorPrimitives.Subtract(PreviousState(step, rows), n, h);
        TensorPrimitives.MultiplyAdd(z, h, n, h);
    }

    private protected override void BackwardStep(int step, Rows rows)
    {
        ReadOnlySpan<T> r = rows.Of(_r.Values, step), z = rows.Of(_z.Values, step), n = rows.Of(_n.Values, step), m = rows.Of(_m.Values, step);
        Span<T> dr = rows.Of(_r.Gradients, step), dz = rows.Of(_z.Gradients, step), dn = rows.Of(_n.Gradients, step), dm = rows.Of(_m.Gradients, step);
        ReadOnlySpan<T> dh = rows.Of(StateGradients, step);

        // dn = dh ∘ (1 - z) ∘ (1 - n²)
        TensorPrimitives.Subtract(T.One, z, dn);
        TensorPrimitives.Multiply(dh, dn, dn);
        Elementwise.TanhBackward(n, dn, dn);

        TensorPrimitives.Subtract(PreviousState(step, rows), n, dz);
        TensorPrimitives.Multiply(dh, dz, dz);
        Elementwise.SigmoidBackward(z, dz, dz);
        TensorPrimitives.Multiply(dn, m, dr);
        Elementwise.SigmoidBackward(r, dr, dr);
        TensorPrimitives.Multiply(dn, r, dm);

        // dh_{t-1} += dh_t ∘ z, past the gates
        Span<T> previous = PreviousStateGradient(step, rows);
        TensorPrimitives.MultiplyAdd(dh, z, previous, previous);
    }
}
