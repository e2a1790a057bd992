using System.Numerics;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Layers;

/// <summary>The same linear map at every step: y_t = W x_t + b.</summary>
/// <remarks>
/// <para>Parameters: <c>weight</c> (output × input) and <c>bias</c> (output).</para>
/// <para>Backward: dL/dx_t = Wᵀ dL/dy_t, dL/dW += Σ_t dL/dy_t x_tᵀ, dL/db += Σ_t dL/dy_t.</para>
/// </remarks>
/// <typeparam name="T">The number: <see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class Linear<T> : Layer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly AffineMap<T> _map;
    private readonly PackedMatrix<T> _packedInput = new();
    private readonly Action<int> _forwardRows;
    private readonly Action<int> _backwardRows;
    private Sequence<T>? _input;
    private Sequence<T>? _output;
    private Sequence<T>? _outputGradient;
    private Sequence<T>? _inputGradient;

    /// <summary>Makes a layer whose parameters are zero.</summary>
    /// <param name="inputSize">The length of x_t.</param>
    /// <param name="outputSize">The length of y_t.</param>
    /// <param name="bias">Whether it adds b.</param>
    public Linear(int inputSize, int outputSize, bool bias = true)
        : base(inputSize, outputSize)
    {
        var w = Parameter<T>.OfMatrix("weight", outputSize, inputSize);
        Parameter<T>? b = bias ? Parameter<T>.OfVector("bias", outputSize) : null;
        Parameters = b is null ? [w] : [w, b];
        _map = new(w, b, first: 0, outputSize);
        (_forwardRows, _backwardRows) = (ForwardRows, BackwardRows);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter<T>> Parameters { get; }

    internal override Sequence<T>? LastOutput => _output;

    private int InputUnits => Rows.Blocks(_input!.Steps * _input.Batch, UnitRows);

    private long Work => (long)_input!.Values.Length * OutputSize;

    /// <inheritdoc/>
    public override Sequence<T> Forward(Sequence<T> input)
    {
        RequireInput(input);
        _input = input;
        _output = Shapes.Fit(_output, input.Steps, input.Batch, OutputSize);
        _map.BeginForward(KeepsPackedWeights);
        Workers.Run(InputUnits, Work, _forwardRows);
        return _output;
    }

    /// <inheritdoc/>
    public override Sequence<T> Backward(Sequence<T> outputGradient)
    {
        Sequence<T> input = _input ?? throw NoForwardYet();
        RequireOutputGradient(outputGradient, _output!);
        if (ReferenceEquals(outputGradient, _inputGradient))
            throw new ArgumentException("The gradient of the output is what the last backward pass gave, which this pass overwrites; a copy of it was expected.", nameof(outputGradient));
        _outputGradient = outputGradient;
        _inputGradient = Shapes.Fit(_inputGradient, input);
        _map.BeginBackward();
        _packedInput.Resize(input.Steps * input.Batch, InputSize);
        _packedInput.Pack(input.Values, first: 0);
        Workers.Run(InputUnits + Rows.Blocks(OutputSize, UnitRows), 2 * Work, _backwardRows);
        _map.AddBiasGradient(outputGradient.Values);
        return _inputGradient;
    }

    private void ForwardRows(int unit)
    {
        Span<T> y = InputRows(unit).OfAll(_output!);
        if (_map.Bias.IsEmpty)
            y.Clear();
        else
            Elementwise.Repeat(_map.Bias, y);
        _map.AddProduct(InputRows(unit).OfAll(_input!), y);
    }

    // The first units are rows of the input's gradient, the others rows of the weight's.
    private void BackwardRows(int unit)
    {
        if (unit >= InputUnits)
        {
            _map.AddWeightGradient(_outputGradient!.Values, _packedInput, Rows.Block(unit - InputUnits, OutputSize, UnitRows));
            return;
        }

        Span<T> dx = InputRows(unit).OfAll(_inputGradient!);
        dx.Clear();
        _map.AddInputGradient(InputRows(unit).OfAll(_outputGradient!), dx);
    }

    private Rows InputRows(int unit) => Rows.Block(unit, _input!.Steps * _input.Batch, UnitRows);
}
