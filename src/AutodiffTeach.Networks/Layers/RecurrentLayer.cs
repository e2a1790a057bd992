using System.Numerics;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Layers;

/// <summary>A layer with a hidden state: what it gives at a step is its state h_t, which depends on h_{t-1}.</summary>
/// <remarks>
/// Each kind of layer gives its own step; what all share is here. Forward: the products of the input for all steps at once, then step by
/// step those of the state. Backward: step by step from the last, then one product over all steps for each gradient of a weight.
/// </remarks>
/// <typeparam name="T">The number: <see cref="float"/> or <see cref="double"/>.</typeparam>
public abstract class RecurrentLayer<T> : Layer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The sequences that pass through all steps together: two tiles of the kernel, so that two threads share a batch of 32.</summary>
    private const int BatchRows = 16;

    private readonly RecurrentParameters<T> _parameters;
    private readonly PackedMatrix<T> _packedInput = new();
    private readonly PackedMatrix<T> _packedStates = new();
    private readonly Action<int> _readInput;
    private readonly Action<int> _forwardThroughTime;
    private readonly Action<int> _backwardThroughTime;
    private readonly Action<int> _addGradients;
    private bool _hasForward;
    private Sequence<T>? _input;
    private Sequence<T>? _states;
    private Sequence<T>? _stateGradients;
    private Sequence<T>? _inputGradient;
    private Matrix<T>? _initialState;
    private Matrix<T>? _zeroState;
    private Matrix<T>? _initialStateGradient;

    private protected RecurrentLayer(int inputSize, int hiddenSize, int gates, Biases biases)
        : base(inputSize, hiddenSize)
    {
        _parameters = new(inputSize, hiddenSize, gates, biases);
        Biases = biases;
        // made once, so that a pass allocates nothing
        (_readInput, _forwardThroughTime, _backwardThroughTime, _addGradients) = (ReadInput, ForwardThroughTime, BackwardThroughTime, AddGradients);
    }

    /// <summary>The length of the hidden state.</summary>
    public int HiddenSize => OutputSize;

    /// <summary>How many bias vectors it has.</summary>
    public Biases Biases { get; }

    /// <inheritdoc/>
    public sealed override IReadOnlyList<Parameter<T>> Parameters => _parameters.All;

    internal sealed override Sequence<T>? LastOutput => _states;

    /// <summary>The state before the first step, h_0, batch × hidden; null (the default) is zero. Kept by reference until the backward pass.</summary>
    public Matrix<T>? InitialState { get; set; }

    /// <summary>The states h_1..h_T of the last forward pass, time × batch × hidden.</summary>
    /// <exception cref="InvalidOperationException">There was no forward pass yet.</exception>
    public Sequence<T> States => _states ?? throw NoForwardYet();

    /// <summary>The total derivatives dL/dh_1..dL/dh_T of the last backward pass: through the output of the step and through every later state.</summary>
    /// <exception cref="InvalidOperationException">There was no backward pass yet.</exception>
    public Sequence<T> StateGradients => _stateGradients ?? throw NoBackwardYet();

    /// <summary>dL/dh_0 of the last backward pass, batch × hidden.</summary>
    /// <exception cref="InvalidOperationException">There was no backward pass yet.</exception>
    public Matrix<T> InitialStateGradient => _initialStateGradient ?? throw NoBackwardYet();

    /// <summary>Its gates, in the order of the rows of the weights.</summary>
    private protected abstract Gate<T>[] Gates { get; }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The input's vectors or the initial state have another shape than this layer reads.</exception>
    public sealed override Sequence<T> Forward(Sequence<T> input)
    {
        RequireInput(input);
        _hasForward = false;
        _initialState = Initial(InitialState, ref _zeroState, input.Batch, nameof(InitialState));
        _states = Shapes.Fit(_states, input.Steps, input.Batch, HiddenSize);
        BeginForward(input);
        foreach (Gate<T> gate in Gates)
            gate.BeginForward(input.Steps, input.Batch, KeepsPackedWeights);

        _input = input;
        Workers.Run(Rows.Blocks(input.Steps * input.Batch, UnitRows), Work(InputSize), _readInput);
        Workers.Run(Rows.Blocks(input.Batch, BatchRows), Work(HiddenSize), _forwardThroughTime);
        _hasForward = true;
        return _states;
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">There was no forward pass yet.</exception>
    /// <exception cref="ArgumentException">The gradient does not have the shape of the output.</exception>
    public sealed override Sequence<T> Backward(Sequence<T> outputGradient)
    {
        Sequence<T> input = _hasForward ? _input! : throw NoForwardYet();
        RequireOutputGradient(outputGradient, States);
        _stateGradients = Shapes.Fit(_stateGradients, outputGradient);
        outputGradient.Values.CopyTo(_stateGradients.Values);
        _initialStateGradient = Shapes.Fit(_initialStateGradient, input.Batch, HiddenSize);
        _initialStateGradient.Values.Clear();
        _inputGradient = Shapes.Fit(_inputGradient, input);
        BeginBackward();
        foreach (Gate<T> gate in Gates)
            gate.BeginBackward();

        Workers.Run(Rows.Blocks(input.Batch, BatchRows), Work(HiddenSize), _backwardThroughTime);
        PackForGradients(input);
        Workers.Run(InputUnits + (Gates.Length * WeightUnits), Work((2 * InputSize) + HiddenSize), _addGradients);
        return _inputGradient;
    }

    /// <summary>Makes room for what the layer keeps of a forward pass.</summary>
    private protected virtual void BeginForward(Sequence<T> input)
    {
    }

    /// <summary>From z_t of every gate to h_t.</summary>
    private protected abstract void ForwardStep(int step, Rows rows);

    /// <summary>Makes room for what the layer keeps of a backward pass.</summary>
    private protected virtual void BeginBackward()
    {
    }

    /// <summary>From dL/dh_t, by then total, to dL/dz_t of every gate, and to h_{t-1} where it is read other than by a gate.</summary>
    private protected abstract void BackwardStep(int step, Rows rows);

    /// <summary>h_{t-1}.</summary>
    private protected ReadOnlySpan<T> PreviousState(int step, Rows rows) => step == 0 ? rows.Of(_initialState!) : rows.Of(_states!, step - 1);

    /// <summary>dL/dh_{t-1}, which the steps after t-1 add to.</summary>
    private protected Span<T> PreviousStateGradient(int step, Rows rows) =>
        step == 0 ? rows.Of(_initialStateGradient!) : rows.Of(_stateGradients!, step - 1);

    /// <summary>What is given for step 0, or zeros.</summary>
    private protected Matrix<T> Initial(Matrix<T>? given, ref Matrix<T>? zero, int batch, string name)
    {
        if (given is null)
            return zero = Shapes.Fit(zero, batch, HiddenSize);
        Shapes.Require(given, batch, HiddenSize, name, name);
        return given;
    }

    /// <summary>The gate at an index that reads both the input and the state.</summary>
    private protected Gate<T> JoinedGate(int index) => new(_parameters.InputMap(index), _parameters.StateMap(index));

    /// <summary>The part of a gate at an index that reads the input.</summary>
    private protected Gate<T> InputGate(int index) => new(_parameters.InputMap(index), state: null);

    /// <summary>The part of a gate at an index that reads the state.</summary>
    private protected Gate<T> StateGate(int index) => new(input: null, _parameters.StateMap(index));

    private int InputUnits => Rows.Blocks(_inputGradient!.Steps * _inputGradient.Batch, UnitRows);

    private int WeightUnits => Rows.Blocks(HiddenSize, UnitRows);

    /// <summary>The multiply-adds of the products of all gates with vectors of a size; their activations count as sixteen each.</summary>
    private long Work(int size) => (long)_states!.Values.Length * Gates.Length * (size + 16);

    private void ReadInput(int unit)
    {
        Sequence<T> input = _input!;
        var rows = Rows.Block(unit, input.Steps * input.Batch, UnitRows);
        foreach (Gate<T> gate in Gates)
            gate.ReadInput(input, rows);
    }

    private void ForwardThroughTime(int block)
    {
        var rows = Rows.Block(block, _states!.Batch, BatchRows);
        for (int step = 0; step < _states.Steps; step++)
        {
            foreach (Gate<T> gate in Gates)
                gate.ReadState(step, rows, PreviousState(step, rows));
            ForwardStep(step, rows);
        }
    }

    private void BackwardThroughTime(int block)
    {
        var rows = Rows.Block(block, _states!.Batch, BatchRows);
        for (int step = _states.Steps - 1; step >= 0; step--)
        {
            BackwardStep(step, rows);
            foreach (Gate<T> gate in Gates)
                gate.LeadToState(step, rows, PreviousStateGradient(step, rows));
        }
    }

    /// <summary>x_1..x_T and h_0..h_{T-1}, right factors of the gradients of the weights.</summary>
    private void PackForGradients(Sequence<T> input)
    {
        _packedInput.Resize(input.Steps * input.Batch, InputSize);
        _packedInput.Pack(input.Values, first: 0);
        _packedStates.Resize(input.Steps * input.Batch, HiddenSize);
        if (input.Steps == 0)
            return;
        _packedStates.Pack(_initialState!.Values, first: 0);
        _packedStates.Pack(States.Values[..((input.Steps - 1) * input.Batch * HiddenSize)], first: input.Batch);
    }

    // The first units are rows of the input's gradient, the others rows of the gradients of a gate's weights.
    private void AddGradients(int unit)
    {
        if (unit < InputUnits)
            LeadToInput(Rows.Block(unit, _inputGradient!.Steps * _inputGradient.Batch, UnitRows));
        else
            AddParameterGradients(Gates[(unit - InputUnits) / WeightUnits], (unit - InputUnits) % WeightUnits);
    }

    private void LeadToInput(Rows rows)
    {
        rows.OfAll(_inputGradient!).Clear();
        foreach (Gate<T> gate in Gates)
            gate.LeadToInput(_inputGradient!, rows);
    }

    private void AddParameterGradients(Gate<T> gate, int unit)
    {
        if (unit == 0)
            gate.AddBiasGradients();
        gate.AddWeightGradients(_packedInput, _packedStates, Rows.Block(unit, HiddenSize, UnitRows));
    }
}
