using AutodiffTeach.Derivations.Generators;
using AutodiffTeach.Formulas;
using AutodiffTeach.Graphs;

namespace AutodiffTeach.Derivations;

/// <summary>Points at which the lines of a model's derivation are compared: values of every symbol that a line may name.</summary>
internal static class ModelPoints
{
    // Every symbol of the derivation: variables, total derivatives, direct partials; at the model's own values before the first range,
    // null where these are not all given. Valued states keep their values, which closed forms have in place of their names.
    public static Dictionary<string, Sampled>? At(DerivationContext context, int range)
    {
        ComputationGraph graph = context.Model.Graph;
        if (range < 0 && graph.Leaves.Any(leaf => leaf.Variable.GivenValues[leaf.Element] is null))
            return null;
        Random random = PointRanges.RandomOf(range);
        Dictionary<(ModelVariable, int), Sampled> point = graph.Leaves.ToDictionary(leaf => leaf, leaf =>
            (range < 0 || leaf.Variable.Role == Role.State) && leaf.Variable.GivenValues[leaf.Element] is { } given
                ? Sampled.FromRational(given)
                : PointRanges.Draw(random, range));
        Dictionary<string, Sampled> values = SymbolsOf(context, graph.Run((variable, element) => point[(variable, element)]));
        if (context.Options.Order == 2 && context.Graph.Wrt.Variable.IsLeaf)
            values[SecondDerivative.SubjectOf(context).ToString()] = SecondDerivative.ValueOf(context, (variable, element) => point[(variable, element)]);
        return values;
    }

    private static Dictionary<string, Sampled> SymbolsOf(DerivationContext context, TapeRun<Sampled> run)
    {
        ScalarGraph graph = context.Graph;
        Sampled[] totals = run.Backward(graph.Of.Slot);
        var values = new Dictionary<string, Sampled>(StringComparer.Ordinal);
        foreach (ModelVariable variable in context.Model.Graph.Variables)
        {
            for (int i = 0; i < variable.Slots.Count; i++)
                values[variable.ElementName(i)] = run.Values[variable.Slots[i]];
        }

        foreach (ScalarNode node in graph.Ancestors)
            values[graph.Total(node).ToString()] = totals[node.Slot];

        foreach (ScalarEdge edge in graph.Nodes.SelectMany(graph.Outgoing))
            values[edge.Symbol.ToString()] = run.DirectPartials(edge.To.Slot, edge.To.Variable.Start).GetValueOrDefault(edge.From.Slot);
        if (graph.Nodes.Count == 0)
            values[context.Subject.ToString()] = Sampled.Zero;
        foreach ((string name, Expr meaning) in (context.Names?.Meanings ?? []).Select(item => (item.Name.Name, item.Formula)))
            values[name] = Evaluation.At(meaning, other => values[other]);
        context.Parts?.AddValues(values, graph.Wrt.Symbol);
        return values;
    }
}
