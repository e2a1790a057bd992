using System.Globalization;
using System.Text;
using AutodiffTeach.Scalars;

namespace AutodiffTeach.Graphs;

/// <summary>A named node of a model: a leaf or the result of a statement, with its place on the tape.</summary>
public sealed class ModelVariable
{
    private string? _name; // made when asked for: a long recurrence has many variables that nobody names

    internal ModelVariable(VariableKey key, Role role, Shape shape, int[] slots, int start)
    {
        Key = key;
        Role = role;
        Shape = shape;
        SlotArray = slots;
        Start = start;
    }

    /// <summary>The canonical name: <c>w</c>, <c>w_hh</c>, <c>u_1</c>, <c>a_{1,2}</c>.</summary>
    public string Name => _name ??= Key.ToString();

    /// <summary>The name without its indices: <c>u</c> of <c>u_1</c>.</summary>
    public string BaseName => Key.Base;

    /// <summary>The indices, outermost first; none for a variable that belongs to no family.</summary>
    public IReadOnlyList<int> Indices => Key.Indices;

    /// <summary>Parameter, input, state, constant, intermediate or output.</summary>
    public Role Role { get; internal set; }

    /// <summary>The shape.</summary>
    public Shape Shape { get; }

    /// <summary>The time step, or null where the variable belongs to none.</summary>
    public int? Time { get; internal set; }

    /// <summary>The name to print, as <c>as "U^f"</c> gives it, or null.</summary>
    public string? PrintedName { get; internal set; }

    /// <summary>The slot of each element on the tape, row by row.</summary>
    public IReadOnlyList<int> Slots => SlotArray;

    /// <summary>The variables that the defining formula names, each once, in the order of the formula; none for leaves.</summary>
    public IReadOnlyList<ModelVariable> Arguments { get; internal set; } = [];

    /// <summary>The given value of each element of a leaf, row by row; null where none is given.</summary>
    public IReadOnlyList<Rational?> GivenValues { get; internal set; } = [];

    /// <summary>Whether the variable is a parameter, an input, a state or a constant.</summary>
    public bool IsLeaf => Role is Role.Parameter or Role.Input or Role.State or Role.Constant;

    internal VariableKey Key { get; }

    /// <summary>The number of the last formula that named the variable, so that it counts as an argument once.</summary>
    internal int LastUser { get; set; }

    internal int[] SlotArray { get; set; }

    /// <summary>The first slot of the stretch of tape that computes the variable.</summary>
    internal int Start { get; }

    /// <summary>The operation that yields the variable.</summary>
    internal GraphNode? Node { get; set; }

    /// <summary>The name of an element, counted row by row from 0: <c>U_{1,2}</c>, <c>h_{3,1}</c>; of a scalar its own name.</summary>
    public string ElementName(int element)
    {
        if (Shape.IsScalar)
            return Name;
        int row = element / Shape.Columns + 1, column = element % Shape.Columns + 1;
        int[] own = Shape.Kind switch
        {
            ShapeKind.Vector => [row],
            ShapeKind.Row => [column],
            _ => [row, column],
        };
        return CanonicalName(BaseName, [.. Indices, .. own]);
    }

    /// <summary>The canonical name.</summary>
    public override string ToString() => Name;

    /// <summary>The canonical text of a name with indices.</summary>
    internal static string CanonicalName(string baseName, IReadOnlyList<int> indices)
    {
        if (indices.Count == 0)
            return baseName;
        var text = new StringBuilder(baseName).Append('_');
        if (indices.Count == 1 && indices[0] >= 0)
            return text.Append(indices[0].ToString(CultureInfo.InvariantCulture)).ToString();
        return text.Append('{').AppendJoin(',', indices.Select(i => i.ToString(CultureInfo.InvariantCulture))).Append('}').ToString();
    }
}
