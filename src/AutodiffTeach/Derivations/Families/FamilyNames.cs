using System.Globalization;
using AutodiffTeach.Formulas;
using AutodiffTeach.Operations;

namespace AutodiffTeach.Derivations.Families;

/// <summary>
/// Short names for what a long derivation repeats at every step: δ_t for the derivative of the output in a state, J_t for the direct partial of
/// a state in the state before, a_t for the argument of an activation.
/// </summary>
internal sealed class FamilyNames
{
    private const long ShortestNamed = 4;
    private static readonly string[] Indices = ["t", "k", "j", "i", "n", "m"];

    private readonly HashSet<string> _taken;
    private readonly Dictionary<Expr, Expr> _names = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<ScalarEdge, Variable> _jacobians = [];
    private readonly List<Definition> _meanings = [];

    public FamilyNames(ScalarGraph graph)
    {
        _taken = [.. graph.Forms.Graph.Variables.Select(variable => variable.BaseName)];
        Index = OtherIndex(0);
        ScalarEdge[] steps = [.. graph.Nodes.SelectMany(graph.Outgoing).Where(edge => edge.From != graph.Wrt && edge.From.Variable.Time < edge.To.Variable.Time)];
        NameTotals(graph, [.. steps.Select(edge => edge.From.Variable.BaseName).Distinct()]);
        NameJacobians([.. steps.Where(edge => edge.From.Variable.BaseName == edge.To.Variable.BaseName)]);
        NameArguments(graph);
    }

    /// <summary>The index of families, a name that the model does not use.</summary>
    public Variable Index { get; }

    /// <summary>Another index that the model does not use: a later one for a larger number.</summary>
    public Variable OtherIndex(int number)
    {
        string[] free = [.. Indices.Where(name => !_taken.Contains(name))];
        return Expr.Variable(number < free.Length ? free[number] : string.Create(CultureInfo.InvariantCulture, $"index_{number}"));
    }

    /// <summary>Every name with what it stands for, a symbol or a formula over names of the model.</summary>
    public IReadOnlyList<Definition> Meanings => _meanings;

    /// <summary>The name of a symbol or formula, or null.</summary>
    public Expr? Of(Expr meaning) => _names.GetValueOrDefault(meaning);

    /// <summary>The formula with names in place of what they stand for.</summary>
    public Expr Shorten(Expr formula) => _names.Count == 0 ? formula : Expressions.Replace(formula, _names);

    /// <summary>The direct partial of an edge: its name, else its formula.</summary>
    public Expr PartialOf(ScalarEdge edge) => _jacobians.TryGetValue(edge, out Variable? name) ? name : Shorten(edge.Partial);

    /// <summary>The name of the direct partial of an edge, or null.</summary>
    public Expr? NameOf(ScalarEdge edge) => _jacobians.GetValueOrDefault(edge);

    private void NameTotals(ScalarGraph graph, string[] states)
    {
        foreach (ScalarNode node in graph.Nodes.Where(node => node != graph.Wrt && node != graph.Of && states.Contains(node.Variable.BaseName)))
            Add(NameFor("delta", states, node), graph.Total(node));
    }

    private void NameJacobians(ScalarEdge[] edges)
    {
        string[] states = [.. edges.Where(IsLong).Select(edge => edge.To.Variable.BaseName).Distinct()];
        foreach (ScalarEdge edge in edges.Where(edge => IsLong(edge) && edge.To.Variable.Shape.IsScalar))
        {
            if (NameFor("J", states, edge.To) is not { } name)
                continue;
            _jacobians[edge] = name;
            _meanings.Add(new Definition(name, edge.Symbol));
        }
    }

    // Only where the derivative still names the argument: that of relu does, that of tanh is written over its value.
    private void NameArguments(ScalarGraph graph)
    {
        (ScalarNode Node, Expr Argument)[] arguments = [.. graph.Nodes.SelectMany(node => ArgumentOf(graph, node))];
        string[] families = [.. arguments.Select(item => item.Node.Variable.BaseName).Distinct()];
        foreach ((ScalarNode node, Expr argument) in arguments)
            Add(NameFor("a", families, node), argument);
    }

    private static IEnumerable<(ScalarNode, Expr)> ArgumentOf(ScalarGraph graph, ScalarNode node)
    {
        if (node.Variable.IsLeaf || graph.DefinitionOf(node) is not Call { Function: UnaryOperation, Arguments: [var argument] } || Written.IsShort(argument, ShortestNamed - 1))
            return [];
        IEnumerable<ScalarEdge> incoming = graph.Incoming(node);
        return incoming.Any(edge => Expressions.Ordered(edge.Partial).Contains(argument)) ? [(node, argument)] : [];
    }

    private static bool IsLong(ScalarEdge edge) => !Written.IsShort(edge.Partial, ShortestNamed - 1);

    private void Add(Variable? name, Expr meaning)
    {
        if (name is null || !_names.TryAdd(meaning, name))
            return;
        _meanings.Add(new Definition(name, meaning));
    }

    // delta_3 where one family is named, else delta_h_3; none where the letter means something in the model.
    private Variable? NameFor(string letter, string[] families, ScalarNode node)
    {
        string label = node.Variable.BaseName;
        IReadOnlyList<int> indices = IndexTemplate.IndicesOf(node.Symbol);
        if (_taken.Contains(letter) || indices.Count == 0 || !label.All(char.IsAsciiLetter))
            return null;
        string family = families.Length == 1 ? letter : $"{letter}_{label}";
        return Expr.Variable(family, [.. indices.Select(index => Expr.Number(index))]);
    }
}
