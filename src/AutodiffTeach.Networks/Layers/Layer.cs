using System.Numerics;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Layers;

/// <summary>A part of a network: a forward pass over sequences, and the backward pass that leads gradients through it.</summary>
/// <remarks>
/// What a pass returns belongs to the layer and is overwritten by the next pass of the same kind. A layer serves one thread at a time.
/// </remarks>
/// <typeparam name="T">The number: <see cref="float"/> or <see cref="double"/>.</typeparam>
public abstract class Layer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The time · batch rows, and the rows of a weight, in a unit of the work over all steps: enough to use each packed panel well.</summary>
    private protected const int UnitRows = 64;

    private protected Layer(int inputSize, int outputSize)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(inputSize);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(outputSize);
        InputSize = inputSize;
        OutputSize = outputSize;
    }

    /// <summary>The length of the vectors it reads.</summary>
    public int InputSize { get; }

    /// <summary>The length of the vectors it gives.</summary>
    public int OutputSize { get; }

    /// <summary>The learned parameters, in PyTorch's order.</summary>
    public abstract IReadOnlyList<Parameter<T>> Parameters { get; }

    /// <summary>Whether passes are those of training, in which dropout drops; default false.</summary>
    public bool Training { get; set; }

    /// <summary>The threads that passes use, set by the network.</summary>
    internal Workers Workers { get; set; } = Workers.One;

    /// <summary>Whether forward passes take the weights as the last one packed them, which saves the packing where they are the same still; default false.</summary>
    internal bool KeepsPackedWeights { get; set; }

    /// <summary>What the last forward pass gave, which the next overwrites; null before the first.</summary>
    internal abstract Sequence<T>? LastOutput { get; }

    /// <summary>The forward pass.</summary>
    /// <param name="input">Time × batch × <see cref="InputSize"/>; kept by reference until the backward pass.</param>
    /// <returns>Time × batch × <see cref="OutputSize"/>.</returns>
    /// <exception cref="ArgumentException">The input's vectors do not have the length that this layer reads, or it is what this layer gave last.</exception>
    public abstract Sequence<T> Forward(Sequence<T> input);

    /// <summary>The backward pass of the last forward pass; adds to the gradients of the parameters, whose values are to be those of that pass still.</summary>
    /// <param name="outputGradient">dL/d output, of the shape of the output; direct, without what reaches it through later steps of this layer.</param>
    /// <returns>dL/d input, of the shape of the input.</returns>
    /// <exception cref="InvalidOperationException">There was no forward pass yet.</exception>
    /// <exception cref="ArgumentException">The gradient does not have the shape of the output.</exception>
    public abstract Sequence<T> Backward(Sequence<T> outputGradient);

    /// <summary>Refuses an input that a forward pass of this layer would overwrite.</summary>
    internal void RequireNotOverwritten(Sequence<T> input, string name)
    {
        if (ReferenceEquals(input, LastOutput))
            throw new ArgumentException("The input is what the last forward pass gave, which this pass overwrites; a copy of it was expected.", name);
    }

    private protected void RequireInput(Sequence<T> input)
    {
        ArgumentNullException.ThrowIfNull(input);
        Shapes.Require(input, input.Steps, input.Batch, InputSize, "The input", nameof(input));
        RequireNotOverwritten(input, nameof(input));
    }

    private protected static void RequireOutputGradient(Sequence<T> outputGradient, Sequence<T> output)
    {
        ArgumentNullException.ThrowIfNull(outputGradient);
        Shapes.Require(outputGradient, output.Steps, output.Batch, output.Features, "The gradient of the output", nameof(outputGradient));
    }

    private protected static InvalidOperationException NoForwardYet() => new("There was no forward pass yet; call Forward first.");

    private protected static InvalidOperationException NoBackwardYet() => new("There was no backward pass yet; call Backward first.");
}
