using AutodiffTeach.Graphs;

namespace AutodiffTeach.Derivations.General;

/// <summary>The graph between two variables with its repeats over time folded: families as nodes, shifts on the edges.</summary>
internal sealed class FamilyGraph
{
    private const int Length = 6; // long enough for the first and the last steps not to meet

    private readonly Dictionary<(string Base, int Count), int> _positions = [];

    private FamilyGraph(Model shorter, Model longer, string of, string wrt, string ofLater)
    {
        ScalarGraph first = Between(shorter, of, wrt), second = Between(longer, ofLater, wrt);
        FindPositions(shorter, longer);
        Of = FamilyOf(second.Of.Variable);
        WithRespectTo = new Family(second.Wrt.Name, second.Wrt.Variable, -1);
        Edges = Fold(EdgesOf(first), EdgesOf(second));
        Families = [.. second.Nodes.Select(node => FamilyOf(node, second)).Distinct()];
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
    public static FamilyGraph Create(ModelLengths lengths, Func<int, string> of, string wrt) =>
        lengths.At(Length) is { } shorter && lengths.At(Length + 1) is { } longer
            ? new FamilyGraph(shorter, longer, of(Length), wrt, of(Length + 1))
            : throw new DerivationException($"The model cannot be read with {lengths.Name} = {Length}, so its form for any length is not known.");

    /// <summary>The edges into a family.</summary>
    public IEnumerable<FamilyEdge> Into(Family family) => Edges.Where(edge => edge.To == family);

    private static ScalarGraph Between(Model model, string of, string wrt) => new(model.Graph.RunLocally(), Find(model, wrt), Find(model, of));

    private static ScalarNode Find(Model model, string name) => model.Graph.FindElement(name) is var (variable, element) && variable.Shape.IsScalar
        ? new ScalarNode(variable, element ?? 0)
        : throw new DerivationException($"not yet: solutions for any length are made for scalars; '{name}' is none.");

    // The index that reaches further in the longer model is the time.
    private void FindPositions(Model shorter, Model longer)
    {
        ILookup<(string, int), ModelVariable> before = shorter.Graph.Variables.ToLookup(variable => (variable.BaseName, variable.Indices.Count));
        foreach (IGrouping<(string, int Count), ModelVariable> group in longer.Graph.Variables.ToLookup(variable => (variable.BaseName, variable.Indices.Count)))
        {
            for (int position = 0; position < group.Key.Count; position++)
            {
                if (group.Max(variable => variable.Indices[position]) > before[group.Key].Select(variable => variable.Indices[position]).DefaultIfEmpty(int.MaxValue).Max())
                    _positions[group.Key] = position;
            }
        }
    }

    private Family FamilyOf(ScalarNode node, ScalarGraph graph)
    {
        if (!node.Variable.Shape.IsScalar)
            throw new DerivationException($"not yet: solutions for any length are made for scalars; {node.Variable.Name} is a {node.Variable.Shape}.");
        return node == graph.Wrt ? WithRespectTo : FamilyOf(node.Variable);
    }

    private Family FamilyOf(ModelVariable variable)
    {
        int position = _positions.GetValueOrDefault((variable.BaseName, variable.Indices.Count), -1);
        string name = variable.BaseName + string.Concat(variable.Indices.Select((index, i) => i == position ? "_*" : $"_{index}"));
        return new Family(name, variable, position);
    }

    private int TimeOf(ScalarNode node) => FamilyOf(node.Variable) is { IsTimed: true, Position: var position } ? node.Variable.Indices[position] : 0;

    // Each edge with its families, its shift, and the time that tells it from its repeats.
    private List<(Family From, Family To, int Shift, int Time, ScalarEdge Edge)> EdgesOf(ScalarGraph graph) =>
    [
        .. graph.Nodes.SelectMany(graph.Outgoing).Where(edge => graph.Nodes.Contains(edge.To)).Select(edge =>
        {
            Family from = FamilyOf(edge.From, graph), to = FamilyOf(edge.To, graph);
            int time = TimeOf(to.IsTimed ? edge.To : edge.From);
            return (from, to, from.IsTimed && to.IsTimed ? time - TimeOf(edge.From) : 0, time, edge);
        }),
    ];

    private static List<FamilyEdge> Fold(
        List<(Family From, Family To, int Shift, int Time, ScalarEdge Edge)> shorter, List<(Family From, Family To, int Shift, int Time, ScalarEdge Edge)> longer)
    {
        var before = shorter.ToLookup(edge => (edge.From, edge.To, edge.Shift), edge => edge.Time);
        var edges = new List<FamilyEdge>();
        foreach (var group in longer.GroupBy(edge => (edge.From, edge.To, edge.Shift)))
        {
            int[] first = [.. before[group.Key]], second = [.. group.Select(edge => edge.Time)];
            (Bound? lower, Bound? upper) = first.Length == 0 ? (null, null)
                : (Bound.Between(first.Min(), second.Min(), Length), Bound.Between(first.Max(), second.Max(), Length));
            if (lower is not { } low || upper is not { } high || second.Distinct().Count() != second.Max() - second.Min() + 1)
                throw new DerivationException($"not yet: {group.Key.To} depends on {group.Key.From} at some steps only.");
            ScalarEdge last = group.MaxBy(edge => edge.Time).Edge;
            edges.Add(new FamilyEdge(group.Key.From, group.Key.To, group.Key.Shift, low, high, HasOtherPath(last)));
        }

        return edges;
    }

    // Whether another argument of what is computed depends on this one too.
    private static bool HasOtherPath(ScalarEdge edge)
    {
        var seen = new HashSet<ModelVariable>();
        var pending = new Stack<ModelVariable>(edge.To.Variable.Arguments.Where(argument => argument != edge.From.Variable));
        while (pending.TryPop(out ModelVariable? variable))
        {
            if (variable == edge.From.Variable)
                return true;
            if (!seen.Add(variable))
                continue;
            foreach (ModelVariable argument in variable.Arguments)
                pending.Push(argument);
        }

        return false;
    }
}
