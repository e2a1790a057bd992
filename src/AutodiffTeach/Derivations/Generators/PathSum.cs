using System.Numerics;
using AutodiffTeach.Derivations.Families;
using AutodiffTeach.Formulas;

namespace AutodiffTeach.Derivations.Generators;

/// <summary>The derivative as a sum over all paths of the product of the direct partials.</summary>
internal static class PathSum
{
    private const int MostPaths = 500;
    private const int MostListed = 3;

    public static IEnumerable<Step> Sections(DerivationContext context, Expr formula)
    {
        List<IReadOnlyList<ScalarEdge>> paths = Enumerate(context.Graph);
        List<Step> lines = [.. paths.Select((path, index) => Line(context, path, index + 1))];
        string count = paths.Count == 1 ? "One path leads" : $"{paths.Count} paths lead";
        yield return new Step
        {
            Rule = Rules.Path,
            Words = $"{count} from {context.Graph.Wrt} to {context.Graph.Of}. Each contributes the product of the direct partials on its edges.",
            Steps = lines,
        };
        yield return Sum(context, paths, lines, formula);
    }

    /// <summary>The sections of a long derivation: the shortest, the next and the longest path in full, the sum over all with an index for each step.</summary>
    public static IEnumerable<Step> Sections(DerivationContext context, FamilyNames names, Expr formula, bool brief)
    {
        List<IReadOnlyList<ScalarEdge>> paths = Enumerate(context.Graph);
        PathFamilies? families = PathFamilies.Of(paths, names);
        if (!brief)
            yield return Examples(context, paths, isOneSum: families is not null);
        yield return families?.Sum(inserted: false) is { } sum && families.Sum(inserted: true) is { } inserted
            ? ClosingSum.Section(context, Rules.SumOverPaths, "Add over all paths.", sum, inserted, formula == FamilySections.Formula(context, names) ? inserted : formula, [context.Graph.Wrt.Name, context.Graph.Of.Name])
            : FamilySections.Sum(context, names, formula);
    }

    private static Step Examples(DerivationContext context, List<IReadOnlyList<ScalarEdge>> paths, bool isOneSum)
    {
        // The last of each of the shortest lengths.
        int[] shown = [.. Enumerable.Range(0, paths.Count).GroupBy(i => paths[i].Count).OrderBy(length => length.Key).Take(MostListed).Select(length => length.Last())];
        Step[] lines = [.. shown.Select(i => Line(context, paths[i], i + 1))];
        Prose all = $"{paths.Count} paths lead from {context.Graph.Wrt} to {context.Graph.Of}. Each contributes the product of the direct partials on its edges. The shortest are written in full.";
        if (!isOneSum)
            all.AppendLiteral(" Those that begin with the same edge add up to the derivative at its end times its direct partial.");
        return new Step { Rule = Rules.Path, Words = all, Steps = lines };
    }

    private static Step Sum(DerivationContext context, List<IReadOnlyList<ScalarEdge>> paths, List<Step> lines, Expr formula)
    {
        Expr sum = Expr.Sum([.. paths.Select(SymbolOf)]);
        Expr inserted = Expr.Sum([.. lines.Select(line => line.Steps[0].After!)]);
        return ClosingSum.Section(
            context,
            Rules.SumOverPaths,
            "Add over all paths and collect.",
            sum,
            inserted,
            formula,
            [context.Graph.Wrt.Name, context.Graph.Of.Name]);
    }

    // ∂⁺y/∂t ∂⁺t/∂s ∂⁺s/∂w = w r = w (u_2 + w u_1)
    private static Step Line(DerivationContext context, IReadOnlyList<ScalarEdge> path, int number)
    {
        Expr symbols = SymbolOf(path);
        Expr product = Simplifier.Simplify(path.Reverse().Aggregate(Symbol.One, (result, edge) => result * new Symbol(edge.Partial)).Formula);
        var steps = new List<Step> { new() { Rule = Rules.InsertPartials, Before = symbols, After = product } };
        if (context.Close(product) is { } closed && closed != product)
            steps.Add(new Step { Rule = Rules.ClosedForm, Before = product, After = closed });
        ScalarNode[] nodes = [path.Count > 0 ? path[0].From : context.Graph.Wrt, .. path.Select(edge => edge.To)];
        return new Step
        {
            Rule = Rules.Path,
            Before = symbols,
            After = steps[^1].After,
            Numbers = context.NumbersOf(steps),
            Value = path.Aggregate((double?)1, (value, edge) => value * context.PartialValueOf(edge)),
            Where = [.. nodes.Select(node => node.Name)],
            Words = $"Path {number}: {(" → ", nodes)}.",
            Steps = steps,
        };
    }

    private static Expr SymbolOf(IReadOnlyList<ScalarEdge> path) => Expr.Product([.. path.Reverse().Select(edge => edge.Symbol)]);

    private static List<IReadOnlyList<ScalarEdge>> Enumerate(ScalarGraph graph)
    {
        BigInteger count = Count(graph);
        if (count > MostPaths)
            throw new DerivationException(
                $"{count} paths lead from {graph.Wrt.Name} to {graph.Of.Name}, too many to write out (at most {MostPaths}); use the backward method.");
        var paths = new List<IReadOnlyList<ScalarEdge>>();
        var pending = new Stack<(ScalarNode Node, ScalarEdge[] Path)>([(graph.Wrt, [])]);
        while (pending.TryPop(out (ScalarNode Node, ScalarEdge[] Path) item))
        {
            if (item.Node == graph.Of)
                paths.Add(item.Path);
            foreach (ScalarEdge edge in graph.Outgoing(item.Node).Reverse())
                pending.Push((edge.To, [.. item.Path, edge]));
        }

        return paths;
    }

    private static BigInteger Count(ScalarGraph graph)
    {
        var counts = new Dictionary<ScalarNode, BigInteger> { [graph.Of] = BigInteger.One };
        foreach (ScalarNode node in graph.Nodes.Reverse().Where(node => node != graph.Of))
            counts[node] = graph.Outgoing(node).Aggregate(BigInteger.Zero, (sum, edge) => sum + counts[edge.To]);
        return counts[graph.Wrt];
    }
}
