using AutodiffTeach.Formulas;
using AutodiffTeach.Graphs.Language;
using AutodiffTeach.Scalars;

namespace AutodiffTeach.Graphs;

/// <summary>
/// The computation graph of a model: the tape that computes it, its variables, and the views that tables, derivations and pictures are made
/// of.
/// </summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed class ComputationGraph
{
    private readonly IReadOnlyList<GraphNode> _nodes;
    private readonly IReadOnlyList<(ModelVariable Variable, int Element)> _leaves;
    private readonly Lazy<Dictionary<string, ModelVariable>> _byName;
    private readonly Lazy<GraphView> _variableView;
    private readonly Lazy<GraphView> _operationView;

    internal ComputationGraph(
        GraphBuilder builder,
        IReadOnlyList<ModelVariable> variables,
        IReadOnlyList<(ModelVariable, int)> leaves,
        IReadOnlyList<ModelVariable> outputs)
    {
        Tape = builder.Tape.Build();
        Variables = variables;
        Outputs = outputs;
        _nodes = builder.Nodes;
        _leaves = leaves;
        _byName = new(() => variables.ToDictionary(variable => variable.Name, StringComparer.Ordinal));
        _variableView = new Lazy<GraphView>(MakeVariableView);
        _operationView = new Lazy<GraphView>(MakeOperationView);
    }

    /// <summary>The program over scalars.</summary>
    public Tape Tape { get; }

    /// <summary>Every named node, what it depends on before it.</summary>
    public IReadOnlyList<ModelVariable> Variables { get; }

    /// <summary>The declared outputs, or else the results that nothing uses.</summary>
    public IReadOnlyList<ModelVariable> Outputs { get; }

    /// <summary>The scalar leaves in the order of the tape: the variable and the number of its element, row by row from 0.</summary>
    public IReadOnlyList<(ModelVariable Variable, int Element)> Leaves => _leaves;

    /// <summary>The variable of that canonical name, or null.</summary>
    public ModelVariable? Find(string name) => _byName.Value.GetValueOrDefault(name);

    /// <summary>
    /// The variable that a text names, in any of its spellings (<c>u_1</c>, <c>u[1]</c>, <c>u1</c>), and where it names an element
    /// (<c>h_1[2]</c>, <c>U_{1,2}</c>) the number of that, row by row from 0; null where there is none.
    /// </summary>
    public (ModelVariable Variable, int? Element)? FindElement(string text) => VariableNames.Find(this, text);

    /// <summary>The graph at one granularity.</summary>
    public GraphView View(Granularity granularity) =>
        granularity == Granularity.Variables ? _variableView.Value : _operationView.Value;

    /// <summary>Runs the tape with one value for each leaf.</summary>
    /// <param name="leaf">The variable and the number of its element to the value.</param>
    public TapeRun<T> Run<T>(Func<ModelVariable, int, T> leaf) where T : IScalar<T> => Run(leaf, null);

    internal TapeRun<T> Run<T>(Func<ModelVariable, int, T> leaf, Func<int, T, T>? rename) where T : IScalar<T>
    {
        var values = new T[_leaves.Count];
        for (int i = 0; i < values.Length; i++)
            values[i] = leaf(_leaves[i].Variable, _leaves[i].Element);
        return Tape.Run<T>(values, rename);
    }

    /// <summary>Runs the tape on the given values; what has no value is NaN, see <see cref="NumericRun"/>.</summary>
    public NumericRun RunNumbers() => new(this);

    /// <summary>The closed forms: every slot as a formula over parameters and inputs.</summary>
    /// <param name="substituteStates">Whether states with a given value are replaced by it; constants always are.</param>
    public TapeRun<Symbol> RunSymbols(bool substituteStates = true) => Run<Symbol>((variable, element) =>
        substituteStates && variable.Role == Role.State && variable.GivenValues[element] is { } value
            ? Symbol.FromRational(value)
            : Expr.Variable(variable.ElementName(element)));

    /// <summary>The local forms: every variable by its name, so that partials are formulas over the direct arguments.</summary>
    public LocalForms RunLocally() => new(this);

    private GraphView MakeVariableView()
    {
        var nodes = new Dictionary<ModelVariable, GraphNode>();
        foreach (ModelVariable variable in Variables)
        {
            var node = new GraphNode(variable.Role, null, variable.Name, variable.Shape, variable.SlotArray, variable.Start, []) { Time = variable.Time };
            node.NameAs(variable);
            nodes.Add(variable, node);
        }

        List<GraphEdge> edges = [.. Variables.SelectMany(variable => variable.Arguments.Select((argument, position) =>
            new GraphEdge(nodes[argument], nodes[variable], position)))];
        return new GraphView(Granularity.Variables, [.. nodes.Values], edges);
    }

    private GraphView MakeOperationView()
    {
        foreach (GraphNode node in _nodes.Where(node => node.Variables.Count > 0))
            node.Role = node.Variables.Any(variable => variable.Role == Role.Output) && !node.Variables[0].IsLeaf ? Role.Output : node.Variables[0].Role;
        List<GraphEdge> edges = [.. _nodes.SelectMany(node => node.OperandArray.Select((operand, position) => new GraphEdge(operand.Original ?? operand, node, position)))];
        return new GraphView(Granularity.Operations, _nodes, edges);
    }
}
