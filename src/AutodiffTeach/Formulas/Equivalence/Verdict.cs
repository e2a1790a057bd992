namespace AutodiffTeach.Formulas.Equivalence;

/// <summary>What is found about an answer.</summary>
public enum Verdict
{
    /// <summary>Equal wherever both sides are defined, and they are on a common open set.</summary>
    Equivalent,

    /// <summary>Not equal, or nowhere defined together.</summary>
    Different,

    /// <summary>Neither shown equal nor shown different.</summary>
    Undecided,

    /// <summary>The answer cannot be judged: it cannot be read, or uses what the question does not allow.</summary>
    Invalid,
}
