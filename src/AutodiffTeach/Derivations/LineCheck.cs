using AutodiffTeach.Derivations.Generators;
using AutodiffTeach.Formulas;
using AutodiffTeach.Graphs;
using AutodiffTeach.Scalars;

namespace AutodiffTeach.Derivations;

/// <summary>Compares every line of a derivation with the numeric engine at random points.</summary>
internal static class LineCheck
{
    private const int Points = 3;
    private const double Tolerance = 1e-7;
    private const double DifferenceTolerance = 1e-4;

    /// <exception cref="InvalidOperationException">A line does not hold: a bug of this library.</exception>
    public static void Verify(DerivationContext context, IReadOnlyList<Step> steps)
    {
        for (int point = 0; point < Points; point++)
        {
            Dictionary<string, double> values = ValuesAt(context, new Random(20_231 + point));
            foreach (Step step in steps)
                Verify(step, values);
        }
    }

    // The tree is as deep as sections, lines and their parts: three levels.
    private static void Verify(Step step, Dictionary<string, double> values)
    {
        if (step is { Before: not null, After: not null })
            Compare(step, values);
        foreach (Step part in step.Steps)
            Verify(part, values);
    }

    private static void Compare(Step step, Dictionary<string, double> values)
    {
        Expr after = step.After!;
        double left = At(step.Before!, values), right = At(after, values);
        double tolerance = step.Before is Derivative ? DifferenceTolerance : Tolerance;
        if (double.IsFinite(left) && double.IsFinite(right) && Math.Abs(left - right) > tolerance * Math.Max(1, Math.Max(Math.Abs(left), Math.Abs(right))))
            throw new InvalidOperationException($"The step '{step.Before} = {after}' ({step.Rule}) does not hold: {left:R} against {right:R}.");
    }

    // A derivative still to be taken is compared as a difference quotient.
    private static double At(Expr formula, Dictionary<string, double> values)
    {
        if (formula is Derivative(Partial, _))
            return values.GetValueOrDefault(formula.ToString(), double.NaN);
        if (formula is not Derivative(var of, Variable(var name)))
            return Evaluation.At<Real>(formula, other => values.GetValueOrDefault(other, double.NaN)).Value;
        double h = 1e-5, centre = values.GetValueOrDefault(name, 1);
        return (Shifted(h) - Shifted(-h)) / (2 * h);

        double Shifted(double shift) =>
            Evaluation.At<Real>(of, other => other == name ? centre + shift : values.GetValueOrDefault(other, double.NaN)).Value;
    }

    // Every symbol of the derivation at a random point: variables, total derivatives, direct partials.
    private static Dictionary<string, double> ValuesAt(DerivationContext context, Random random)
    {
        var point = new Dictionary<(ModelVariable, int), double>();
        TapeRun<Real> run = context.Model.Graph.Run<Real>((variable, element) => point[(variable, element)] =
            variable.Role == Role.State && variable.GivenValues[element] is { } given ? given.ToDouble() : 0.3 + 1.4 * random.NextDouble());
        Real[] totals = run.Backward(context.Graph.Of.Slot);
        var values = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (ScalarNode node in context.Graph.Ancestors)
        {
            values[node.Name] = run.Values[node.Slot].Value;
            values[context.Graph.Total(node).ToString()] = totals[node.Slot].Value;
            IReadOnlyDictionary<int, Real> partials = run.DirectPartials(node.Slot, node.Variable.Start);
            foreach ((int slot, Real partial) in partials)
                values[$"{slot}->{node.Slot}"] = partial.Value;
        }

        foreach (ScalarEdge edge in context.Graph.Nodes.SelectMany(context.Graph.Outgoing))
            values[edge.Symbol.ToString()] = values[$"{edge.From.Slot}->{edge.To.Slot}"];
        if (context.Options.Order == 2)
            values[SecondDerivative.SubjectOf(context).ToString()] = SecondDerivative.ValueOf(context, (variable, element) => point[(variable, element)]);
        if (context.Graph.Nodes.Count == 0)
            values[context.Subject.ToString()] = 0;
        return values;
    }
}
