using AutodiffTeach.Networks.Layers;
using AutodiffTeach.Networks.Losses;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Flow;

/// <summary>How large the states of a recurrent layer and their gradients were in one forward and backward pass, step by step.</summary>
/// <remarks>
/// A norm of a step is the length of the vector of one sequence, and of a batch the mean over its sequences. What exceeds the range of
/// <see cref="double"/> is ∞ or NaN, what falls below it is 0.
/// </remarks>
public sealed record LayerFlow
{
    private LayerFlow(RecurrentLayer<double> layer)
    {
        StateNorms = VectorNorm.PerStep(layer.States);
        GradientNorms = VectorNorm.PerStep(layer.StateGradients);
        Gates = RecurrentGate.Of(layer);
        if (layer is Lstm<double> lstm)
        {
            CellNorms = VectorNorm.PerStep(lstm.Cells);
            CellGradientNorms = VectorNorm.PerStep(lstm.CellGradients);
        }
    }

    /// <summary>‖h_t‖ for t = 1..T.</summary>
    public IReadOnlyList<double> StateNorms { get; }

    /// <summary>‖dL/dh_t‖, total derivatives, for t = 1..T.</summary>
    public IReadOnlyList<double> GradientNorms { get; }

    /// <summary>‖C_t‖ of an LSTM; null for layers without cells.</summary>
    public IReadOnlyList<double>? CellNorms { get; }

    /// <summary>‖dL/dC_t‖, total derivatives, of an LSTM; null for layers without cells.</summary>
    public IReadOnlyList<double>? CellGradientNorms { get; }

    /// <summary>The square parts of the recurrent weights, one a gate; one alone for layers without gates.</summary>
    public IReadOnlyList<RecurrentGate> Gates { get; }

    /// <summary>The part of the recurrent weights that makes the new content of the state: W^h of an RNN or a residual recurrence, the part of g of an LSTM and of n of a GRU.</summary>
    public RecurrentGate Candidate => Gates.Single(gate => gate.IsCandidate);

    /// <summary>Runs one forward and backward pass through a network and measures its recurrent layers; adds to the gradients of its parameters.</summary>
    /// <param name="network">The network.</param>
    /// <param name="input">Time × batch × the network's input size.</param>
    /// <param name="loss">The loss of the network's outputs.</param>
    /// <returns>The recurrent layers in their order.</returns>
    public static IReadOnlyList<LayerFlow> Measure(Network<double> network, Sequence<double> input, Loss<double> loss)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(loss);
        loss.Forward(network.Forward(input));
        network.Backward(loss.Backward());
        return Of(network);
    }

    /// <summary>Measures the recurrent layers of a network after its last forward and backward pass.</summary>
    /// <param name="network">The network.</param>
    /// <returns>The recurrent layers in their order.</returns>
    public static IReadOnlyList<LayerFlow> Of(Network<double> network)
    {
        ArgumentNullException.ThrowIfNull(network);
        return [.. network.Layers.OfType<RecurrentLayer<double>>().Select(layer => new LayerFlow(layer))];
    }
}
