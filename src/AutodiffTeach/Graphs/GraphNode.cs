using System.Globalization;

namespace AutodiffTeach.Graphs;

/// <summary>A node of a computation graph: a variable, an operation or a literal.</summary>
/// <remarks>Nodes carry no values and no gradients; those are in the result of a run.</remarks>
public sealed class GraphNode
{
    private readonly string? _label; // null for leaves, which are written by their name
    private ModelVariable[] _variables = [];
    private ModelVariable? _owner;
    private int _ordinal;

    internal GraphNode(Role role, string? operation, string? label, Shape shape, int[] slots, int start, GraphNode[] operands)
    {
        Role = role;
        Operation = operation;
        _label = label;
        Shape = shape;
        SlotArray = slots;
        Start = start;
        OperandArray = operands;
    }

    /// <summary>
    /// The identity in pictures and files: the first name; for an operation without name that of the statement it belongs to with the
    /// operation, such as <c>h_1.mul</c> or <c>h_1.mul_2</c>.
    /// </summary>
    public string Id => _variables.Length > 0
        ? _variables[0].Name
        : string.Create(CultureInfo.InvariantCulture, $"{_owner?.Name}.{Kind.ToLowerInvariant()}{(_ordinal > 1 ? $"_{_ordinal}" : "")}");

    /// <summary>The variables that the node is, aliases included; none for an operation or literal without name.</summary>
    public IReadOnlyList<ModelVariable> Variables => _variables;

    /// <summary>What the node stands for.</summary>
    public Role Role { get; internal set; }

    /// <summary>The operation by the name that PyTorch's autograd has for it (<c>Mul</c>, <c>Relu</c>, <c>Mv</c>), null for leaves and literals.</summary>
    public string? Operation { get; }

    /// <summary>What a picture writes for the operation or literal: <c>+</c>, <c>×</c>, <c>relu</c>, <c>2</c>.</summary>
    public string Label => _label ?? _variables[0].Name;

    /// <summary>The time step, or null where the node belongs to none.</summary>
    public int? Time { get; internal set; }

    /// <summary>The shape of the value.</summary>
    public Shape Shape { get; }

    /// <summary>The slot of each element on the tape, row by row.</summary>
    public IReadOnlyList<int> Slots => SlotArray;

    internal int[] SlotArray { get; set; }

    /// <summary>The first slot of the stretch of tape that computes the node from its operands.</summary>
    public int Start { get; }

    internal GraphNode[] OperandArray { get; }

    /// <summary>The node of which this is another name, or null.</summary>
    internal GraphNode? Original { get; init; }

    internal bool IsFresh => _owner is null && _variables.Length == 0;

    /// <summary>The kind in identities: the operation, in lower case where it is written, or <c>const</c>.</summary>
    internal string Kind => Operation ?? "const";

    internal void NameAs(ModelVariable variable)
    {
        _variables = [.. _variables, variable];
        if (Original is not null)
            Original._variables = [.. Original._variables, variable];
    }

    internal void BelongTo(ModelVariable owner, int ordinal) => (_owner, _ordinal) = (owner, ordinal);

    /// <summary>The statement's variable that the node was made for.</summary>
    internal ModelVariable? Owner => _owner;

    /// <summary>The identity.</summary>
    public override string ToString() => Id;
}
