using System.Numerics;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Layers;

/// <summary>A layer with a hidden state: what it gives at a step is its state h_t, which depends on h_{t-1}.</summary>
/// <typeparam name="T">The number: <see cref="float"/> or <see cref="double"/>.</typeparam>
public abstract class RecurrentLayer<T> : Layer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private protected RecurrentLayer(int inputSize, int hiddenSize)
        : base(inputSize, hiddenSize)
    {
    }

    /// <summary>The length of the hidden state.</summary>
    public int HiddenSize => OutputSize;

    /// <summary>The state before the first step, h_0, batch × hidden; null (the default) is zero.</summary>
    public Matrix<T>? InitialState { get; set; }

    /// <summary>The states h_1..h_T of the last forward pass.</summary>
    /// <exception cref="InvalidOperationException">There was no forward pass yet.</exception>
    public abstract Sequence<T> States { get; }

    /// <summary>The total derivatives dL/dh_1..dL/dh_T of the last backward pass: through the output of the step and through every later state.</summary>
    /// <exception cref="InvalidOperationException">There was no backward pass yet.</exception>
    public abstract Sequence<T> StateGradients { get; }

    /// <summary>dL/dh_0 of the last backward pass, batch × hidden.</summary>
    /// <exception cref="InvalidOperationException">There was no backward pass yet.</exception>
    public abstract Matrix<T> InitialStateGradient { get; }
}
