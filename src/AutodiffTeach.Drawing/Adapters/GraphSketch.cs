using System.Globalization;
using AutodiffTeach.Drawing.Layout;
using AutodiffTeach.Drawing.Scenes;
using AutodiffTeach.Formulas;
using AutodiffTeach.Graphs;
using Power = AutodiffTeach.Operations.Power;

namespace AutodiffTeach.Drawing.Adapters;

/// <summary>Makes the sketch of a model's computation graph: the only place where drawings meet derivatives.</summary>
public sealed class GraphSketch
{
    private const int LargestShownSize = 9;
    private const int LongestPartial = 18;

    private readonly Model _model;
    private readonly GraphView _view;
    private readonly NumericRun _numbers;
    private readonly NumericGradient? _gradient;
    private readonly LocalForms _forms;

    private GraphSketch(Model model, GraphView view, ModelVariable? output)
    {
        _model = model;
        _view = view;
        _numbers = model.Graph.RunNumbers();
        _gradient = output is not null && _numbers.IsKnown(output) ? _numbers.GradientOf(output) : null;
        _forms = model.Graph.RunLocally();
    }

    /// <summary>The sketch of a view of the model's graph, with values, gradients and direct partials as far as they are known.</summary>
    /// <param name="model">The model.</param>
    /// <param name="view">The view, such as <c>model.Graph.View(Granularity.Variables)</c>, perhaps with inputs or constants hidden.</param>
    /// <param name="output">What is differentiated; default the model's first output.</param>
    public static Sketch Of(Model model, GraphView view, ModelVariable? output = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(view);
        output ??= model.Graph.Outputs.Count > 0 ? model.Graph.Outputs[0] : null;
        return new GraphSketch(model, view, output).Make();
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
            [.. _view.Edges.Select(EdgeOf)]);
    }

    private SketchNode NodeOf(GraphNode node) => new(node.Id, LabelOf(node), RoleOf(node))
    {
        Time = node.Time,
        IsNamed = node.Variables.Count > 0,
        Operation = node.Variables.Count > 0 && node.Operation is not null ? OperationOf(node) : null,
        Value = node.Slots.All(_numbers.IsKnown) ? QuantityOf(node.Shape, node.Slots.Select(slot => _numbers.Run.Values[slot].Value)) : null,
        Gradient = node.Role != Role.Constant && _gradient is { } gradient
            ? QuantityOf(node.Shape, node.Slots.Select(gradient.AtSlot))
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

    private SketchEdge EdgeOf(GraphEdge edge)
    {
        bool scalar = edge.From.Shape.IsScalar && edge.To.Shape.IsScalar;
        bool active = edge.From.Role != Role.Constant;
        return new SketchEdge(edge.From.Id, edge.To.Id)
        {
            Position = edge.Position,
            Partial = active ? scalar ? PartialOf(edge) : SymbolOf(edge) : null,
            PartialValue = active && scalar && edge.From.Slots.Concat(edge.To.Slots).All(_numbers.IsKnown)
                ? Quantity.Scalar(LocalPartials.ValueOf(_numbers, edge))
                : null,
        };
    }

    // The formula where it is short, else the symbol.
    private string? PartialOf(GraphEdge edge)
    {
        Expr formula = Simplifier.Simplify(LocalPartials.FormulaOf(_forms, edge));
        string text = PlainPrinter.Print(formula, _model.Notation);
        return text.Length <= LongestPartial ? text.Replace("*", " ", StringComparison.Ordinal) : SymbolOf(edge);
    }

    private string? SymbolOf(GraphEdge edge) => edge.From.Variables.Count == 0 || edge.To.Variables.Count == 0
        ? null
        : $"∂⁺{_model.Notation.PrintedName(edge.To.Variables[0].Name)}/∂{_model.Notation.PrintedName(edge.From.Variables[0].Name)}";

    private static Quantity? QuantityOf(Shape shape, IEnumerable<double> elements) => shape.Kind switch
    {
        _ when shape.Size > LargestShownSize => null,
        ShapeKind.Scalar => Quantity.Scalar(elements.First()),
        ShapeKind.Vector => Quantity.Vector(elements),
        _ => Quantity.Matrix(elements.Chunk(shape.Columns)),
    };
}
