using AutodiffTeach.Scalars;
using AutodiffTeach.Scalars.Enclosures;

namespace AutodiffTeach.Formulas.Equivalence.Sampling;

/// <summary>Judges with a tolerance: whether an answer with rounded numbers is near enough at points of moderate size.</summary>
internal static class Rounding
{
    private const int Enough = 8;
    private const int MostPoints = 120;
    private const double Moderate = 10; // in magnitude of every variable, and its reciprocal

    /// <summary>
    /// Whether |expected - answer| is at most the tolerance times the expected magnitude at every such point, null where there are too few. Of a
    /// sum it is the largest term that counts, for where terms cancel their roundings do not.
    /// </summary>
    public static bool? IsNear(Survey survey, Expr expected, Rational tolerance)
    {
        double allowed = tolerance.ToDouble();
        int compared = 0, variables = survey.Program.Names.Count;
        for (int i = 0; i < (variables == 0 ? 1 : MostPoints) && compared < Enough; i++)
        {
            SamplePoint point = PointSource.At(i, variables, survey.Positive);
            if (!IsModerate(point))
                continue;
            ReadOnlySpan<Interval> slots = survey.Run(point.Enclosures);
            Interval left = slots[survey.Program.Roots[0]], right = slots[survey.Program.Roots[1]];
            if (!left.HasValue || !right.HasValue)
                continue;
            compared++;
            double size = Math.Abs(left.Middle);
            foreach (Expr term in expected is Sum ? expected.ChildList : [])
                size = Math.Max(size, Math.Abs(slots[survey.Program.SlotOf(term) ?? survey.Program.Roots[0]].Middle));
            if (!(Math.Abs(left.Middle - right.Middle) <= allowed * size))
                return false;
        }

        return compared == 0 ? null : true;
    }

    private static bool IsModerate(SamplePoint point) =>
        point.Coordinates.All(value => Math.Abs(value.Enclosure.Middle) is >= 1 / Moderate and <= Moderate);
}
