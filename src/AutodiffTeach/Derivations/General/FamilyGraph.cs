using AutodiffTeach.Formulas;
using AutodiffTeach.Graphs;

namespace AutodiffTeach.Derivations.General;

/// <summary>The graph between two variables with its repeats over time folded: families as nodes, shifts on the edges.</summary>
internal sealed class FamilyGraph
{
    private readonly FamilyFolding _folding;
    private readonly ScalarGraph _shorter;
    private readonly ScalarGraph _longer;

    private FamilyGraph(FamilyFolding folding, Func<int, string> of, string wrt)
    {
        _folding = folding;
        (_shorter, _longer) = (Between(folding.Shorter, of(FamilyFolding.Length), wrt), Between(folding.Longer, of(FamilyFolding.Length + 1), wrt));
        Of = folding.FamilyOf(_longer.Of.Variable);
        WithRespectTo = new Family(_longer.Wrt.Name, _longer.Wrt.Variable, -1);
        Edges = FamilyFolding.Fold(EdgesOf(_shorter), EdgesOf(_longer), FamilyOf);
        Families = [.. _longer.Nodes.Select(node => FamilyOf(node.Variable)).Distinct()];
    }

    /// <summary>What is differentiated; without time, or the last member.</summary>
    public Family Of { get; }

    /// <summary>The variable of differentiation, without time even where it is a member of a family.</summary>
    public Family WithRespectTo { get; }

    /// <summary>The families on the paths, in the order of computation of their first members.</summary>
    public IReadOnlyList<Family> Families { get; }

    /// <summary>The edges on the paths.</summary>
    public IReadOnlyList<FamilyEdge> Edges { get; }

    /// <summary>Folds the graph between two variables.</summary>
    /// <param name="lengths">The model at its lengths.</param>
    /// <param name="of">The name of what is differentiated at a length.</param>
    /// <param name="wrt">The name of the variable of differentiation.</param>
    /// <exception cref="DerivationException">The graph has no such form.</exception>
    public static FamilyGraph Create(ModelLengths lengths, Func<int, string> of, string wrt) => FamilyFolding.Of(lengths) is { } folding
        ? new FamilyGraph(folding, of, wrt)
        : throw new DerivationException($"The model cannot be read with {lengths.Name} = {FamilyFolding.Length}, so its form for any length is not known.");

    /// <summary>The edges into a family.</summary>
    public IEnumerable<FamilyEdge> Into(Family family) => Edges.Where(edge => edge.To == family);

    /// <summary>The direct partials on the members of an edge, by time; by 0 where neither end has one.</summary>
    /// <param name="edge">The edge.</param>
    /// <param name="isLonger">Whether the longer of the two models is meant.</param>
    public SortedDictionary<int, Expr> PartialsOf(FamilyEdge edge, bool isLonger)
    {
        ScalarGraph graph = isLonger ? _longer : _shorter;
        var members = new SortedDictionary<int, Expr>();
        foreach (ScalarEdge member in graph.Nodes.SelectMany(graph.Outgoing))
        {
            (Family from, Family to) = (FamilyOf(member.From.Variable), FamilyOf(member.To.Variable));
            int time = to.IsTimed ? member.To.Variable.Indices[to.Position] : from.IsTimed ? member.From.Variable.Indices[from.Position] : 0;
            int shift = from.IsTimed && to.IsTimed ? time - member.From.Variable.Indices[from.Position] : 0;
            if (from == edge.From && to == edge.To && shift == edge.Shift)
                members[time] = member.Partial;
        }

        return members;
    }

    private static ScalarGraph Between(Model model, string of, string wrt) => new(model.Graph.RunLocally(), Find(model, wrt), Find(model, of));

    private static ScalarNode Find(Model model, string name) => model.Graph.FindElement(name) is var (variable, element) && variable.Shape.IsScalar
        ? new ScalarNode(variable, element ?? 0)
        : throw new DerivationException($"not yet: solutions for any length are made for scalars; '{name}' is none.");

    private Family FamilyOf(ModelVariable variable) => variable.Name == WithRespectTo.Name ? WithRespectTo : _folding.FamilyOf(variable);

    private static IEnumerable<FamilyFolding.Edge> EdgesOf(ScalarGraph graph)
    {
        if (graph.Nodes.FirstOrDefault(node => !node.Variable.Shape.IsScalar) is { } vector)
            throw new DerivationException($"not yet: solutions for any length are made for scalars; {vector.Variable.Name} is a {vector.Variable.Shape}.");
        HashSet<ScalarNode> nodes = [.. graph.Nodes];
        return graph.Nodes.SelectMany(graph.Outgoing).Where(edge => nodes.Contains(edge.To)).Select(edge => new FamilyFolding.Edge(edge.From.Variable, edge.To.Variable));
    }
}
