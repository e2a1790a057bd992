using AutodiffTeach.Formulas.Equivalence.Field;

namespace AutodiffTeach.Formulas.Equivalence;

/// <summary>What a proof attempt in the prime field came to.</summary>
internal enum ProofOutcome
{
    /// <summary>The formulas are equal in every region that the points represent.</summary>
    Equal,

    /// <summary>The formulas certainly differ as functions of their kernels; a real counterexample is worth searching for.</summary>
    Different,

    /// <summary>Neither shown.</summary>
    Open,
}

/// <summary>The result of a proof attempt.</summary>
/// <param name="Outcome">What it came to.</param>
/// <param name="ErrorProbability">For an equality a bound on the probability that it is wrong.</param>
/// <param name="NeedsPoints">Whether the outcome could be better with sample points, because signs of parts matter.</param>
internal readonly record struct ProofResult(ProofOutcome Outcome, double ErrorProbability, bool NeedsPoints)
{
    /// <summary>
    /// Parts that have one sign at all points, where the equality rests on that: a point of the domain at which one of them has the other
    /// sign may refute it. Empty where the equality holds whatever the signs are.
    /// </summary>
    public IReadOnlyList<Expr> AssumedSigns { get; init; } = [];
}

/// <summary>Proves identities by evaluation in a large prime field.</summary>
/// <remarks>
/// <para>Both formulas are evaluated at random points of a field in which roots, angles, exponentials and logarithms obey the laws that they
/// obey over the reals (see <see cref="RealModel"/>, <see cref="ExponentialBasis"/>, <see cref="TurnBasis"/>). An evaluation is the image of the
/// formula under a map that respects all these laws, so formulas equal by them agree at every point, and others agree with the probability at
/// which a polynomial other than zero is zero (Schwartz, Zippel).</para>
/// <para>Where the value depends on signs, each combination of signs that occurs at the sample points is proved for itself. Where that still
/// leaves a sign to chance, sqrt(x^2 + 2x + 1) against x + 1, the sample points themselves must not refute the equality.</para>
/// <para>Positive arguments of logarithms and of roots, and positive bases of powers that are no integers, are facts of the common domain.
/// The time is near-linear in the number of distinct parts and limited.</para>
/// </remarks>
internal static class IdentityProof
{
    private const int MostParts = 20_000;

    /// <summary>Tries to prove that the formulas are equal.</summary>
    /// <param name="expected">One side.</param>
    /// <param name="answer">The other side.</param>
    /// <param name="points">Sample points of the common domain; those with equal signs of the critical parts form a region, and each region is proved. Empty for the first, fast attempt.</param>
    public static ProofResult Try(Expr expected, Expr answer, IReadOnlyList<ISignOracle> points)
    {
        if (expected == answer)
            return new ProofResult(ProofOutcome.Equal, 0, false);
        expected = Differentiation.Resolve(expected);
        answer = Differentiation.Resolve(answer);
        var table = new FormulaTable(expected, answer);
        if (table.Parts.Count > MostParts)
            return new ProofResult(ProofOutcome.Open, 1, false);
        bool dependsOnSigns = table.HasRoots || table.HasSigns;
        if (dependsOnSigns && points.Count > 0)
            return InRegions(expected, answer, table, points);
        FieldAttempt attempt = FieldAttempt.Run(table, expected, answer, null);
        return attempt.Outcome switch
        {
            AttemptOutcome.Equal => new ProofResult(ProofOutcome.Equal, attempt.ErrorProbability, false),
            AttemptOutcome.Unequal when !dependsOnSigns && !table.HasLogarithms => new ProofResult(ProofOutcome.Different, 1, false),
            _ => new ProofResult(ProofOutcome.Open, 1, dependsOnSigns),
        };
    }

    private static ProofResult InRegions(Expr expected, Expr answer, FormulaTable table, IReadOnlyList<ISignOracle> points)
    {
        List<Expr> necessary = SignRegion.NecessaryParts(table);
        List<Expr> helpful = SignRegion.HelpfulParts(table);
        if (ProveAll(expected, answer, table, SignRegion.Of(points, [.. necessary, .. helpful])) is { } proof)
            return proof with { AssumedSigns = AssumedSigns(expected, answer, table, necessary, points) };
        if (!table.HasRoots)
            return new ProofResult(ProofOutcome.Open, 1, false);
        List<Expr> hidden = SignRegion.HiddenParts(table);
        var larger = new FormulaTable([expected, answer, .. hidden]);
        return ProveAll(expected, answer, larger, SignRegion.Of(points, [.. necessary, .. helpful, .. hidden])) is { } second
            ? second with { AssumedSigns = AssumedSigns(expected, answer, table, necessary, points) }
            : new ProofResult(ProofOutcome.Open, 1, false);
    }

    // The proof in each region but those that are the border between others; null where one fails or there is none.
    private static ProofResult? ProveAll(Expr expected, Expr answer, FormulaTable table, List<SignRegion> regions)
    {
        double error = 0;
        int proved = 0;
        foreach (SignRegion region in regions)
        {
            FieldAttempt attempt = FieldAttempt.Run(table, expected, answer, region);
            bool isEqual = attempt.Outcome == AttemptOutcome.Equal
                || (attempt.Outcome == AttemptOutcome.Uncertain && !IsRefuted(expected, answer, region));
            if (!isEqual && !attempt.FreeSigns.Any(region.IsBorder))
                return null;
            error += isEqual ? attempt.ErrorProbability : 0;
            proved += isEqual ? 1 : 0;
        }

        return proved == 0 ? null : new ProofResult(ProofOutcome.Equal, error, false);
    }

    // The parts whose sign never changes over the points, unless the equality holds for both signs of them.
    private static List<Expr> AssumedSigns(
        Expr expected, Expr answer, FormulaTable table, List<Expr> necessary, IReadOnlyList<ISignOracle> points)
    {
        List<Expr> constant = necessary.FindAll(part => points.Select(point => point.SignOf(part) ?? 0).Where(sign => sign != 0).Distinct().Count() == 1);
        if (constant.Count == 0)
            return [];
        List<SignRegion> relaxed = [.. SignRegion.Of(points, necessary).Select(region => region.Without(constant))];
        return ProveAll(expected, answer, table, relaxed) is null ? constant : [];
    }

    private static bool IsRefuted(Expr expected, Expr answer, SignRegion region)
    {
        Expr difference = SignRegion.Difference(expected, answer);
        return region.Points.Exists(point => point.SignOf(difference) is 1 or -1);
    }
}
