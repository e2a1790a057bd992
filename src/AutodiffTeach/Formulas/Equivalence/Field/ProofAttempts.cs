namespace AutodiffTeach.Formulas.Equivalence.Field;

/// <summary>The attempts to prove that two formulas are equal, with and without knowledge of signs.</summary>
internal sealed class ProofAttempts(Expr expected, Expr answer, FormulaTable table, WorkBudget budget)
{
    private static readonly ProofResult Open = new(ProofOutcome.Open, 1, false);

    /// <summary>The attempt with no knowledge of signs.</summary>
    public ProofResult Anywhere(bool dependsOnSigns)
    {
        FieldAttempt attempt = FieldAttempt.Run(table, expected, answer, null, budget);
        return attempt.Outcome switch
        {
            AttemptOutcome.Equal => new ProofResult(ProofOutcome.Equal, attempt.ErrorProbability, false),
            AttemptOutcome.Unequal when !dependsOnSigns && !table.HasLogarithms => new ProofResult(ProofOutcome.Different, 1, false),
            _ => Open with { NeedsPoints = dependsOnSigns },
        };
    }

    /// <summary>The attempts in the regions that sample points represent; if the parts as written do not suffice, with factors that multiplying out hides.</summary>
    public ProofResult InRegions(IReadOnlyList<ISignOracle> points)
    {
        points = [.. points.Select(point => new RememberedSigns(point))];
        List<Expr> necessary = SignRegion.NecessaryParts(table);
        List<Expr> helpful = SignRegion.HelpfulParts(table);
        ProofResult? proof = ProveAll(table, SignRegion.Of(points, [.. necessary, .. helpful]));
        if (proof is null && table.HasRoots)
        {
            List<Expr> hidden = SignRegion.HiddenParts(table);
            var larger = new FormulaTable([expected, answer, .. hidden]);
            proof = ProveAll(larger, SignRegion.Of(points, [.. necessary, .. helpful, .. hidden]));
        }

        return proof is { } found ? found with { AssumedSigns = AssumedSigns(necessary, points) } : Open;
    }

    // The proof in each region but those that are the border between others; null where one fails or there is none.
    private ProofResult? ProveAll(FormulaTable parts, List<SignRegion> regions)
    {
        double error = 0;
        int proved = 0;
        foreach (SignRegion region in regions)
        {
            FieldAttempt attempt = FieldAttempt.Run(parts, expected, answer, region, budget);
            bool isEqual = attempt.Outcome == AttemptOutcome.Equal
                || (attempt.Outcome == AttemptOutcome.Uncertain && !IsRefuted(region));
            if (!isEqual && !attempt.FreeSigns.Any(region.IsBorder))
                return null;
            error += isEqual ? attempt.ErrorProbability : 0;
            proved += isEqual ? 1 : 0;
        }

        return proved == 0 ? null : new ProofResult(ProofOutcome.Equal, error, false);
    }

    // The parts whose sign never changes over the points, unless the equality holds for both signs of them.
    private List<Expr> AssumedSigns(List<Expr> necessary, IReadOnlyList<ISignOracle> points)
    {
        List<Expr> constant = necessary.FindAll(part =>
            points.Select(point => point.SignOf(part) ?? 0).Where(sign => sign != 0).Distinct().Count() == 1);
        if (constant.Count == 0)
            return [];
        List<SignRegion> relaxed = [.. SignRegion.Of(points, necessary).Select(region => region.Without(constant))];
        return ProveAll(table, relaxed) is null ? constant : [];
    }

    private bool IsRefuted(SignRegion region)
    {
        Expr difference = SignRegion.Difference(expected, answer);
        return region.Points.Exists(point => point.SignOf(difference) is 1 or -1);
    }
}
