namespace AutodiffTeach.Networks.Flow;

/// <summary>The kind of a recurrent layer.</summary>
public enum CellKind
{
    /// <summary>h_t = σ(W^h h_{t-1} + W^x x_t + b).</summary>
    Rnn,

    /// <summary>Long short-term memory, with a cell beside the state.</summary>
    Lstm,

    /// <summary>Gated recurrent unit.</summary>
    Gru,

    /// <summary>h_t = σ(W^h h_{t-1} + W^x x_t + b) + h_{t-1}.</summary>
    Residual,
}
