using AutodiffTeach.Derivations.Families;
using AutodiffTeach.Formulas;

namespace AutodiffTeach.Derivations.General;

/// <summary>The direct partials of a model of any length, each as one formula of the step: ∂h_t/∂h_{t-1} = V (1 - h_t^2).</summary>
/// <param name="graph">The folded graph.</param>
/// <param name="time">The index of the step.</param>
/// <param name="length">The length.</param>
internal sealed class GeneralPartials(FamilyGraph graph, Variable time, Variable length)
{
    /// <summary>The section, or none where no partial has one formula for all steps.</summary>
    public IEnumerable<Step> Section()
    {
        List<Step> lines = [.. graph.Families.SelectMany(graph.Into).Distinct().Select(Line).OfType<Step>()];
        if (lines.Count > 0)
        {
            yield return new Step
            {
                Rule = Rules.DirectPartial,
                Explanation = "Differentiate each result's own formula with respect to one argument, the other arguments held constant.",
                Steps = lines,
            };
        }
    }

    private Step? Line(FamilyEdge edge) => Formula(edge) is var (place, formula)
        ? new Step { Rule = Rules.DirectPartial, Before = edge.Partial(place), After = formula }
        : null;

    // Read off two neighbouring members and compared with all; an edge that only the last step has, off two lengths.
    private (Expr Place, Expr Formula)? Formula(FamilyEdge edge)
    {
        SortedDictionary<int, Expr> members = graph.PartialsOf(edge, isLonger: true);
        int[] times = [.. members.Keys];
        if (times.Length > 1)
        {
            return IndexTemplate.Of(members[times[^2]], members[times[^1]], time, times[^2]) is { } template
                && members.All(member => IndexTemplate.At(template, time, member.Key) == member.Value) ? (time, template) : null;
        }

        (Expr last, Expr place) = (members[times[0]], edge.Lower.ToFormula(length));
        if (!edge.Lower.IsRelative)
            return (place, last);
        Expr before = graph.PartialsOf(edge, isLonger: false).Values.Single();
        return IndexTemplate.Of(before, last, length, FamilyFolding.Length) is { } formula ? (place, formula) : null;
    }
}
