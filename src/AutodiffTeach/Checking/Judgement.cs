using AutodiffTeach.Formulas;
using AutodiffTeach.Formulas.Equivalence;

namespace AutodiffTeach.Checking;

/// <summary>What is found about an answer: the verdict, its evidence and what explains it.</summary>
/// <param name="Decision">Verdict, evidence, counterexample and notes.</param>
public sealed record Judgement(Decision Decision)
{
    /// <summary>What was understood, in plain syntax; null where the answer cannot be read.</summary>
    public Expr? Answer { get; init; }

    /// <summary>What is wrong, or worth knowing, the most telling first.</summary>
    public IReadOnlyList<Feedback> Feedback { get; init; } = [];

    /// <summary>The verdict.</summary>
    public Verdict Verdict => Decision.Verdict;
}
