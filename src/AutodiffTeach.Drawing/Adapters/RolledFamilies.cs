using System.Globalization;
using AutodiffTeach.Graphs;

namespace AutodiffTeach.Drawing.Adapters;

/// <summary>
/// Which nodes of an unrolled view are one node of the rolled one: those of a family of results or inputs, and operations that compute the
/// same from the same of their own step. The chain of additions of a sum over all steps is one node.
/// </summary>
internal sealed class RolledFamilies
{
    private readonly GraphView _view;
    private readonly TimedNames _names;
    private readonly Dictionary<GraphNode, GraphNode> _sums = [];
    private readonly HashSet<GraphNode> _wholes = [];
    private readonly Dictionary<GraphNode, (string Key, int Step)> _folded = [];
    private readonly Dictionary<string, int> _signatures = new(StringComparer.Ordinal);

    public RolledFamilies(GraphView view, TimedNames names)
    {
        (_view, _names) = (view, names);
        foreach (GraphNode node in view.Nodes.Reverse())
            MergeIntoSum(node);
        foreach (GraphNode node in view.Nodes)
            Fold(node);
        UnfoldSingles();
    }

    /// <summary>The node that stands for a node in sums over all steps; the node itself elsewhere.</summary>
    public GraphNode Whole(GraphNode node) => _sums.GetValueOrDefault(node, node);

    /// <summary>True where the node is the sum over all steps.</summary>
    public bool IsSum(GraphNode node) => _wholes.Contains(node);

    /// <summary>The step of a node that is folded with its like of other steps, else null.</summary>
    public int? StepOf(GraphNode node) => _folded.TryGetValue(node, out var entry) ? entry.Step : null;

    /// <summary>The same for all nodes that are one node of the rolled view.</summary>
    public string KeyOf(GraphNode node) => _folded.TryGetValue(node, out var entry) ? entry.Key
        : node is { Role: Role.Constant, Variables.Count: 0 } ? $"#{_names.OwnerOf(node)?.Name}={node.Label}" : "=" + node.Id;

    private bool IsTimeless(GraphNode node) => _names.OwnerOf(node) is not { } owner || _names.StepOf(owner) is null;

    private void MergeIntoSum(GraphNode node)
    {
        if (node.Operation != "Add" || node.Variables.Count > 0 || !IsTimeless(node) || _view.Outgoing(node) is not [var only])
            return;
        if (only.To.Operation == "Add" && IsTimeless(only.To) && _names.OwnerOf(only.To) == _names.OwnerOf(node))
            _wholes.Add(_sums[node] = Whole(only.To));
    }

    private void Fold(GraphNode node)
    {
        if (_names.OwnerOf(node) is { } owner && _names.StepOf(owner) is { } step)
        {
            // A given initial state stands for itself.
            if (node.Role != Role.State)
                _folded[node] = ($"{_names.NameOf(owner)}{(node.Variables.Count > 0 ? "" : node.Id[node.Id.IndexOf('.', StringComparison.Ordinal)..])}", step);
            return;
        }

        if (node.Variables.Count > 0 || node.Operation is null || _sums.ContainsKey(node) || IsSum(node))
            return;
        GraphEdge[] arguments = [.. _view.Incoming(node)];
        int[] computed = [.. arguments.Where(edge => _view.Incoming(edge.From).Count > 0).Select(edge => StepOf(edge.From)).OfType<int>()];
        int[] steps = computed.Length > 0 ? computed : [.. arguments.Select(edge => StepOf(edge.From)).OfType<int>()];
        if (steps.Length == 0 || arguments.Any(edge => StepOf(edge.From) is null && edge.From.Operation is not null))
            return;
        int latest = steps.Max();
        string signature = string.Join(";", arguments.Select(edge => string.Create(CultureInfo.InvariantCulture, $"{KeyOf(edge.From)}@{latest - StepOf(edge.From)}")).Prepend(node.Label));
        if (!_signatures.TryGetValue(signature, out int number))
            _signatures.Add(signature, number = _signatures.Count + 1);
        _folded[node] = (string.Create(CultureInfo.InvariantCulture, $"{_names.OwnerOf(node)?.Name}.{node.Label}_{number}"), latest);
    }

    // What is done at one step alone is no part of the cell.
    private void UnfoldSingles()
    {
        var counts = _folded.Values.CountBy(entry => entry.Key).ToDictionary();
        foreach (GraphNode node in _view.Nodes.Where(node => _folded.TryGetValue(node, out var entry) && counts[entry.Key] == 1 && IsTimeless(node)))
            _folded.Remove(node);
    }
}
