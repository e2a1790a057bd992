using System.Numerics;
using AutodiffTeach.Networks.Layers;

namespace AutodiffTeach.Networks.Files.Reading;

/// <summary>A layer as a file gives it, before it is known whether its parts fit together.</summary>
internal sealed class LayerDraft<T>(LayerKind kind, JsonPlace place)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public LayerKind Kind { get; } = kind;

    public JsonPlace Place { get; } = place;

    public Activation Activation { get; init; } = Activation.Tanh;

    public double Probability { get; init; } = 0.5;

    /// <summary>The input size that the file states, or null.</summary>
    public int? StatedInput { get; init; }

    /// <summary>The output size that the file states, or null.</summary>
    public int? StatedOutput { get; init; }

    /// <summary>The input size, as far as it is known.</summary>
    public int? Input { get; set; }

    /// <summary>The output size, as far as it is known.</summary>
    public int? Output { get; set; }

    /// <summary>The weights that could be read, by their names in the layer.</summary>
    public Dictionary<string, NumberArray<T>> Weights { get; } = [];

    public Biases Biases => Weights.ContainsKey("bias_ih") ? Biases.Two : Weights.ContainsKey("bias") ? Biases.One : Biases.None;
}
