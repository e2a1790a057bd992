using AutodiffTeach.Derivations.Generators;
using AutodiffTeach.Formulas;
using AutodiffTeach.Graphs;
using AutodiffTeach.Scalars;

namespace AutodiffTeach.Derivations;

/// <summary>Compares every line of a derivation with the numeric engine at random points.</summary>
/// <remarks>
/// Where a line has no value at a point (outside the domain, too large, next to a jump) that point says nothing about it. Points are drawn from
/// several ranges until each line was compared at some; which lines never were is returned, never passed over.
/// </remarks>
internal static class LineCheck
{
    private const int Enough = 3; // points for each line
    private const double Slack = 64; // error bounds are of first order
    private const int Usual = 5; // ranges for all lines; the others are for lines that have no value in these
    private const double Smallest = 1e-7; // a relative error bound below this tells right from wrong,
    private const double SmallestNearZero = 1e-12; // and so does this one where the terms cancel

    // Ordinary values, both signs, close to zero, above one, large: logarithms, roots and differences find their domain in one of them.
    private static readonly (double Low, double High)[] Ranges =
        [(0.3, 1.7), (0.3, 1.7), (0.3, 1.7), (-1.5, 1.5), (-1.5, 1.5), (0.01, 0.2), (-0.2, 0.2), (-1.7, -0.3), (1.5, 6), (-6, 6), (10, 100)];

    /// <summary>Compares the lines; returns those that no point could be found for.</summary>
    /// <exception cref="InvalidOperationException">A line does not hold: a bug of this library.</exception>
    public static IReadOnlyList<Step> Verify(DerivationContext context, IReadOnlyList<Step> steps)
    {
        List<Step> open = [.. steps.SelectMany(Equations)];
        var compared = new Dictionary<Step, int>(ReferenceEqualityComparer.Instance);
        for (int i = -1; i < Ranges.Length && open.Count > 0; i++)
        {
            if (ValuesAt(context, i) is not { } values)
                continue;
            foreach (Step step in open.Where(step => Compare(step, values)))
                compared[step] = compared.GetValueOrDefault(step) + 1;
            open.RemoveAll(step => compared.GetValueOrDefault(step) >= (i < Usual ? Enough : 1));
        }

        return [.. open.Where(step => !compared.ContainsKey(step))];
    }

    // The tree is as deep as sections, lines and their parts: three levels.
    private static IEnumerable<Step> Equations(Step step) =>
        step.Steps.SelectMany(Equations).Concat(step is { Before: not null, After: not null } && step.Before != step.After ? [step] : []);

    // Whether the line could be compared there.
    private static bool Compare(Step step, Dictionary<string, Sampled> values)
    {
        Expr after = step.After!;
        Sampled left = At(step.Before!, values), right = At(after, values);
        double error = left.Error + right.Error, size = Math.Max(Math.Abs(left.Value), Math.Abs(right.Value));
        if (!left.IsUsable || !right.IsUsable || Slack * error > Math.Max(Smallest * size, SmallestNearZero))
            return false;
        if (Math.Abs(left.Value - right.Value) > Slack * error)
            throw new InvalidOperationException(
                $"The step '{step.Before} = {after}' ({step.Rule}) does not hold: {left.Value:R} against {right.Value:R}.");
        return true;
    }

    // A derivative still to be taken is taken by dual numbers, not by the rules that made the line.
    private static Sampled At(Expr formula, Dictionary<string, Sampled> values) => formula is Derivative(not Partial and var of, Variable(var name))
        ? Evaluation.At(of, other => new Dual<Sampled>(ValueOf(other, values), other == name ? Sampled.One : Sampled.Zero)).Tangent
        : formula is Derivative ? ValueOf(formula.ToString(), values)
        : Evaluation.At(formula, other => ValueOf(other, values));

    private static Sampled ValueOf(string name, Dictionary<string, Sampled> values) =>
        values.TryGetValue(name, out Sampled value) ? value : throw new InvalidOperationException($"A line names '{name}', which is no part of the derivation.");

    // Every symbol of the derivation: variables, total derivatives, direct partials; at the model's own values before the first range,
    // null where these are not all given. Valued states keep their values, which closed forms have in place of their names.
    private static Dictionary<string, Sampled>? ValuesAt(DerivationContext context, int range)
    {
        ComputationGraph graph = context.Model.Graph;
        if (range < 0 && graph.Leaves.Any(leaf => leaf.Variable.GivenValues[leaf.Element] is null))
            return null;
        var random = new Random(20_231 + range);
        Dictionary<(ModelVariable, int), Sampled> point = graph.Leaves.ToDictionary(leaf => leaf, leaf =>
            (range < 0 || leaf.Variable.Role == Role.State) && leaf.Variable.GivenValues[leaf.Element] is { } given
                ? Sampled.FromRational(given)
                : new Sampled(Ranges[range].Low + (Ranges[range].High - Ranges[range].Low) * random.NextDouble(), 0));
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
        return values;
    }
}
