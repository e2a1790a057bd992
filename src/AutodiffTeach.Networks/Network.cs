using System.Numerics;
using AutodiffTeach.Networks.Layers;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks;

/// <summary>Layers one after another: each reads what the one before gives.</summary>
/// <remarks>A network serves one thread at a time, whatever the number of threads its passes use.</remarks>
/// <typeparam name="T">The number: <see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class Network<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Puts layers one after another.</summary>
    /// <param name="layers">The layers, the one that reads the input first; each once, for a layer keeps what one pass made.</param>
    /// <exception cref="ArgumentException">There is no layer, one stands in two places, or one does not read the size that the one before gives.</exception>
    public Network(params IReadOnlyList<Layer<T>> layers)
    {
        ArgumentNullException.ThrowIfNull(layers);
        if (layers.Count == 0)
            throw new ArgumentException("A network has at least one layer.", nameof(layers));
        RequireEachOnce(layers);
        for (int index = 1; index < layers.Count; index++)
        {
            if (layers[index].InputSize != layers[index - 1].OutputSize)
                throw new ArgumentException($"Layer {index} reads vectors of {layers[index].InputSize}, but layer {index - 1} gives vectors of {layers[index - 1].OutputSize}.", nameof(layers));
        }

        Layers = [.. layers];
        Parameters = [.. Layers.SelectMany((layer, index) => layer.Parameters.Select(parameter => new NamedParameter<T>($"{index}.{parameter.Name}", parameter)))];
    }

    /// <summary>The layers, the one that reads the input first.</summary>
    public IReadOnlyList<Layer<T>> Layers { get; }

    /// <summary>All parameters under their full names, the layer's index before the parameter's name: <c>0.weight_ih</c>.</summary>
    public IReadOnlyList<NamedParameter<T>> Parameters { get; }

    /// <summary>Whether passes are those of training, in which dropout drops.</summary>
    public bool Training
    {
        get => Layers[0].Training;
        set
        {
            foreach (Layer<T> layer in Layers)
                layer.Training = value;
        }
    }

    /// <summary>How many threads passes use, at least 1, the default. Results are the same bit for bit, whatever the number.</summary>
    /// <remarks>More than one pays for wide layers and large batches; where the work is little, passes stay on the caller's thread.</remarks>
    public int Threads
    {
        get => Layers[0].Workers.Threads;
        set
        {
            var workers = new Workers(value);
            foreach (Layer<T> layer in Layers)
                layer.Workers = workers;
        }
    }

    /// <summary>The forward pass through all layers.</summary>
    /// <param name="input">Time × batch × the first layer's input size.</param>
    /// <returns>Time × batch × the last layer's output size; overwritten by the next forward pass.</returns>
    /// <exception cref="ArgumentException">The input's vectors do not have the length that the first layer reads, or a layer of this network gave it and would overwrite it.</exception>
    public Sequence<T> Forward(Sequence<T> input)
    {
        for (int index = 0; index < Layers.Count; index++)
            Layers[index].RequireNotOverwritten(input, nameof(input));
        for (int index = 0; index < Layers.Count; index++)
            input = Layers[index].Forward(input);
        return input;
    }

    /// <summary>The backward pass through all layers; adds to the gradients of all parameters.</summary>
    /// <param name="outputGradient">dL/d output.</param>
    /// <returns>dL/d input; overwritten by the next backward pass.</returns>
    public Sequence<T> Backward(Sequence<T> outputGradient)
    {
        for (int index = Layers.Count - 1; index >= 0; index--)
            outputGradient = Layers[index].Backward(outputGradient);
        return outputGradient;
    }

    /// <summary>Sets the gradients of all parameters to zero.</summary>
    public void ClearGradients()
    {
        for (int index = 0; index < Parameters.Count; index++)
            Parameters[index].Parameter.Gradient.Values.Clear();
    }

    private static void RequireEachOnce(IReadOnlyList<Layer<T>> layers)
    {
        var places = new Dictionary<Layer<T>, int>(ReferenceEqualityComparer.Instance);
        for (int index = 0; index < layers.Count; index++)
        {
            if (layers[index] is not { } layer)
                throw new ArgumentException($"Layer {index} is null; a layer was expected.", nameof(layers));
            if (!places.TryAdd(layer, index))
                throw new ArgumentException($"Layer {index} is layer {places[layer]} again; a layer of its own was expected in each place.", nameof(layers));
        }
    }
}
