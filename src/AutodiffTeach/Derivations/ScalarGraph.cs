using AutodiffTeach.Formulas;
using AutodiffTeach.Graphs;

namespace AutodiffTeach.Derivations;

/// <summary>A named scalar of a graph: a scalar variable or one element of a vector.</summary>
/// <param name="Variable">The variable.</param>
/// <param name="Element">The number of the element, row by row from 0.</param>
internal sealed record ScalarNode(ModelVariable Variable, int Element)
{
    public int Slot => Variable.Slots[Element];

    public Variable Symbol { get; } = Expr.Variable(Variable.ElementName(Element));

    public string Name => Symbol.Name;

    public override string ToString() => Name;
}

/// <summary>An edge between named scalars with its direct partial.</summary>
internal sealed record ScalarEdge(ScalarNode From, ScalarNode To, Expr Partial)
{
    /// <summary>The symbol of the direct partial.</summary>
    public Expr Symbol { get; } = Expr.Partial(PartialKind.Direct, To.Symbol, From.Symbol);
}

/// <summary>The named scalars on the paths from one to another: what a derivation walks.</summary>
internal sealed class ScalarGraph
{
    private readonly Dictionary<ScalarNode, List<ScalarEdge>> _outgoing = [];
    private readonly ILookup<ScalarNode, ScalarEdge> _incoming;

    public ScalarGraph(LocalForms forms, ScalarNode wrt, ScalarNode of)
    {
        Of = of;
        Wrt = wrt;
        Forms = forms;
        Dictionary<int, ScalarNode> bySlot = NodesBySlot(forms.Graph);
        Of = bySlot[of.Slot];
        Wrt = bySlot[wrt.Slot];
        List<ScalarEdge> edges = EdgesBetween(bySlot);
        Nodes = KeepOnPaths(edges);
        _incoming = Nodes.SelectMany(Outgoing).ToLookup(edge => edge.To);
    }

    public LocalForms Forms { get; }

    public ScalarNode Of { get; }

    public ScalarNode Wrt { get; }

    /// <summary>The nodes on paths from <see cref="Wrt"/> to <see cref="Of"/>, both included, in the order of computation; none where there is no path.</summary>
    public IReadOnlyList<ScalarNode> Nodes { get; }

    /// <summary>The edges out of a node that lie on paths, in the order of computation.</summary>
    public IReadOnlyList<ScalarEdge> Outgoing(ScalarNode node) => _outgoing.TryGetValue(node, out List<ScalarEdge>? edges) ? edges : [];

    /// <summary>The edges into a node that lie on paths.</summary>
    public IEnumerable<ScalarEdge> Incoming(ScalarNode node) => _incoming[node];

    /// <summary>The defining formula of a node over its direct arguments.</summary>
    public Expr DefinitionOf(ScalarNode node) => Forms.DefinitionOf(node.Variable, node.Element);

    /// <summary>The symbol of the total derivative of the output in a node.</summary>
    public Expr Total(ScalarNode node) => Expr.Partial(PartialKind.Total, Of.Symbol, node.Symbol);

    /// <summary>All named scalars that the output depends on, leaves first.</summary>
    public IReadOnlyList<ScalarNode> Ancestors { get; private set; } = [];

    private static Dictionary<int, ScalarNode> NodesBySlot(ComputationGraph graph) => graph.Variables
        .SelectMany(variable => variable.Slots.Select((slot, element) => (slot, node: new ScalarNode(variable, element))))
        .ToDictionary(item => item.slot, item => item.node);

    // The edges among the ancestors of the output, from the output backwards.
    private List<ScalarEdge> EdgesBetween(Dictionary<int, ScalarNode> bySlot)
    {
        var edges = new List<ScalarEdge>();
        var seen = new HashSet<int> { Of.Slot };
        var pending = new Stack<ScalarNode>([Of]);
        while (pending.TryPop(out ScalarNode? node))
        {
            if (node.Variable.IsLeaf)
                continue;
            foreach ((int slot, Symbol partial) in Forms.DirectPartials(node.Variable, node.Element).OrderBy(item => item.Key))
            {
                if (!bySlot.TryGetValue(slot, out ScalarNode? argument))
                    continue;
                edges.Add(new ScalarEdge(argument, node, Simplifier.Simplify(partial.Formula)));
                if (seen.Add(slot))
                    pending.Push(argument);
            }
        }

        Ancestors = [.. seen.Order().Select(slot => bySlot[slot])];
        return edges;
    }

    private List<ScalarNode> KeepOnPaths(List<ScalarEdge> edges)
    {
        ILookup<ScalarNode, ScalarEdge> bySource = edges.ToLookup(edge => edge.From);
        var reached = new HashSet<ScalarNode> { Wrt };
        var pending = new Stack<ScalarNode>([Wrt]);
        while (pending.TryPop(out ScalarNode? node))
        {
            List<ScalarEdge> outgoing = [.. bySource[node].OrderBy(edge => edge.To.Slot)];
            _outgoing[node] = outgoing;
            foreach (ScalarEdge edge in outgoing.Where(edge => reached.Add(edge.To)))
                pending.Push(edge.To);
        }

        return reached.Contains(Of) ? [.. reached.OrderBy(node => node.Slot)] : [];
    }
}
