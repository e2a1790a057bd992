using AutodiffTeach.Operations;

namespace AutodiffTeach.Formulas.Equivalence.Sampling;

/// <summary>Looks in the common domain for points at which a part has the sign that it had at no sample point.</summary>
internal static class SignSearch
{
    private const int MostParts = 6;

    /// <summary>Compares the sides where the parts have their other sign; returns whether such points were found.</summary>
    /// <param name="survey">The comparison.</param>
    /// <param name="expected">One side.</param>
    /// <param name="answer">The other side.</param>
    /// <param name="parts">Parts that have one sign at all points so far.</param>
    public static bool Run(Survey survey, Expr expected, Expr answer, IReadOnlyList<Expr> parts)
    {
        int before = survey.Seen.Count;
        foreach (Expr part in parts.Take(MostParts))
        {
            int sign = new PointOracle(survey, survey.Representatives[0].Point).SignOf(part) ?? 1;
            // The logarithm restricts the domain to where the part has the other sign.
            Expr other = Expr.Call(OperationTable.Log, sign > 0 ? Expr.Negate(part) : part);
            var restricted = new Survey(FormulaProgram.Of(expected, answer, other), survey.Positive);
            QuickLook.Take(restricted);
            if (!restricted.HasCommonDomain && new Emptiness(restricted).IsCertain())
                continue;
            if (!restricted.HasCommonDomain)
                new DomainSearch(restricted).Run();
            foreach (Observation seen in restricted.Representatives)
                survey.Look(seen.Point);
        }

        return survey.Seen.Count > before;
    }
}
