using System.Numerics;
using System.Text.Json;
using AutodiffTeach.Networks.Files.Reading;
using AutodiffTeach.Networks.Layers;

namespace AutodiffTeach.Networks.Files;

/// <summary>Named weights as PyTorch's <c>state_dict()</c> has them, in and out as JSON.</summary>
/// <remarks>
/// <para>In Python, out and in again:</para>
/// <code>
/// json.dump({name: value.tolist() for name, value in module.state_dict().items()}, open("weights.json", "w"))
/// module.load_state_dict({name: torch.tensor(value) for name, value in json.load(open("weights.json")).items()})
/// </code>
/// <para>
/// A name is a module and a parameter: <c>rnn.weight_ih_l1</c>, <c>fc.weight</c>; a module alone has no prefix. The levels <c>_l0</c>,
/// <c>_l1</c>, ... of a stacked module are layers one after another. Shapes and the order of gates are PyTorch's.
/// </para>
/// </remarks>
/// <typeparam name="T">The number: <see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class StateDict<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly string _source;
    private readonly Dictionary<string, StateTensor<T>> _byName;

    internal StateDict(IReadOnlyList<StateTensor<T>> tensors, string source)
    {
        Tensors = tensors;
        _source = source;
        _byName = tensors.ToDictionary(tensor => tensor.Name, StringComparer.Ordinal);
    }

    /// <summary>All vectors and matrices, in their order.</summary>
    public IReadOnlyList<StateTensor<T>> Tensors { get; }

    /// <summary>The vector or matrix of a name.</summary>
    /// <param name="name">The full name.</param>
    /// <exception cref="KeyNotFoundException">There is none of this name.</exception>
    public StateTensor<T> this[string name] => _byName[name];

    /// <summary>Reads a state_dict.</summary>
    /// <param name="text">JSON: an object of nested lists of numbers.</param>
    /// <param name="name">The name under which problems report the text.</param>
    /// <exception cref="NetworkFileException">The text is no state_dict; all of its problems are in the exception.</exception>
    public static StateDict<T> Parse(string text, string name = "state_dict")
    {
        ArgumentNullException.ThrowIfNull(text);
        using JsonDocument document = Reading.JsonText.Parse(text, name);
        var problems = new Problems(name);
        var tensors = new List<StateTensor<T>>();
        foreach ((string entry, JsonPlace place) in new JsonPlace(document.RootElement, "", problems).Fields("an object of weights by name"))
        {
            if (NumberArrayReader<T>.Read(place, "a vector or a matrix", 1, 2) is { } array)
                tensors.Add(new(entry, array.Shape, array.Values));
        }

        problems.ThrowIfAny();
        return new(tensors, name);
    }

    /// <summary>The weights of a network under PyTorch's names, ready for <c>load_state_dict</c>.</summary>
    /// <remarks>
    /// Recurrent layers of one kind and size one after another are one stacked module. Where PyTorch's modules have two biases and a layer
    /// has one, the second is written as zeros. A residual recurrence, which PyTorch has not, keeps this project's names.
    /// </remarks>
    /// <param name="network">The network.</param>
    /// <param name="modules">The names of the modules in the order of the network; none for no prefix where there is one module, else its index.</param>
    /// <exception cref="ArgumentException">There are not as many names as modules.</exception>
    public static StateDict<T> Of(Network<T> network, params IReadOnlyList<string> modules)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(modules);
        return new(StateModule<T>.TensorsOf(network, modules, gradients: false), "network");
    }

    /// <summary>The gradients of a network under the names that <see cref="Of"/> gives its weights, to compare with torch's <c>.grad</c>.</summary>
    /// <remarks>Where a layer has one bias, its gradient is that of <c>bias_ih</c>, and there is no <c>bias_hh</c>.</remarks>
    /// <param name="network">The network after a backward pass.</param>
    /// <param name="modules">The names of the modules, as for <see cref="Of"/>.</param>
    /// <exception cref="ArgumentException">There are not as many names as modules.</exception>
    public static StateDict<T> GradientsOf(Network<T> network, params IReadOnlyList<string> modules)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(modules);
        return new(StateModule<T>.TensorsOf(network, modules, gradients: true), "network");
    }

    /// <summary>The weights of a network under this project's names: <c>0.weight_ih</c>, the layer's index before the parameter's name.</summary>
    /// <param name="network">The network.</param>
    public static StateDict<T> ByLayer(Network<T> network)
    {
        ArgumentNullException.ThrowIfNull(network);
        return new([.. network.Parameters.Select(item => new StateTensor<T>(item.Name, item.Parameter.Shape, [.. item.Parameter.Value.Values]))], "network");
    }

    /// <summary>Copies the weights into a network; all of them or, where a problem is found, none.</summary>
    /// <remarks>A layer with one bias takes two where the second is zero.</remarks>
    /// <param name="network">The network; each of its layers that have weights takes those of one module or one level of a stacked module.</param>
    /// <param name="modules">The module of each of these layers, a stacked one several times; none to take modules in their order.</param>
    /// <exception cref="NetworkFileException">The weights are not those of the network; all problems are in the exception.</exception>
    public void CopyTo(Network<T> network, params IReadOnlyList<string> modules)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(modules);
        var problems = new Problems(_source);
        List<(Layer<T> Layer, int Index)> layers = [.. network.Layers.Select((layer, index) => (layer, index)).Where(item => item.layer.Parameters.Count > 0)];
        StateSlot[] slots = [.. layers.Select(item => new StateSlot(
            $"layer {item.Index} ({item.Layer.GetType().Name.Split('`')[0]})", [.. item.Layer.Parameters.Select(parameter => parameter.Name)]))];
        if (StateGroup.Assign(StateGroup.Of(Tensors.Select(tensor => tensor.Name)), slots, modules, out string problem) is not { } groups)
            throw new NetworkFileException($"{_source}: {problem}");

        var copies = new List<(Parameter<T> To, StateTensor<T> From)>();
        for (int index = 0; index < layers.Count; index++)
            Match(layers[index].Layer, slots[index].Title, groups[index], copies, problems);
        problems.ThrowIfAny();
        foreach ((Parameter<T> to, StateTensor<T> from) in copies)
            from.Values.ToArray().CopyTo(to.Value.Values);
    }

    /// <summary>The state_dict as JSON: one name a line, the shortest numbers that read back the same; NaN and infinities are strings.</summary>
    public string ToJson() => StateDictWriter.Write(Tensors);

    private void Match(Layer<T> layer, string title, StateGroup group, List<(Parameter<T>, StateTensor<T>)> copies, Problems problems)
    {
        var given = new Dictionary<string, StateTensor<T>>(StringComparer.Ordinal);
        foreach ((string parameter, string name) in group.Names)
        {
            if (!given.TryAdd(parameter, _byName[name]))
                problems.Add(name, $"gives {parameter} a second time; expected it once");
        }

        if (layer is RecurrentLayer<T> { Biases: Biases.One } && !given.ContainsKey("bias") && given.TryGetValue("bias_hh", out StateTensor<T>? second) && second.Values.All(value => value == T.Zero))
        {
            given.Remove("bias_hh");
            if (given.Remove("bias_ih", out StateTensor<T>? first))
                given.Add("bias", first);
        }

        foreach (Parameter<T> parameter in layer.Parameters)
        {
            if (!given.Remove(parameter.Name, out StateTensor<T>? tensor))
                problems.Add("", $"has no '{parameter.Name}' for {title} in {group.Title}; expected {Wording.Shape(parameter.Shape)}");
            else if (!tensor.Shape.SequenceEqual(parameter.Shape))
                problems.Add(tensor.Name, $"is {Wording.Shape(tensor.Shape)}; expected {Wording.Shape(parameter.Shape)} for {title}");
            else
                copies.Add((parameter, tensor));
        }

        foreach (StateTensor<T> left in given.Values)
            problems.Add(left.Name, $"is not a weight of {title}; expected {Wording.Or([.. layer.Parameters.Select(parameter => parameter.Name)])}");
    }
}
