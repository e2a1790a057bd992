namespace AutodiffTeach.Formulas.Equivalence;

/// <summary>What is found about the equality of two formulas, with the evidence.</summary>
/// <param name="Verdict">Equivalent, different or undecided.</param>
/// <param name="Evidence">What the verdict rests on.</param>
public sealed record Decision(Verdict Verdict, Evidence Evidence)
{
    /// <summary>For a proof in a prime field the probability that it is wrong, 0 for a normal form; null without a proof.</summary>
    public double? ErrorProbability { get; init; }

    /// <summary>Where the two sides differ, for evidence of that kind.</summary>
    public Counterexample? Counterexample { get; init; }

    /// <summary>Whether the sides have no open set in common on which both are defined.</summary>
    public bool IsDomainProblem { get; init; }

    /// <summary>For formulas of general length N the lengths that were tried, ascending; none for others.</summary>
    public IReadOnlyList<int> Lengths { get; init; } = [];

    /// <summary>
    /// Whether the counterexample lies where a part jumps or changes its law, and none was found elsewhere: values there are a convention, as
    /// relu'(0) = 0 is.
    /// </summary>
    public bool IsAtJumpOnly { get; init; }

    /// <summary>Sentences for the reader: where the two domains differ, what was tried.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
