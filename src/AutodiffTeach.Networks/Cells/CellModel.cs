using System.Numerics;
using AutodiffTeach.Networks.Layers;
using AutodiffTeach.Networks.Losses;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Cells;

/// <summary>
/// The equations of a network as a model in the language of the toolkit, so that its graph can be drawn, its gradients derived, and its
/// numbers compared with those of the layers.
/// </summary>
/// <remarks>
/// <para>
/// Names are those of the course and of PyTorch's documentation: <c>W_if</c> and <c>b_if</c> lead from the input to the gate f, <c>W_hf</c> and
/// <c>b_hf</c> from the state; the only gate of an RNN is <c>h</c>. One bias is <c>b_f</c>. A linear layer at the end is
/// <c>y_hat[t] = W_y @ h[t] + b_y</c>, one before it <c>v[t]</c>; an embedding is <c>e[t] = E' @ x[t]</c> with x_t one-hot; dropout does nothing.
/// Where there are several layers of a kind, their index comes first: <c>h[2][t]</c>, <c>W_hh[2]</c>.
/// </para>
/// <para>The loss is <c>L</c>; classes are one-hot vectors <c>y[t]</c>. A model has one sequence.</para>
/// </remarks>
public sealed class CellModel
{
    internal CellModel(string text, IReadOnlyList<CellWeight> weights)
    {
        Text = text;
        Weights = weights;
    }

    /// <summary>The model, ready for <see cref="Graphs.Model.Parse"/> or a <c>.graph</c> file.</summary>
    public string Text { get; }

    /// <summary>Which rows of which parameter each weight of the model is.</summary>
    public IReadOnlyList<CellWeight> Weights { get; }

    /// <summary>Writes a network, unrolled over the steps of an input.</summary>
    /// <typeparam name="T">The number: <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="input">The input, of one sequence; its values are those of the model.</param>
    /// <param name="loss">The loss, or null for a model whose outputs are those of the last layer.</param>
    /// <param name="withValues">Whether weights, inputs, targets and initial states are given values; else they have shapes alone.</param>
    /// <exception cref="ArgumentException">There is more than one sequence, no step, or a value that is not finite; or a shape does not fit.</exception>
    public static CellModel Of<T>(Network<T> network, Sequence<T> input, Loss<T>? loss = null, bool withValues = true)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(input);
        if (input.Batch != 1 || input.Steps == 0)
            throw new ArgumentException($"A model has one sequence of at least one step, not a batch of {input.Batch} with {input.Steps} steps.", nameof(input));
        if (network.Layers[0] is not Embedding<T> && network.Layers[0].InputSize != input.Features)
            throw new ArgumentException($"The network reads vectors of {network.Layers[0].InputSize}, but the input has vectors of {input.Features}.", nameof(input));
        return new CellModelWriter<T>(network, input, loss, withValues).Write();
    }
}
