using AutodiffTeach.Formulas;

namespace AutodiffTeach.Checking.Mistakes;

/// <summary>A wrong answer that a known mistake leads to.</summary>
/// <param name="Kind">The mistake's code.</param>
/// <param name="Value">The wrong answer at the sample points.</param>
/// <param name="Formula">The wrong answer; written only where the values match.</param>
/// <param name="Message">What was done and what is right.</param>
internal sealed record Candidate(string Kind, Samples Value, Func<Expr> Formula, Func<string> Message)
{
    /// <summary>How far below the whole the mistake is made; of equal explanations the one nearer to the whole is the simpler.</summary>
    public int Depth { get; init; }
}
