using System.Globalization;
using AutodiffTeach.Drawing.Scenes;
using AutodiffTeach.Drawing.Typesetting;
using AutodiffTeach.Graphs;
using AutodiffTeach.Scalars;

namespace AutodiffTeach.Drawing.Adapters;

/// <summary>The numbers of a walk, all from the engine's own run: values, gradients, direct partials.</summary>
internal sealed class WalkNumbers
{
    private const int LargestShownSize = 9;
    private const double Noise = 1e-12;

    private readonly NumericRun _run;
    private readonly NumericGradient? _gradient;
    private readonly int _digits;
    private readonly bool _joinsNames;

    public WalkNumbers(Model model, GraphView view, ModelVariable? output, int digits)
    {
        _joinsNames = view.Granularity == Granularity.Operations;
        _run = model.Graph.RunNumbers();
        _gradient = output is not null && _run.IsKnown(output) ? _run.GradientOf(output) : null;
        _digits = digits;
    }

    /// <summary>The value of a node, of any size, or null where it is unknown.</summary>
    public Quantity? WholeValueOf(GraphNode node) => IsKnown(node) ? Quantities.Of(node.Shape, node.Slots.Select(slot => _run.Run.Values[slot].Value)) : null;

    /// <summary>The value of a node, or null where it is unknown or too large for a line.</summary>
    public Quantity? ValueOf(GraphNode node) => node.Shape.Size > LargestShownSize ? null : WholeValueOf(node);

    /// <summary>Whether all elements of a node have a value.</summary>
    public bool IsKnown(GraphNode node) => node.Slots.All(_run.IsKnown);

    /// <summary>The gradient by a node, or null where it is unknown.</summary>
    public double[]? GradientOf(GraphNode node) => _gradient is null ? null : [.. node.Slots.Select(_gradient.AtSlot)];

    /// <summary>
    /// The direct partials along parallel edges taken together: a row for every element at their end, a column for every element at
    /// their start; null where values are unknown.
    /// </summary>
    public double[][]? PartialsOf(IReadOnlyList<GraphEdge> edges)
    {
        GraphEdge edge = edges[0];
        if (_gradient is null || !edge.To.Slots.All(_run.IsKnown))
            return null;
        ILookup<int, int> columns = Enumerable.Range(0, edge.From.Slots.Count).ToLookup(column => edge.From.Slots[column]);
        return edges.Count == 1 && LocalPartials.IsOfOnePosition(_run.Run.Tape, edge)
            ? [[LocalPartials.ValueOf(_run, edge)]]
            : [.. edge.To.Slots.Select(slot => RowOf(slot, edge, columns))];
    }

    /// <summary>What flows back: the partials, transposed, times the gradient at the end of the edge.</summary>
    public static double[] FlowBack(double[][] partials, double[] gradient)
    {
        var flow = new double[partials[0].Length];
        for (var i = 0; i < partials.Length; i++)
        {
            for (var j = 0; j < flow.Length; j++)
                flow[j] += partials[i][j] * gradient[i];
        }

        return flow;
    }

    /// <summary>Numbers in their shape, or null where there are too many for a line.</summary>
    public static Quantity? Shaped(Shape shape, double[] elements) => shape.Size > LargestShownSize ? null : Quantities.Of(shape, elements);

    /// <summary>A matrix of partials, or null where it is too large to be shown.</summary>
    public static Quantity? Jacobian(double[][] partials) =>
        partials.Length * partials[0].Length > LargestShownSize ? null : partials is [[var only]] ? Quantity.Scalar(only) : Quantity.Matrix(partials);

    public WalkFormula Formula(Quantity quantity) => WalkFormula.Number(quantity, _digits);

    /// <summary>A factor or later term: in brackets where it is negative.</summary>
    public WalkFormula Factor(Quantity quantity) =>
        quantity.Rank == 0 && NumberText.Format(quantity.Rows[0][0], _digits).StartsWith('−') ? WalkFormula.Bracketed(Formula(quantity)) : Formula(quantity);

    /// <summary>= where all digits of every number are shown, else ≈.</summary>
    public WalkFormula Relation(params IReadOnlyList<Quantity?> shown) =>
        WalkFormula.Operator(shown.All(quantity => quantity is null || quantity.Rows.All(row => row.All(IsExact))) ? "=" : "≈");

    /// <summary>= where the operands of a node are shown with all their digits, else ≈.</summary>
    public WalkFormula RelationOfOperands(IReadOnlyList<GraphEdge> edges) => Relation([.. edges.Select(edge => ValueOf(edge.From))]);

    private bool IsExact(double value) => !double.IsFinite(value)
        || Math.Abs(double.Parse(value.ToString("E" + (_digits - 1), CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) - value) <= Noise * Math.Abs(value);

    private double[] RowOf(int slot, GraphEdge edge, ILookup<int, int> columns)
    {
        var row = new double[edge.From.Slots.Count];
        foreach ((int operand, Real partial) in _run.Run.DirectPartials(slot, edge.To.Start))
        {
            foreach (int column in columns[OperandOf(operand, columns)])
                row[column] += partial.Value;
        }

        return row;
    }

    // In the view of operations another name of a node is that node, though it has a slot of its own.
    private int OperandOf(int slot, ILookup<int, int> columns)
    {
        ReadOnlySpan<Instruction> instructions = _run.Run.Tape.Instructions;
        while (_joinsNames && !columns.Contains(slot) && instructions[slot].Code == Opcode.Copy)
            slot = instructions[slot].Left;
        return slot;
    }
}
