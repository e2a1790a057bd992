using AutodiffTeach.Formulas;

namespace AutodiffTeach.Derivations;

/// <summary>A derivative over the named results of a model, where that is short.</summary>
internal static class NamedResult
{
    private const long LongestOnTheWay = 500;

    /// <summary>
    /// The derivative by forward mode, each result's from those of its arguments, simplified: 2*(h_2 - y)*(1 - h_2^2)*(h_1 + w*...); null where it is
    /// too long to read.
    /// </summary>
    public static Expr? Of(ScalarGraph graph)
    {
        var slopes = new Dictionary<ScalarNode, Symbol> { [graph.Wrt] = Symbol.One };
        foreach (ScalarNode node in graph.Nodes.Where(node => node != graph.Wrt))
        {
            Symbol slope = graph.Incoming(node).Aggregate(Symbol.Zero, (sum, edge) => sum + new Symbol(edge.Partial) * slopes[edge.From]);
            if (!Written.IsShort(slope.Formula, LongestOnTheWay))
                return null;
            slopes[node] = Simplifier.Simplify(slope.Formula);
        }

        return slopes.TryGetValue(graph.Of, out Symbol whole) && Written.FitsIn(DerivationContext.LongestNamedResult, whole.Formula) ? whole.Formula : null;
    }
}
