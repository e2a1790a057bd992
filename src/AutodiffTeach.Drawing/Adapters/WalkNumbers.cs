using System.Globalization;
using AutodiffTeach.Drawing.Scenes;
using AutodiffTeach.Drawing.Typesetting;
using AutodiffTeach.Graphs;

namespace AutodiffTeach.Drawing.Adapters;

/// <summary>The numbers of a walk, all from the engine's own run: values, gradients, direct partials.</summary>
internal sealed class WalkNumbers
{
    private const int LargestShownSize = 9;
    private const double Noise = 1e-12;

    private readonly NumericRun _run;
    private readonly ViewGradients? _gradients;
    private readonly int _digits;

    public WalkNumbers(Model model, GraphView view, ModelVariable? output, int digits)
    {
        _run = model.Graph.RunNumbers();
        _gradients = output is not null && _run.IsKnown(output) ? new ViewGradients(model, view, _run, _run.GradientOf(output)) : null;
        _digits = digits;
    }

    /// <summary>The value of a node, of any size, or null where it is unknown.</summary>
    public Quantity? WholeValueOf(GraphNode node) => IsKnown(node) ? Quantities.Of(node.Shape, node.Slots.Select(slot => _run.Run.Values[slot].Value)) : null;

    /// <summary>The value of a node, or null where it is unknown or too large for a line.</summary>
    public Quantity? ValueOf(GraphNode node) => node.Shape.Size > LargestShownSize ? null : WholeValueOf(node);

    /// <summary>Whether all elements of a node have a value.</summary>
    public bool IsKnown(GraphNode node) => node.Slots.All(_run.IsKnown);

    /// <summary>The gradient by a node, or null where it is unknown.</summary>
    public double[]? GradientOf(GraphNode node) => _gradients?.GradientOf(node);

    /// <summary>The direct partials along an edge, a row for every element at its end, or null where values are unknown.</summary>
    public double[][]? PartialsOf(GraphEdge edge) => _gradients?.PartialsOf(edge);

    /// <summary>What flows back along an edge, or null where values are unknown.</summary>
    public double[]? FlowOf(GraphEdge edge) => _gradients?.FlowOf(edge);

    /// <summary>Whether the numbers of a node can be told apart.</summary>
    public bool IsDistinct(GraphNode node) => _gradients?.IsDistinct(node) ?? true;

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
}
