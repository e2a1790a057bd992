using System.Numerics;
using System.Numerics.Tensors;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Layers;

/// <summary>
/// Inverted dropout (Srivastava and others 2014): y = x ∘ m, where each component of m is 0 with probability p, else 1 / (1 - p). Out of
/// training it is the identity.
/// </summary>
/// <remarks>Backward: dL/dx = dL/dy ∘ m, with the m of the forward pass.</remarks>
/// <typeparam name="T">The number: <see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class Dropout<T> : Layer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private Sequence<T>? _mask;
    private Sequence<T>? _output;
    private Sequence<T>? _inputGradient;

    /// <summary>Makes a layer that drops components.</summary>
    /// <param name="size">The length of the vectors.</param>
    /// <param name="probability">p, the probability of a component to be dropped, from 0 to 1.</param>
    /// <param name="random">What decides; it moves on by one number for each component of a training pass.</param>
    public Dropout(int size, double probability, RandomStream random)
        : base(size, size)
    {
        ArgumentNullException.ThrowIfNull(random);
        if (!(probability >= 0 && probability <= 1))
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "A probability from 0 to 1 was expected.");
        Probability = probability;
        Random = random;
    }

    /// <summary>p, the probability of a component to be dropped.</summary>
    public double Probability { get; }

    /// <summary>What decides which components are dropped.</summary>
    public RandomStream Random { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter<T>> Parameters => [];

    internal override Sequence<T>? LastOutput => _output;

    /// <inheritdoc/>
    public override Sequence<T> Forward(Sequence<T> input)
    {
        RequireInput(input);
        _mask = Shapes.Fit(_mask, input);
        if (Training)
            Draw(_mask.Values);
        else
            _mask.Values.Fill(T.One);
        _output = Shapes.Fit(_output, input);
        TensorPrimitives.Multiply(input.Values, _mask.Values, _output.Values);
        return _output;
    }

    /// <inheritdoc/>
    public override Sequence<T> Backward(Sequence<T> outputGradient)
    {
        Sequence<T> mask = _mask ?? throw NoForwardYet();
        RequireOutputGradient(outputGradient, mask);
        _inputGradient = Shapes.Fit(_inputGradient, mask);
        TensorPrimitives.Multiply(outputGradient.Values, mask.Values, _inputGradient.Values);
        return _inputGradient;
    }

    private void Draw(Span<T> mask)
    {
        var kept = T.CreateSaturating(1 / (1 - Probability));
        foreach (ref T component in mask)
            component = Random.NextUniform() < Probability ? T.Zero : kept;
    }
}
