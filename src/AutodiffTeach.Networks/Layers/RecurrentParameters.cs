using System.Numerics;

namespace AutodiffTeach.Networks.Layers;

/// <summary>The parameters of a recurrent layer under PyTorch's names, the gates one under another.</summary>
/// <typeparam name="T">The number.</typeparam>
internal sealed class RecurrentParameters<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly int _hiddenSize;
    private readonly Parameter<T> _inputWeight;
    private readonly Parameter<T> _stateWeight;
    private readonly Parameter<T>? _inputBias;
    private readonly Parameter<T>? _stateBias;

    public RecurrentParameters(int inputSize, int hiddenSize, int gates, Biases biases)
    {
        if (!Enum.IsDefined(biases))
            throw new ArgumentOutOfRangeException(nameof(biases), biases, "Two, One or None was expected.");
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(inputSize);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(hiddenSize);
        int rows = checked(gates * hiddenSize);
        _hiddenSize = hiddenSize;
        _inputWeight = Parameter<T>.OfMatrix("weight_ih", rows, inputSize);
        _stateWeight = Parameter<T>.OfMatrix("weight_hh", rows, hiddenSize);
        _inputBias = biases == Biases.None ? null : Parameter<T>.OfVector(biases == Biases.Two ? "bias_ih" : "bias", rows);
        _stateBias = biases == Biases.Two ? Parameter<T>.OfVector("bias_hh", rows) : null;
        All = [.. new[] { _inputWeight, _stateWeight, _inputBias, _stateBias }.OfType<Parameter<T>>()];
    }

    /// <summary>All parameters, in PyTorch's order.</summary>
    public IReadOnlyList<Parameter<T>> All { get; }

    /// <summary>x ↦ W_ih x + b_ih of a gate.</summary>
    public AffineMap<T> InputMap(int gate) => new(_inputWeight, _inputBias, gate * _hiddenSize, _hiddenSize);

    /// <summary>h ↦ W_hh h + b_hh of a gate.</summary>
    public AffineMap<T> StateMap(int gate) => new(_stateWeight, _stateBias, gate * _hiddenSize, _hiddenSize);
}
