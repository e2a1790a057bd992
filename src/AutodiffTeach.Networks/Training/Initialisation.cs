namespace AutodiffTeach.Networks.Training;

/// <summary>How the parameters of a layer begin; H is the size of a hidden state, D that of the vectors a layer reads.</summary>
/// <remarks>
/// The matrices of an LSTM or a GRU are those of its gates below one another; what is said of a matrix holds for that of each gate. Embeddings begin with
/// numbers of the normal distribution, as PyTorch's do, whichever is chosen.
/// </remarks>
public enum Initialisation
{
    /// <summary>
    /// PyTorch's defaults: all parameters of a recurrent layer uniform within ±1/√H; of a linear layer, weight and bias, uniform within ±1/√D.
    /// </summary>
    PyTorch,

    /// <summary>
    /// As if a recurrent layer had one matrix and one bias over [x, h] with PyTorch's default for a linear layer: uniform within ±1/√(D + H); of two
    /// biases the second is 0. Linear layers as in <see cref="PyTorch"/>.
    /// </summary>
    Fused,

    /// <summary>
    /// As if a recurrent layer had one linear layer of PyTorch's for x and one for h: the former's weight and <c>bias_ih</c> uniform within
    /// ±1/√D, the latter's weight and <c>bias_hh</c> or <c>bias</c> within ±1/√H. Linear layers as in <see cref="PyTorch"/>.
    /// </summary>
    Separate,

    /// <summary>
    /// Recurrent matrices orthogonal, uniform over all of them (Saxe, McClelland and Ganguli 2014): they change no norm. Everything else as in <see cref="Xavier"/>.
    /// </summary>
    Orthogonal,

    /// <summary>
    /// Recurrent matrices the identity, those of the input normal with standard deviation 0.001, biases 0 (Le, Jaitly and Hinton 2015, for
    /// ReLU). Linear layers as in <see cref="PyTorch"/>.
    /// </summary>
    Identity,

    /// <summary>Matrices uniform within ±√(6 / (rows + columns)), biases 0 (Glorot and Bengio 2010).</summary>
    Xavier,
}
