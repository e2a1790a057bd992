using System.Numerics;
using System.Numerics.Tensors;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Layers;

/// <summary>Long short-term memory (Hochreiter and Schmidhuber 1997, with the forget gate of Gers and others 2000), as PyTorch has it.</summary>
/// <remarks>
/// <para>
/// Every gate reads z = W_ih x_t + b_ih + W_hh h_{t-1} + b_hh with rows of its own:
/// i = sigmoid(z_i), f = sigmoid(z_f), g = tanh(z_g), o = sigmoid(z_o);
/// C_t = f ∘ C_{t-1} + i ∘ g, h_t = o ∘ tanh(C_t).
/// </para>
/// <para>Parameters, with hidden size H and input size D: <c>weight_ih</c> (4H × D), <c>weight_hh</c> (4H × H), biases of length 4H, in the order i, f, g, o.</para>
/// <para>
/// Backward: dL/dC_t = dL/dC_{t+1} ∘ f_{t+1} + dL/dh_t ∘ o ∘ (1 - tanh²(C_t));
/// dL/di = dL/dC_t ∘ g, dL/df = dL/dC_t ∘ C_{t-1}, dL/dg = dL/dC_t ∘ i, dL/do = dL/dh_t ∘ tanh(C_t), each times the slope of its
/// activation; dL/dh_{t-1} += W_hhᵀ dL/dz.
/// </para>
/// </remarks>
/// <typeparam name="T">The number: <see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class Lstm<T> : RecurrentLayer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Gate<T> _i;
    private readonly Gate<T> _f;
    private readonly Gate<T> _g;
    private readonly Gate<T> _o;
    private Sequence<T>? _cells;
    private Sequence<T>? _tanhCells;
    private Sequence<T>? _cellGradients;
    private Matrix<T>? _initialCell;
    private Matrix<T>? _zeroCell;
    private Matrix<T>? _initialCellGradient;

    /// <summary>Makes a layer whose parameters are zero.</summary>
    /// <param name="inputSize">The length of x_t.</param>
    /// <param name="hiddenSize">The length of h_t and C_t.</param>
    /// <param name="biases">How many bias vectors.</param>
    public Lstm(int inputSize, int hiddenSize, Biases biases = Biases.Two)
        : base(inputSize, hiddenSize, gates: 4, biases)
    {
        (_i, _f, _g, _o) = (JoinedGate(0), JoinedGate(1), JoinedGate(2), JoinedGate(3));
        Gates = [_i, _f, _g, _o];
    }

    /// <summary>The cell before the first step, C_0, batch × hidden; null (the default) is zero. Kept by reference until the backward pass.</summary>
    public Matrix<T>? InitialCell { get; set; }

    /// <summary>The cells C_1..C_T of the last forward pass, time × batch × hidden.</summary>
    /// <exception cref="InvalidOperationException">There was no forward pass yet.</exception>
    public Sequence<T> Cells => _cells ?? throw NoForwardYet();

    /// <summary>The total derivatives dL/dC_1..dL/dC_T of the last backward pass: through h_t and through every later cell and state.</summary>
    /// <exception cref="InvalidOperationException">There was no backward pass yet.</exception>
    public Sequence<T> CellGradients => _cellGradients ?? throw NoBackwardYet();

    /// <summary>dL/dC_0 of the last backward pass, batch × hidden.</summary>
    /// <exception cref="InvalidOperationException">There was no backward pass yet.</exception>
    public Matrix<T> InitialCellGradient => _initialCellGradient ?? throw NoBackwardYet();

    private protected override Gate<T>[] Gates { get; }

    private protected override void BeginForward(Sequence<T> input)
    {
        _initialCell = Initial(InitialCell, ref _zeroCell, input.Batch, nameof(InitialCell));
        _cells = Shapes.Fit(_cells, States);
        _tanhCells = Shapes.Fit(_tanhCells, States);
    }

    private protected override void ForwardStep(int step, Rows rows)
    {
        Span<T> i = rows.Of(_i.Values, step), f = rows.Of(_f.Values, step), g = rows.Of(_g.Values, step), o = rows.Of(_o.Values, step);
        TensorPrimitives.Sigmoid(i, i);
        TensorPrimitives.Sigmoid(f, f);
        HyperbolicTangent<T>.Of(g, g);
        TensorPrimitives.Sigmoid(o, o);

        // C_t = f ∘ C_{t-1} + i ∘ g
        Span<T> cell = rows.Of(_cells!, step);
        TensorPrimitives.Multiply(f, PreviousCell(step, rows), cell);
        TensorPrimitives.MultiplyAdd(i, g, cell, cell);

        // h_t = o ∘ tanh(C_t)
        Span<T> tanhCell = rows.Of(_tanhCells!, step);
        HyperbolicTangent<T>.Of(cell, tanhCell);
        TensorPrimitives.Multiply(o, tanhCell, rows.Of(States, step));
    }

    private protected override void BeginBackward()
    {
        _cellGradients = Shapes.Fit(_cellGradients, States);
        _cellGradients.Values.Clear();
        _initialCellGradient = Shapes.Fit(_initialCellGradient, States.Batch, HiddenSize);
        _initialCellGradient.Values.Clear();
    }

    private protected override void BackwardStep(int step, Rows rows)
    {
        ReadOnlySpan<T> i = rows.Of(_i.Values, step), f = rows.Of(_f.Values, step), g = rows.Of(_g.Values, step), o = rows.Of(_o.Values, step);
        Span<T> di = rows.Of(_i.Gradients, step), df = rows.Of(_f.Gradients, step), dg = rows.Of(_g.Gradients, step), dO = rows.Of(_o.Gradients, step);
        ReadOnlySpan<T> dh = rows.Of(StateGradients, step), tanhCell = rows.Of(_tanhCells!, step);
        Span<T> dC = rows.Of(CellGradients, step);

        // dC_t += dh_t ∘ o ∘ (1 - tanh²(C_t)); what C_{t+1} gave is there already. do is room for the product.
        TensorPrimitives.Multiply(dh, o, dO);
        Elementwise.TanhBackward(tanhCell, dO, di);
        TensorPrimitives.Add(dC, di, dC);

        TensorPrimitives.Multiply(dC, g, di);
        TensorPrimitives.Multiply(dC, PreviousCell(step, rows), df);
        TensorPrimitives.Multiply(dC, i, dg);
        TensorPrimitives.Multiply(dh, tanhCell, dO);
        Elementwise.SigmoidBackward(i, di, di);
        Elementwise.SigmoidBackward(f, df, df);
        Elementwise.TanhBackward(g, dg, dg);
        Elementwise.SigmoidBackward(o, dO, dO);

        // dC_{t-1} = dC_t ∘ f
        TensorPrimitives.Multiply(dC, f, step == 0 ? rows.Of(InitialCellGradient) : rows.Of(CellGradients, step - 1));
    }

    private ReadOnlySpan<T> PreviousCell(int step, Rows rows) => step == 0 ? rows.Of(_initialCell!) : rows.Of(_cells!, step - 1);
}
