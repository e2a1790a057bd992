using System.Numerics;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Layers;

/// <summary>An activation of every component: y = σ(x).</summary>
/// <remarks>Backward: dL/dx = dL/dy ∘ σ'(x), where σ' is read off y.</remarks>
/// <typeparam name="T">The number: <see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class Nonlinearity<T> : Layer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private Sequence<T>? _output;
    private Sequence<T>? _inputGradient;

    /// <summary>Makes the layer.</summary>
    /// <param name="size">The length of the vectors.</param>
    /// <param name="activation">The activation σ.</param>
    public Nonlinearity(int size, Activation activation)
        : base(size, size)
    {
        Activations.Require(activation);
        Activation = activation;
    }

    /// <summary>The activation σ.</summary>
    public Activation Activation { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter<T>> Parameters => [];

    internal override Sequence<T>? LastOutput => _output;

    /// <inheritdoc/>
    public override Sequence<T> Forward(Sequence<T> input)
    {
        RequireInput(input);
        _output = Shapes.Fit(_output, input);
        Activations.Apply(Activation, input.Values, _output.Values);
        return _output;
    }

    /// <inheritdoc/>
    public override Sequence<T> Backward(Sequence<T> outputGradient)
    {
        Sequence<T> output = _output ?? throw NoForwardYet();
        RequireOutputGradient(outputGradient, output);
        _inputGradient = Shapes.Fit(_inputGradient, output);
        Activations.Backward(Activation, output.Values, outputGradient.Values, _inputGradient.Values);
        return _inputGradient;
    }
}
