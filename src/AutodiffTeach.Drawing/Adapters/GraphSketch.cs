using System.Globalization;
using AutodiffTeach.Drawing.Layout;
using AutodiffTeach.Drawing.Scenes;
using AutodiffTeach.Graphs;
using Power = AutodiffTeach.Operations.Power;

namespace AutodiffTeach.Drawing.Adapters;

/// <summary>Makes the sketch of a model's computation graph: the only place where drawings meet derivatives.</summary>
public sealed class GraphSketch
{
    private readonly Model _model;
    private readonly GraphView _view;
    private readonly NumericRun _numbers;
    private readonly ViewGradients? _gradients;
    private readonly EdgeSketch _edges;

    private GraphSketch(Model model, GraphView view, ModelVariable? output, SketchParts parts)
    {
        _model = model;
        _view = view;
        _numbers = model.Graph.RunNumbers();
        _gradients = output is not null && _numbers.IsKnown(output) ? new ViewGradients(model, view, _numbers, _numbers.GradientOf(output)) : null;
        _edges = new EdgeSketch(model, _numbers, _gradients, output, parts);
    }

    /// <summary>The sketch of a view of the model's graph, with values, gradients and direct partials as far as they are known.</summary>
    /// <param name="model">The model.</param>
    /// <param name="view">The view, such as <c>model.Graph.View(Granularity.Variables)</c>, perhaps with inputs or constants hidden.</param>
    /// <param name="output">What is differentiated; default the model's first output.</param>
    /// <param name="parts">What the edges carry; default everything.</param>
    public static Sketch Of(Model model, GraphView view, ModelVariable? output = null, SketchParts parts = SketchParts.All)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(view);
        output ??= model.Graph.Outputs.Count > 0 ? model.Graph.Outputs[0] : null;
        return new GraphSketch(model, view, output, parts).Make();
    }

    private Sketch Make()
    {
        string title = _model.Title.Length > 0 ? _model.Title : "Computation graph";
        var formulas = new NodeFormulas(_model, _view);
        SketchNode[] nodes = [.. _view.Nodes.Select(node => NodeOf(node) with { Formula = formulas.Of(node) })];
        return new Sketch(
            title,
            GraphNarration.Describe(_view, nodes),
            nodes,
            [.. _view.Edges.Select(_edges.Of)]);
    }

    private SketchNode NodeOf(GraphNode node) => new(node.Id, LabelOf(node), RoleOf(node))
    {
        Time = node.Time,
        OperationName = node.Operation,
        Shape = Quantities.TextOf(node.Shape),
        IsNamed = node.Variables.Count > 0,
        Operation = node.Variables.Count > 0 && node.Operation is not null ? OperationOf(node) : null,
        Value = node.Slots.All(_numbers.IsKnown) ? Quantities.Of(node.Shape, node.Slots.Select(slot => _numbers.Run.Values[slot].Value)) : null,
        Gradient = LocalPartials.IsActive(_model.Graph.Tape, node) && _gradients is { } gradients && gradients.IsDistinct(node)
            ? Quantities.Of(node.Shape, gradients.GradientOf(node))
            : null,
    };

    private string LabelOf(GraphNode node)
    {
        if (node.Variables.Count > 0)
            return string.Join(" = ", node.Variables.Select(variable => _model.Notation.PrintedName(variable.Name)));
        return OperationOf(node);
    }

    private string OperationOf(GraphNode node) =>
        _model.Notation.FunctionNames.GetValueOrDefault(node.Label, node.Label) + HiddenExponentOf(node);

    // A power whose literal exponent is hidden says it itself.
    private string HiddenExponentOf(GraphNode node)
    {
        Instruction instruction = _model.Graph.Tape.Instructions[node.Slots[0]];
        bool hidden = instruction.Operation is Power && _view.Incoming(node).Count == 1 && !_model.Graph.Tape.IsActive(instruction.Right);
        return hidden && _numbers.IsKnown(instruction.Right)
            ? _numbers.Run.Values[instruction.Right].Value.ToString("R", CultureInfo.InvariantCulture)
            : "";
    }

    private static BoxRole RoleOf(GraphNode node) => node.Role switch
    {
        Role.Parameter => BoxRole.Parameter,
        Role.Input => BoxRole.Input,
        Role.State => BoxRole.State,
        Role.Constant => BoxRole.Constant,
        Role.Operation => BoxRole.Operation,
        Role.Output => BoxRole.Output,
        _ => BoxRole.Intermediate,
    };
}
