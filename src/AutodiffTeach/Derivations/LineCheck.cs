using AutodiffTeach.Formulas;
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
    private const double Smallest = 1e-7; // a relative error bound below this tells right from wrong,
    private const double SmallestNearZero = 1e-12; // and so does this one where the terms cancel

    /// <summary>Compares the lines of a model's derivation; returns those that no point could be found for.</summary>
    /// <exception cref="InvalidOperationException">A line does not hold: a bug of this library.</exception>
    public static IReadOnlyList<Step> Verify(DerivationContext context, IReadOnlyList<Step> steps) => Verify(steps, range => ModelPoints.At(context, range));

    /// <summary>Compares the lines; returns those that no point could be found for.</summary>
    /// <param name="steps">The lines.</param>
    /// <param name="pointIn">
    /// The values of all symbols at a point drawn from a range of <see cref="PointRanges"/>; from -1 the point that is given, null where none is.
    /// </param>
    /// <exception cref="InvalidOperationException">A line does not hold: a bug of this library.</exception>
    public static IReadOnlyList<Step> Verify(IReadOnlyList<Step> steps, Func<int, Dictionary<string, Sampled>?> pointIn)
    {
        List<Step> open = [.. steps.SelectMany(Equations)];
        var compared = new Dictionary<Step, int>(ReferenceEqualityComparer.Instance);
        for (int i = -1; i < PointRanges.Count && open.Count > 0; i++)
        {
            if (pointIn(i) is not { } values)
                continue;
            foreach (Step step in open.Where(step => Compare(step, values)))
                compared[step] = compared.GetValueOrDefault(step) + 1;
            open.RemoveAll(step => compared.GetValueOrDefault(step) >= (i < PointRanges.Usual ? Enough : 1));
        }

        return [.. open.Where(step => !compared.ContainsKey(step))];
    }

    // Of a family every member; a name is compared with what it names. The tree is no deeper than a formula that is written out.
    private static IEnumerable<Step> Equations(Step step)
    {
        if (step.Family is { } family)
            return family.Members.SelectMany(Equations);
        Step[] own = step is { Before: not null, After: not null } && step.Before != step.After ? [step] : [];
        Step[] named = step.Name is { } name ? [new Step { Rule = Rules.Definition, Before = name, After = step.After }] : [];
        return step.Steps.SelectMany(Equations).Concat(own).Concat(named);
    }

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
    private static Sampled At(Expr formula, Dictionary<string, Sampled> values)
    {
        if (formula is Derivative && values.TryGetValue(formula.ToString(), out Sampled known))
            return known;
        var taken = new Dictionary<Expr, Expr>(ReferenceEqualityComparer.Instance);
        var slopes = new Dictionary<string, Sampled>(StringComparer.Ordinal);
        foreach (Derivative derivative in Expressions.Ordered(formula).OfType<Derivative>())
        {
            Variable name = Expr.Variable($"derivative {taken.Count}");
            taken[derivative] = name;
            slopes[name.Name] = SlopeOf(derivative, values);
        }

        Expr written = taken.Count == 0 ? formula : Expressions.Replace(formula, taken);
        return Evaluation.At(written, name => slopes.TryGetValue(name, out Sampled slope) ? slope : ValueOf(name, values));
    }

    // Names of parts bring their own derivatives, such as ∂s_1/∂x.
    private static Sampled SlopeOf(Derivative derivative, Dictionary<string, Sampled> values)
    {
        string variable = derivative.WithRespectTo.Name;
        return Evaluation.At(derivative.Of, name => new Dual<Sampled>(
            ValueOf(name, values),
            name == variable ? Sampled.One : values.GetValueOrDefault($"∂{name}/∂{variable}"))).Tangent;
    }

    private static Sampled ValueOf(string name, Dictionary<string, Sampled> values) =>
        values.TryGetValue(name, out Sampled value) ? value : throw new InvalidOperationException($"A line names '{name}', which is no part of the derivation.");
}
