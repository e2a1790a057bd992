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
    private const int MostParts = 250_000;
    private const long WorkLimit = 24_000_000; // multiplications, some 0.1 s

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
        var attempts = new ProofAttempts(expected, answer, table, new WorkBudget(WorkLimit));
        bool dependsOnSigns = table.HasRoots || table.HasSigns;
        return dependsOnSigns && points.Count > 0 ? attempts.InRegions(points) : attempts.Anywhere(dependsOnSigns);
    }
}
