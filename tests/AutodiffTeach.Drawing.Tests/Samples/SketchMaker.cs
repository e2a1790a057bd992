using AutodiffTeach.Drawing.Layout;
using AutodiffTeach.Drawing.Scenes;

namespace AutodiffTeach.Drawing.Tests.Samples;

/// <summary>Writes sketches down briefly: nodes are made by name, edges by the arguments of a node.</summary>
internal sealed class SketchMaker(string title)
{
    private readonly List<SketchNode> _nodes = [];
    private readonly List<SketchEdge> _edges = [];
    private int _operations;

    public Sketch Sketch => new(title, "The computation graph of " + title + ".", _nodes, _edges);

    public string Parameter(string id) => Add(id, id, BoxRole.Parameter, null);

    public string Input(string id, int? time = null) => Add(id, id, BoxRole.Input, time);

    public string State(string id, int? time = null) => Add(id, id, BoxRole.State, time);

    public string Node(string id, int? time, params string[] arguments) => Wire(Add(id, id, BoxRole.Intermediate, time), arguments);

    public string Output(string id, int? time, params string[] arguments) => Wire(Add(id, id, BoxRole.Output, time), arguments);

    /// <summary>An operation; one with an id is the operation that computes the variable of that name.</summary>
    public string Operation(string symbol, int? time, string[] arguments, string? id = null) =>
        Wire(Add(id ?? $"z_{++_operations}", id is null ? symbol : id, id is null ? BoxRole.Operation : BoxRole.Intermediate, time), arguments);

    private string Add(string id, string label, BoxRole role, int? time)
    {
        _nodes.Add(new SketchNode(id, label, role) { Time = time, Value = Quantity.Scalar(0.1 * (_nodes.Count + 1)), Gradient = Quantity.Scalar(-0.46068 / (_nodes.Count + 1)) });
        return id;
    }

    private string Wire(string to, string[] arguments)
    {
        for (var i = 0; i < arguments.Length; i++)
            _edges.Add(new SketchEdge(arguments[i], to) { Position = i, Partial = $"∂{to}/∂{arguments[i]}" });
        return to;
    }
}
