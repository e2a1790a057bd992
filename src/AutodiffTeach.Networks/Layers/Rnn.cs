using System.Numerics;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Layers;

/// <summary>The simple recurrent layer of Elman: h_t = σ(W_ih x_t + b_ih + W_hh h_{t-1} + b_hh).</summary>
/// <remarks>
/// <para>Parameters, with hidden size H and input size D: <c>weight_ih</c> (H × D), <c>weight_hh</c> (H × H), biases of length H.</para>
/// <para>Backward, with z_t the argument of σ: dL/dz_t = dL/dh_t ∘ σ'(z_t), dL/dh_{t-1} += W_hhᵀ dL/dz_t.</para>
/// </remarks>
/// <typeparam name="T">The number: <see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class Rnn<T> : RecurrentLayer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Gate<T> _z;

    /// <summary>Makes a layer whose parameters are zero.</summary>
    /// <param name="inputSize">The length of x_t.</param>
    /// <param name="hiddenSize">The length of h_t.</param>
    /// <param name="activation">σ.</param>
    /// <param name="biases">How many bias vectors.</param>
    public Rnn(int inputSize, int hiddenSize, Activation activation = Activation.Tanh, Biases biases = Biases.Two)
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

    private protected override void ForwardStep(int step, Rows rows) =>
        Activations.Apply(Activation, rows.Of(_z.Values, step), rows.Of(States, step));

    private protected override void BackwardStep(int step, Rows rows) =>
        Activations.Backward(Activation, rows.Of(States, step), rows.Of(StateGradients, step), rows.Of(_z.Gradients, step));
}
