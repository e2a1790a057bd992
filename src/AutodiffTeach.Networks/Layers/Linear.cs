using System.Numerics;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Layers;

/// <summary>The same linear map at every step: y_t = W x_t + b.</summary>
/// <remarks>
/// <para>Parameters: <c>weight</c> (output × input) and <c>bias</c> (output).</para>
/// <para>Backward: dL/dx_t = Wᵀ dL/dy_t, dL/dW += Σ_t dL/dy_t x_tᵀ, dL/db += Σ_t dL/dy_t.</para>
/// </remarks>
/// <typeparam name="T">The number: <see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class Linear<T> : Layer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly AffineMap<T> _map;
    private Sequence<T>? _input;
    private Sequence<T>? _output;
    private Sequence<T>? _inputGradient;

    /// <summary>Makes a layer whose parameters are zero.</summary>
    /// <param name="inputSize">The length of x_t.</param>
    /// <param name="outputSize">The length of y_t.</param>
    /// <param name="bias">Whether it adds b.</param>
    public Linear(int inputSize, int outputSize, bool bias = true)
        : base(inputSize, outputSize)
    {
        var w = Parameter<T>.OfMatrix("weight", outputSize, inputSize);
        Parameter<T>? b = bias ? Parameter<T>.OfVector("bias", outputSize) : null;
        Parameters = b is null ? [w] : [w, b];
        _map = new(w, first: 0, outputSize, b);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter<T>> Parameters { get; }

    /// <inheritdoc/>
    public override Sequence<T> Forward(Sequence<T> input)
    {
        RequireInput(input);
        _input = input;
        _output = Shapes.Fit(_output, input.Steps, input.Batch, OutputSize);
        _output.Values.Clear();
        _map.AddBias(_output.Values);
        _map.AddProduct(input.Values, _output.Values);
        return _output;
    }

    /// <inheritdoc/>
    public override Sequence<T> Backward(Sequence<T> outputGradient)
    {
        Sequence<T> input = _input ?? throw NoForwardYet();
        RequireOutputGradient(outputGradient, _output!);
        _inputGradient = Shapes.Fit(_inputGradient, input);
        _inputGradient.Values.Clear();
        _map.AddInputGradient(outputGradient.Values, _inputGradient.Values);
        _map.AddWeightGradient(outputGradient.Values, input.Values);
        _map.AddBiasGradient(outputGradient.Values);
        return _inputGradient;
    }
}
