using System.Globalization;
using System.Numerics;
using AutodiffTeach.Networks.Layers;

namespace AutodiffTeach.Networks.Files;

/// <summary>Layers that are one module of PyTorch: one layer, or recurrent layers of one kind and size stacked.</summary>
internal sealed class StateModule<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly List<Layer<T>> _levels = [];

    /// <summary>The weights of a network, or their gradients, under the names of its modules.</summary>
    /// <exception cref="ArgumentException">There are not as many names as modules.</exception>
    public static IReadOnlyList<StateTensor<T>> TensorsOf(Network<T> network, IReadOnlyList<string> names, bool gradients)
    {
        List<StateModule<T>> modules = [];
        foreach (Layer<T> layer in network.Layers.Where(layer => layer.Parameters.Count > 0))
        {
            if (modules.Count == 0 || !modules[^1].Stacks(layer))
                modules.Add(new());
            modules[^1]._levels.Add(layer);
        }

        if (names.Count > 0 && names.Count != modules.Count)
            throw new ArgumentException($"The network has {modules.Count} modules, but {names.Count} names were given; a stack of recurrent layers is one module.", nameof(names));
        return [.. modules.SelectMany((module, index) => module.Tensors(
            names.Count > 0 ? names[index] : modules.Count == 1 ? "" : index.ToString(CultureInfo.InvariantCulture), gradients))];
    }

    // Recurrent modules of PyTorch have levels of one size; nothing else has levels.
    private bool Stacks(Layer<T> next) =>
        _levels[^1] is RecurrentLayer<T> last and not ResidualRecurrence<T>
        && next is RecurrentLayer<T> layer
        && layer.GetType() == last.GetType()
        && layer.HiddenSize == last.HiddenSize
        && layer.InputSize == last.HiddenSize
        && layer.Biases == Biases.None == (last.Biases == Biases.None)
        && (layer as Rnn<T>)?.Activation == (last as Rnn<T>)?.Activation;

    private IEnumerable<StateTensor<T>> Tensors(string module, bool gradients)
    {
        string prefix = module.Length == 0 ? "" : module + ".";
        return _levels.SelectMany((layer, level) => TensorsOf(layer, prefix, layer is RecurrentLayer<T> and not ResidualRecurrence<T>
            ? string.Create(CultureInfo.InvariantCulture, $"_l{level}") : "", gradients));
    }

    private static IEnumerable<StateTensor<T>> TensorsOf(Layer<T> layer, string prefix, string suffix, bool gradients)
    {
        foreach (Parameter<T> parameter in layer.Parameters)
        {
            bool isOnlyBias = suffix.Length > 0 && parameter.Name == "bias";
            yield return new(prefix + (isOnlyBias ? "bias_ih" : parameter.Name) + suffix, parameter.Shape, [.. (gradients ? parameter.Gradient : parameter.Value).Values]);
            if (isOnlyBias && !gradients)
                yield return new($"{prefix}bias_hh{suffix}", parameter.Shape, new T[parameter.Shape[0]]);
        }
    }
}
