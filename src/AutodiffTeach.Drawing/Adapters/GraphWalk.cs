using AutodiffTeach.Drawing.Scenes;
using AutodiffTeach.Graphs;

namespace AutodiffTeach.Drawing.Adapters;

/// <summary>Makes the walk through a model's computation graph: forward node by node, then backward edge by edge.</summary>
public sealed class GraphWalk
{
    private readonly GraphView _view;
    private readonly GraphNode? _output;
    private readonly WalkNumbers _numbers;
    private readonly WalkSymbols _symbols;
    private readonly BackwardMoments _backward;

    private GraphWalk(Model model, GraphView view, ModelVariable? output, int digits)
    {
        _view = view;
        _output = output is null ? null : view.Find(output.Name);
        _numbers = new WalkNumbers(model, view, output, digits);
        _symbols = new WalkSymbols(model, view, _numbers);
        _backward = new BackwardMoments(model, view, _numbers, _symbols);
    }

    /// <summary>The walk through a view of the model's graph; with numbers where values are given, in symbols where they are not.</summary>
    /// <remarks>Linear in the view, and for a vector in the entries of its direct partials. Every number is the engine's own.</remarks>
    /// <param name="model">The model.</param>
    /// <param name="view">The view that the sketch was made of.</param>
    /// <param name="output">What is differentiated; default the model's first output.</param>
    /// <param name="digits">Significant digits of numbers, 1 to 15.</param>
    public static Walk Of(Model model, GraphView view, ModelVariable? output = null, int digits = 5)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(view);
        output ??= model.Graph.Outputs.Count > 0 ? model.Graph.Outputs[0] : null;
        return new Walk([.. new GraphWalk(model, view, output, digits).Moments()]);
    }

    private IEnumerable<WalkMoment> Moments()
    {
        GraphNode[] literals = [.. _view.Nodes.Where(IsLiteral)];
        yield return new WalkMoment(WalkPhase.Start, Start())
        {
            Changes = [.. literals.Select(node => new WalkChange(node.Id, TextKind.Value, _numbers.ValueOf(node)!)).Where(change => change.Quantity is not null)],
        };
        foreach (GraphNode node in _view.Nodes.Where(node => !IsLiteral(node)))
            yield return Forward(node);
        if (_output is { } output)
        {
            foreach (WalkMoment moment in _backward.From(output))
                yield return moment;
        }

        yield return End();
    }

    private List<WalkFormula> Start()
    {
        List<WalkFormula> words = [WalkFormula.Words("Forward, every node is computed from those before it.")];
        if (_output is { } output)
            words.AddRange([WalkFormula.Words(" Then backward, the derivatives of "), Symbol(output), WalkFormula.Words(" flow along the edges, from the end to the start.")]);
        return words;
    }

    private WalkMoment Forward(GraphNode node)
    {
        bool isGiven = _view.Granularity == Granularity.Variables ? node.Variables[0].IsLeaf : node.Operation is null;
        Quantity? value = _numbers.ValueOf(node);
        return new WalkMoment(WalkPhase.Forward, isGiven ? Given(node, value) : Computed(node))
        {
            Nodes = [node.Id],
            Lines = [.. isGiven ? GivenLines(node, value) : ComputedLines(node, value)],
            Changes = _numbers.WholeValueOf(node) is { } whole ? [new WalkChange(node.Id, TextKind.Value, whole)] : [],
        };
    }

    private List<WalkFormula> Given(GraphNode node, Quantity? value) =>
    [
        WalkFormula.Words($"The {RoleOf(node)} "), Symbol(node),
        WalkFormula.Words((value is null && !IsKnown(node) ? " has no value; it stays a symbol." : " is given.") + ShapeOf(node)),
    ];

    private List<WalkFormula> Computed(GraphNode node) => [WalkFormula.Words("Compute "), Symbol(node), WalkFormula.Words("." + ShapeOf(node))];

    private IEnumerable<WalkLine> GivenLines(GraphNode node, Quantity? value)
    {
        if (value is not null && node.Variables.Count > 0)
            yield return new(WalkLineKind.Numbers, WalkFormula.Row(Symbol(node), _numbers.Relation(value), _numbers.Formula(value)));
    }

    // h_1 = relu(U x_1 + V h_0), then = relu(0.1 · 0.5 + 0.2 · 0) = 0.05
    private IEnumerable<WalkLine> ComputedLines(GraphNode node, Quantity? value)
    {
        if (_symbols.DefinitionOf(node) is { } definition)
            yield return new(WalkLineKind.Rule, WalkFormula.Row(Symbol(node), WalkFormula.Operator("="), definition));
        if (value is null)
            yield break;
        List<WalkFormula> line = [Symbol(node)];
        WalkFormula number = _numbers.Formula(value);
        if (_symbols.InsertedOf(node) is { } inserted && inserted.ToText() != number.ToText())
            line.AddRange([_numbers.RelationOfOperands(_view.Incoming(node)), inserted]);
        line.AddRange([_numbers.Relation(value), number]);
        yield return new(WalkLineKind.Numbers, WalkFormula.Row(line));
    }

    private WalkMoment End()
    {
        if (_output is not { } output)
            return new WalkMoment(WalkPhase.End, [WalkFormula.Words("All nodes are computed.")]);
        WalkChange[] rest = [.. _backward.Unrelated(output).Select(node => (node, _numbers.GradientOf(node)))
            .Where(pair => pair.Item2 is not null && _numbers.IsDistinct(pair.node))
            .Select(pair => new WalkChange(pair.node.Id, TextKind.Gradient, Quantities.Of(pair.node.Shape, pair.Item2!)))];
        List<WalkFormula> words = [WalkFormula.Words("All derivatives of "), Symbol(output), WalkFormula.Words(" are complete.")];
        if (_backward.Unrelated(output).Any())
            words.AddRange([WalkFormula.Words(" By what "), Symbol(output), WalkFormula.Words(" does not depend on, its derivative is 0.")]);
        return new WalkMoment(WalkPhase.End, words) { Changes = rest };
    }

    // A number of the formula itself is there from the start.
    private static bool IsLiteral(GraphNode node) => node.Variables.Count == 0 && node.Operation is null;

    private bool IsKnown(GraphNode node) => _numbers.IsKnown(node);

    private WalkFormula Symbol(GraphNode node) => _symbols.Of(node).Formula;

    private static string ShapeOf(GraphNode node) => node.Shape.IsScalar ? "" : $" It is a {node.Shape}.";

    private static string RoleOf(GraphNode node) => node.Role switch
    {
        Role.Parameter => "parameter",
        Role.Input => "input",
        Role.State => "state",
        _ => "constant",
    };
}
