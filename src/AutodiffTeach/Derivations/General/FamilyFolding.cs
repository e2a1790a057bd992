using AutodiffTeach.Graphs;

namespace AutodiffTeach.Derivations.General;

/// <summary>Folds a model over time: variables that differ in their time index alone are one family, edges that differ in time alone one edge.</summary>
/// <remarks>Read off the model at two lengths, of which the second is longer by one.</remarks>
internal sealed class FamilyFolding
{
    /// <summary>The shorter of the two lengths, long enough for the first and the last steps not to meet.</summary>
    public const int Length = 6;

    private readonly Dictionary<(string Base, int Count), int> _positions = [];

    /// <summary>Folds the model.</summary>
    /// <param name="shorter">The model at <see cref="Length"/>.</param>
    /// <param name="longer">The model at the next length.</param>
    public FamilyFolding(Model shorter, Model longer)
    {
        (Shorter, Longer) = (shorter, longer);
        ILookup<(string, int), ModelVariable> before = shorter.Graph.Variables.ToLookup(variable => (variable.BaseName, variable.Indices.Count));
        foreach (IGrouping<(string, int Count), ModelVariable> group in longer.Graph.Variables.ToLookup(variable => (variable.BaseName, variable.Indices.Count)))
        {
            // The index that reaches further in the longer model is the time.
            for (int position = 0; position < group.Key.Count; position++)
            {
                if (group.Max(variable => variable.Indices[position]) > before[group.Key].Select(variable => variable.Indices[position]).DefaultIfEmpty(int.MaxValue).Max())
                    _positions[group.Key] = position;
            }
        }
    }

    /// <summary>The model at the shorter length.</summary>
    public Model Shorter { get; }

    /// <summary>The model at the longer length.</summary>
    public Model Longer { get; }

    /// <summary>The folding of a model, or null where it cannot be read at the two lengths.</summary>
    public static FamilyFolding? Of(ModelLengths lengths) =>
        lengths.At(Length) is { } shorter && lengths.At(Length + 1) is { } longer ? new FamilyFolding(shorter, longer) : null;

    /// <summary>The family of a variable.</summary>
    public Family FamilyOf(ModelVariable variable)
    {
        int position = _positions.GetValueOrDefault((variable.BaseName, variable.Indices.Count), -1);
        string name = variable.BaseName + string.Concat(variable.Indices.Select((index, i) => i == position ? "_*" : $"_{index}"));
        return new Family(name, variable, position);
    }

    /// <summary>The folded edges of all variables.</summary>
    /// <exception cref="DerivationException">Some edge is there at some steps only.</exception>
    public IReadOnlyList<FamilyEdge> AllEdges() => Fold(EdgesOf(Shorter), EdgesOf(Longer), FamilyOf);

    /// <summary>The folded edges.</summary>
    /// <param name="shorter">The edges at the shorter length.</param>
    /// <param name="longer">The edges at the longer length.</param>
    /// <param name="familyOf">The family of a variable, where it is not the usual one.</param>
    /// <exception cref="DerivationException">Some edge is there at some steps only.</exception>
    public static List<FamilyEdge> Fold(IEnumerable<Edge> shorter, IEnumerable<Edge> longer, Func<ModelVariable, Family> familyOf)
    {
        var before = shorter.Select(Folded).ToLookup(edge => edge.Key, edge => edge.Time);
        var edges = new List<FamilyEdge>();
        foreach (var group in longer.Select(Folded).GroupBy(edge => edge.Key))
        {
            int[] first = [.. before[group.Key]], second = [.. group.Select(edge => edge.Time)];
            (Bound? lower, Bound? upper) = first.Length == 0 ? (null, null)
                : (Bound.Between(first.Min(), second.Min(), Length), Bound.Between(first.Max(), second.Max(), Length));
            if (lower is not { } low || upper is not { } high || second.Distinct().Count() != second.Max() - second.Min() + 1)
                throw new DerivationException($"not yet: {group.Key.To} depends on {group.Key.From} at some steps only.");
            edges.Add(new FamilyEdge(group.Key.From, group.Key.To, group.Key.Shift, low, high, HasOtherPath(group.MaxBy(edge => edge.Time).Edge)));
        }

        return edges;

        // Families, shift, and the time that tells an edge from its repeats.
        ((Family From, Family To, int Shift) Key, int Time, Edge Edge) Folded(Edge edge)
        {
            (Family from, Family to) = (familyOf(edge.From), familyOf(edge.To));
            int time = to.IsTimed ? edge.To.Indices[to.Position] : from.IsTimed ? edge.From.Indices[from.Position] : 0;
            return ((from, to, from.IsTimed && to.IsTimed ? time - edge.From.Indices[from.Position] : 0), time, edge);
        }
    }

    private static IEnumerable<Edge> EdgesOf(Model model) =>
        model.Graph.Variables.SelectMany(variable => variable.Arguments.Select(argument => new Edge(argument, variable)));

    // Whether another argument of what is computed depends on this one too.
    private static bool HasOtherPath(Edge edge)
    {
        var seen = new HashSet<ModelVariable>();
        var pending = new Stack<ModelVariable>(edge.To.Arguments.Where(argument => argument != edge.From));
        while (pending.TryPop(out ModelVariable? variable))
        {
            if (variable == edge.From)
                return true;
            if (!seen.Add(variable))
                continue;
            foreach (ModelVariable argument in variable.Arguments)
                pending.Push(argument);
        }

        return false;
    }

    /// <summary>An argument of a variable.</summary>
    internal readonly record struct Edge(ModelVariable From, ModelVariable To);
}
