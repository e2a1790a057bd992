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
internal readonly record struct ProofResult(ProofOutcome Outcome, double ErrorProbability, bool NeedsPoints);

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
        List<SignRegion> regions = SignRegion.Of(points, necessary, SignRegion.HelpfulParts(table));
        double error = 0;
        foreach (SignRegion region in regions)
        {
            FieldAttempt attempt = FieldAttempt.Run(table, expected, answer, region);
            bool isEqual = attempt.Outcome == AttemptOutcome.Equal
                || (attempt.Outcome == AttemptOutcome.Uncertain && !IsRefuted(expected, answer, region));
            if (!isEqual)
                return new ProofResult(ProofOutcome.Open, 1, false);
            error += attempt.ErrorProbability;
        }

        return regions.Count == 0 ? new ProofResult(ProofOutcome.Open, 1, true) : new ProofResult(ProofOutcome.Equal, error, false);
    }

    private static bool IsRefuted(Expr expected, Expr answer, SignRegion region)
    {
        Expr difference = SignRegion.Difference(expected, answer);
        return region.Points.Exists(point => point.SignOf(difference) is 1 or -1);
    }
}
