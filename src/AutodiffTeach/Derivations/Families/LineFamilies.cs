using AutodiffTeach.Formulas;

namespace AutodiffTeach.Derivations.Families;

/// <summary>Lines of one form at consecutive steps written once, with an index.</summary>
internal static class LineFamilies
{
    /// <summary>The lines with each family in place of its members.</summary>
    /// <param name="lines">Equations.</param>
    /// <param name="index">The index.</param>
    /// <param name="fewest">The fewest members of a family.</param>
    public static IReadOnlyList<Step> Group(IReadOnlyList<Step> lines, Variable index, int fewest)
    {
        Expr[] packed = [.. lines.Select(Packed)];
        return [.. FormulaFamily.Find(packed, index, fewest, FormulaFamily.OfSubject)
            .Select(family => family.Members.Count == 1 ? lines[family.Members[0]] : Line(family, [.. family.Members.Select(member => lines[member])], index))];
    }

    private static Step Line(FormulaFamily family, Step[] members, Variable index)
    {
        var formulas = new Queue<Expr>(family.Template.ChildList);
        Step template = Unpacked(members[0], formulas);
        int step = Math.Sign(family.Last - family.First);
        (Step low, Step high) = step > 0 ? (members[0], members[1]) : (members[1], members[0]);
        return template with
        {
            Value = null,
            Numbers = null,
            Where = [.. members.SelectMany(member => member.Where).Distinct()],
            Words = Prose.Generalize(low.Words, high.Words, index, Math.Min(family.First, family.First + step)) ?? new Prose(),
            Family = new StepFamily(index.Name, family.First, family.Last, [.. members.Select(member => member.Value)]) { Members = members },
        };
    }

    // All formulas of a line in one, so that one template serves them all; never a single one.
    private static Expr Packed(Step line) => Expr.Sum([.. FormulasOf(line)]);

    private static IEnumerable<Expr> FormulasOf(Step line)
    {
        if (line.Name is { } name)
            yield return name;
        yield return line.Before!;
        yield return line.After!;
        foreach (Expr formula in line.Steps.SelectMany(FormulasOf))
            yield return formula;
    }

    private static Step Unpacked(Step line, Queue<Expr> formulas) => line with
    {
        Name = line.Name is null ? null : formulas.Dequeue(),
        Before = formulas.Dequeue(),
        After = formulas.Dequeue(),
        Steps = [.. line.Steps.Select(step => Unpacked(step, formulas))],
    };
}
