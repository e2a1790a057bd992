using AutodiffTeach.Networks.Layers;

namespace AutodiffTeach.Networks.Flow;

/// <summary>A recurrent layer of an experiment: its kind, and the activation of those that leave it open.</summary>
/// <param name="Kind">The kind of layer.</param>
/// <param name="Activation">The activation σ of an RNN or a residual recurrence; an LSTM and a GRU have their own.</param>
public sealed record FlowCell(CellKind Kind, Activation Activation = Activation.Tanh)
{
    /// <summary>Whether the layer's activation is open to choice.</summary>
    public bool HasActivation => Kind is CellKind.Rnn or CellKind.Residual;

    /// <summary>The name: <c>rnn</c>, <c>lstm</c>, <c>gru</c> or <c>residual</c>, and where the activation is not tanh <c>rnn:relu</c>, <c>rnn:none</c>.</summary>
    public string Name => HasActivation && Activation != Activation.Tanh
        ? $"{KindName}:{(Activation == Activation.Relu ? "relu" : "none")}"
        : KindName;

    private string KindName => Kind.ToString().ToLowerInvariant();

    /// <summary>Makes the layer, all parameters zero, with one bias.</summary>
    /// <param name="inputSize">The length of x_t.</param>
    /// <param name="hiddenSize">The length of h_t.</param>
    public RecurrentLayer<double> CreateLayer(int inputSize, int hiddenSize) => Kind switch
    {
        CellKind.Rnn => new Rnn<double>(inputSize, hiddenSize, Activation, Biases.One),
        CellKind.Lstm => new Lstm<double>(inputSize, hiddenSize, Biases.One),
        CellKind.Gru => new Gru<double>(inputSize, hiddenSize, Biases.One),
        _ => new ResidualRecurrence<double>(inputSize, hiddenSize, Activation, Biases.One),
    };
}
