namespace AutodiffTeach.Formulas.Equivalence;

/// <summary>What is assumed about the variables.</summary>
public enum Assumption
{
    /// <summary>Every variable is a real number: equal means equal at every real point where both sides are defined.</summary>
    Real,

    /// <summary>Every variable is a positive number.</summary>
    Positive,
}
