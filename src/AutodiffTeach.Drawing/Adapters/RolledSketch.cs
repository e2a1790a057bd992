using System.Globalization;
using AutodiffTeach.Drawing.Layout;
using AutodiffTeach.Drawing.Scenes;
using AutodiffTeach.Graphs;

namespace AutodiffTeach.Drawing.Adapters;

/// <summary>
/// The sketch of a recurrence rolled up: one cell for all steps, named as in the unrolled view with t as its step, and delayed edges for what a
/// step takes from the steps before. An edge that not all steps have says which.
/// </summary>
public sealed class RolledSketch
{
    private readonly Model _model;
    private readonly GraphView _view;
    private readonly TimedNames _names;
    private readonly RolledFamilies _families;
    private readonly Dictionary<string, SketchNode> _unrolled;
    private readonly Dictionary<string, List<GraphNode>> _members = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _ids = new(StringComparer.Ordinal);

    private RolledSketch(Model model, GraphView view, Sketch unrolled)
    {
        (_model, _view) = (model, view);
        _names = new TimedNames(model.Graph);
        _families = new RolledFamilies(view, _names);
        _unrolled = unrolled.Nodes.ToDictionary(node => node.Id, StringComparer.Ordinal);
        foreach (GraphNode node in view.Nodes.Where(node => _families.Whole(node) == node))
        {
            string key = _families.KeyOf(node);
            if (!_members.TryGetValue(key, out var members))
            {
                _members.Add(key, members = []);
                _ids.Add(key, _families.StepOf(node) is null ? node.Id : key);
            }

            members.Add(node);
        }
    }

    /// <summary>The rolled sketch of a view, or null where nothing recurs: where no result of a step is used by another step.</summary>
    /// <param name="model">The model, unrolled over at least two steps.</param>
    /// <param name="view">The view to roll up.</param>
    /// <param name="output">What is differentiated; default the model's first output.</param>
    /// <param name="parts">What the edges carry; numbers differ from step to step and are left out.</param>
    public static Sketch? Of(Model model, GraphView view, ModelVariable? output = null, SketchParts parts = SketchParts.Partials)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(view);
        Sketch unrolled = GraphSketch.Of(model, view, output, parts & (SketchParts.Partials | SketchParts.Products));
        return new RolledSketch(model, view, unrolled).Make(unrolled);
    }

    private Sketch? Make(Sketch unrolled)
    {
        SketchEdge[] edges = [.. _view.Edges.Zip(unrolled.Edges).Where(pair => _families.Whole(pair.First.From) == pair.First.From)
            .GroupBy(pair => Bundle(pair.First)).Select(bundle => EdgeOf(bundle.Key, [.. bundle]))];
        if (!edges.Any(edge => edge.Delay != 0))
            return null;
        SketchNode[] nodes = [.. _members.Select(entry => NodeOf(entry.Key, entry.Value)), .. Aliases().Select(alias => AliasOf(alias.Node, alias.Variable))];
        edges = [.. edges, .. Aliases().Select(alias => new SketchEdge(_ids[_families.KeyOf(alias.Node)], alias.Variable.Name) { Note = Range([_families.StepOf(alias.Node)!.Value]) })];
        return new Sketch(unrolled.Title, Describe(nodes, edges), nodes, edges);
    }

    private SketchNode NodeOf(string key, List<GraphNode> members)
    {
        SketchNode last = _unrolled[members[^1].Id];
        string? operation = _families.IsSum(members[^1]) ? "Σ" : last.Operation;
        if (_families.StepOf(members[^1]) is null)
            return last with { Id = _ids[key], Time = null, Operation = last.IsNamed ? operation : null, Label = last.IsNamed ? last.Label : operation ?? last.Label };
        return last with
        {
            Id = _ids[key],
            Label = members[^1].Variables.Count > 0 ? _names.PrintedNameOf(members[^1].Variables[0], _model.Notation) : last.Label,
            Role = _unrolled[members[0].Id].Role,
            Formula = last.Formula is { } formula ? _names.Relative(formula, _families.StepOf(members[^1])!.Value) : null,
            Time = null,
            Value = null,
            Gradient = null,
        };
    }

    // Names that a member has beside its own, such as y = h[N]: nodes of their own, since they name one step alone.
    private IEnumerable<(GraphNode Node, ModelVariable Variable)> Aliases() => _view.Nodes.Where(node => _families.StepOf(node) is not null)
        .SelectMany(node => node.Variables.Skip(1).Where(variable => _names.StepOf(variable) is null).Select(variable => (node, variable)));

    private SketchNode AliasOf(GraphNode node, ModelVariable variable) => new(variable.Name, _model.Notation.PrintedName(variable.Name), BoxRole.Output)
    {
        Value = _unrolled[node.Id].Value,
        Gradient = _unrolled[node.Id].Gradient,
        Shape = _unrolled[node.Id].Shape,
    };

    // Edges of the same kind between the same nodes, over the same number of steps, are one edge; so are those that leave the cell.
    private (string From, string To, int Position, int Delay) Bundle(GraphEdge edge)
    {
        GraphNode to = _families.Whole(edge.To);
        int delay = _families.StepOf(to) - _families.StepOf(edge.From) ?? 0;
        return (_families.KeyOf(edge.From), _families.KeyOf(to), _families.StepOf(to) is null ? 0 : edge.Position, delay);
    }

    private SketchEdge EdgeOf((string From, string To, int Position, int Delay) bundle, (GraphEdge Edge, SketchEdge Sketch)[] edges)
    {
        bool isComputed = _view.Incoming(edges[0].Edge.From).Count > 0;
        int[] steps = [.. edges.Select(pair => _families.StepOf(_families.Whole(pair.Edge.To)) ?? _families.StepOf(pair.Edge.From)).OfType<int>().Distinct().Order()];
        int[] all = [.. _members[_families.StepOf(_families.Whole(edges[0].Edge.To)) is null ? bundle.From : bundle.To].Select(_families.StepOf).OfType<int>()];
        bool isPartial = isComputed && bundle.Delay != 0 ? false : steps.Length < all.Length || _families.StepOf(_families.Whole(edges[0].Edge.To)) is null;
        string? offset = bundle.Delay == 0 || isComputed ? null : Signed(-bundle.Delay);
        return new SketchEdge(_ids[bundle.From], _ids[bundle.To])
        {
            Position = bundle.Position,
            Delay = isComputed ? bundle.Delay : 0,
            Note = offset ?? (isPartial && steps.Length > 0 ? Range(steps) : null),
            Partial = CommonOf(edges, edge => edge.Partial),
            Product = CommonOf(edges, edge => edge.Product),
        };
    }

    // A formula that two steps share but for their index; one that they do not share is left out.
    private string? CommonOf((GraphEdge Edge, SketchEdge Sketch)[] edges, Func<SketchEdge, string?> formula)
    {
        string?[] relative = [.. edges.TakeLast(2).Select(pair => formula(pair.Sketch) is { } text
            ? (_families.StepOf(_families.Whole(pair.Edge.To)) ?? _families.StepOf(pair.Edge.From)) is { } step ? _names.Relative(text, step) : text
            : null).Distinct()];
        return relative is [{ } only] ? only : null;
    }

    private string Range(int[] steps)
    {
        bool isRun = steps[^1] - steps[0] == steps.Length - 1;
        string text = steps.Length == 1 ? Number(steps[0]) : isRun ? $"{Number(steps[0])}…{Number(steps[^1])}" : string.Join(",", steps.Take(3).Select(Number)) + (steps.Length > 3 ? ",…" : "");
        return $"{_names.Letter} = {text}";
    }

    private string Signed(int offset) => $"{_names.Letter} {(offset > 0 ? "+" : "−")} {Number(Math.Abs(offset))}";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Describe(SketchNode[] nodes, SketchEdge[] edges)
    {
        var incoming = edges.ToLookup(edge => edge.To, StringComparer.Ordinal);
        var sentences = nodes.Where(node => incoming[node.Id].Any()).Select(node =>
            $" {node.Id} is computed from {string.Join(", ", incoming[node.Id].Select(edge => edge.From + (edge.Delay == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" of {edge.Delay} steps before"))))}.");
        return $"One step of a recurrence.{string.Concat(sentences)}";
    }
}
